// The option of verbs that can draw a result which was saved before, instead of computing it.
import ArgumentParser
import HFPlotKit

/// A saved result instead of new fits.
struct SavedTestArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Take the numbers from a saved result instead of computing them.", valueName: "file"))
  var from: String?

  /// The saved result, or what `compute` makes.
  func result<Result: SavedResult>(
    _ verb: String, of drawing: ResultDrawing, _ compute: () throws -> Result
  ) throws -> Result {
    guard let from else { return try compute() }
    let result = try ResultFiles.load(Result.self, from: from, verb: verb)
    if !drawing.isQuiet, result.header.workspace.sha256 != drawing.analysis.reference.sha256 {
      Terminal.complain("warning: \(from) was made with another workspace (\(result.header.workspace.file))")
    }
    return result
  }

  var canonical: [(name: String, value: String?)] { from.map { [("from", Provenance.baseName($0))] } ?? [] }
}
