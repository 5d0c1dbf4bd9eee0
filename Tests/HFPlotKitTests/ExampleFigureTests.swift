// The example's figures: laid out as recorded, and fit to print in every look and at every width.
import Foundation
import GoldenFiles
import HFPlotKit
import Testing

struct ExampleFigureTests {
  /// The example written to a folder, and its pre-fit yields.
  private static func example(
    _ workspace: String = "workspace.json"
  ) throws -> (style: String, analysis: Analysis) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in try ExampleSearch.files() {
      try file.text.write(to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
    }
    let analysis = try Analysis(WorkspaceRequest(path: folder.appending(path: workspace).path))
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

  // MARK: What figures of yields can show

  /// Blinded bins and a scaled signal above a pull and S/√B.
  private static func blinded() throws -> [Figure] {
    let (own, analysis) = try example()
    let settings = [
      "signal.mode=overlay", "signal.scale=10", #"lower.kinds=["pull","s/sqrt(b)"]"#, "label.gof.visible=true",
    ]
    let style = try FigureRequest(outputs: [], styles: [own], settings: settings).style(kind: "prefit")
    let annotations = Annotations(style)
    let hidden = try analysis.blindedBins([BlindingRule("s/b>0.1")], annotations: annotations)
    let result = try analysis.prefitYields(
      YieldsOptions(channels: ["SR_2j"], annotations: annotations, blinding: hidden, isTested: true))
    return YieldsFigure.figures(from: result, annotations: annotations, style: style)
  }

  /// Both stages beside each other with all bands and yields.
  private static func stages() throws -> [Figure] {
    let (own, analysis) = try example()
    let settings = [
      #"lower.kinds=["prefit","ratio"]"#, "prefit_line.visible=true", "band.statistical.visible=true",
      "legend.yields=true", "legend.yield_uncertainties=true", "label.gof.visible=true",
    ]
    let style = try FigureRequest(outputs: [], styles: [own], settings: settings).style(kind: "postfit")
    let annotations = Annotations(style)
    let options = YieldsOptions(
      channels: ["CR_ttbar"], annotations: annotations, isTested: true, includesPrefit: true)
    let result = try analysis.postfitYields(try analysis.fit(), options)
    return YieldsFigure.figures(from: result, annotations: annotations, style: style)
  }

  /// Signals of the example's grid over all regions.
  private static func hypotheses() throws -> [Figure] {
    let (own, analysis) = try example("background.json")
    let folder = String(own.dropLast("style.json".count))
    let style = try FigureRequest(outputs: [], styles: [own], settings: [#"lower.kinds=["s/b","ratio"]"#]).style(
      kind: "summary")
    let annotations = Annotations(style)
    let signals = try analysis.hypotheses(["\(folder)patchset.json#WprimeTb_800_400,WprimeTb_1250_850"])
    let hidden = try analysis.blindedBins(
      [BlindingRule("SR_2j:1000-"), BlindingRule("SR_3j")], annotations: annotations, hypotheses: signals)
    var result = try analysis.prefitYields(YieldsOptions(annotations: annotations, blinding: hidden))
    result.hypotheses = signals
    return SummaryFigure.figures(from: result, annotations: annotations, style: style)
  }

  @Test(arguments: ["blinded", "stages", "hypotheses"]) func combinationsAreTheRecordedOnes(name: String) throws {
    let figures = try name == "blinded" ? Self.blinded() : name == "stages" ? Self.stages() : Self.hypotheses()
    let outline = try Drawing.outline(figures)
    #expect(GoldenFile("outline/example-\(name).txt").difference(from: outline) == nil)
    #expect(try Self.errors(figures) == [])
  }
}
