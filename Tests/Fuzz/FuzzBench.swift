// Where cases are run: a folder for the files of one, and what several of them need.
import Foundation
import HFPlotKit

/// A temporary folder with the small analysis that hostile patches, styles and results are tried on.
package final class FuzzBench {
  let folder: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "hfplot-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    try write(Array(SmallSeeds.workspace().encoded()), to: "small.json")
    let analysis = try Analysis(WorkspaceRequest(path: path("small.json")))
    try write(ResultFiles.text(analysis.prefitYields()), to: "yields.json")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Writes the text of a case and gives the path.
  @discardableResult func write(_ text: [UInt8], to name: String) throws -> String {
    try OutputFiles.write([OutputFile(path: path(name), bytes: text)])
    return path(name)
  }

  /// Draws a result or figure document: always laid out and checked, every fourth time written in all formats.
  func draw(_ path: String, number: Int, styles: [String] = []) throws {
    var request = FigureRequest(outputs: [], styles: styles)
    let figures = try FigureDocument.figures(from: path, request: request)
    if number % 4 == 0 {
      request.outputs = ["drawn.svg", "drawn.tex", "drawn.pdf"].map { self.path($0) }
      request.data = [self.path("drawn.csv")]
      _ = try Drawing.write(figures, request: request)
    } else {
      _ = try Drawing.findings(of: figures)
    }
  }
}
