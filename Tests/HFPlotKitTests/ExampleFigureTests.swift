// The example's figures: laid out as recorded, and fit to print in every look and at every width.
import Foundation
import GoldenFiles
import HFPlotKit
import Testing

struct ExampleFigureTests {
  /// The example written to a folder, and its pre-fit yields.
  private static func example() throws -> (style: String, analysis: Analysis) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in try ExampleSearch.files() {
      try file.text.write(to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
    }
    let analysis = try Analysis(WorkspaceRequest(path: folder.appending(path: "workspace.json").path))
    return (folder.appending(path: "style.json").path, analysis)
  }

  private static func figures(
    styles: [String] = [], settings: [String] = [], width: String? = nil, isLogarithmic: Bool? = nil
  ) throws -> [Figure] {
    let (own, analysis) = try example()
    let request = FigureRequest(outputs: [], styles: styles + [own], settings: settings, width: width)
    let style = try request.style(kind: "prefit"), annotations = Annotations(style)
    let result = try analysis.prefitYields(YieldsOptions(annotations: annotations))
    return YieldsFigure.figures(
      from: result, annotations: annotations, style: style, options: YieldsFigureOptions(isLogarithmic: isLogarithmic))
  }

  @Test func layoutsAreTheRecordedOnes() throws {
    let figures = try Self.figures()
    for (figure, scene) in zip(figures, try Drawing.scenes(of: figures)) {
      let outline = String(decoding: try OutlineBackend().render(scene), as: UTF8.self)
      #expect(GoldenFile("outline/example-\(figure.name).txt").difference(from: outline) == nil)
    }
  }

  private static func errors(_ figures: [Figure]) throws -> [String] {
    zip(figures, try Drawing.scenes(of: figures)).flatMap { FigureCheck.findings($0, $1) }
      .filter { $0.severity == .error }.map(\.description)
  }

  @Test(arguments: BuiltInStyles.all.map(\.name)) func noLookHasAnError(look: String) throws {
    #expect(try Self.errors(try Self.figures(styles: [look])) == [])
    #expect(try Self.errors(try Self.figures(styles: [look], isLogarithmic: true)) == [])
  }

  @Test(arguments: ["50mm", "60mm", "86mm", "page", "slide"]) func noWidthHasAnError(width: String) throws {
    #expect(try Self.errors(try Self.figures(width: width)) == [])
    #expect(try Self.errors(try Self.figures(settings: ["legend.yields=true"], width: width)) == [])
  }
}
