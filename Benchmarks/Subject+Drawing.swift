// The figure wing on one workspace: from pre-fit yields to the bytes of a page, and many pages in one process.
import HFPlotKit

extension Subject {
  /// The first channel's page: recipe, typesetter with its fonts, layout, and the format's bytes.
  func drawingTasks() throws -> [BenchmarkTask] {
    let style = try Style(kind: "prefit")
    var result = try Yields(likelihood, options: YieldsOptions()).prefit(
      origin: ResultOrigin(
        workspace: WorkspaceReference(file: file, sha256: "", measurement: model.measurement), version: "benchmark"))
    result.channels = Array(result.channels.prefix(1))
    let page = result
    @Sendable func figures() -> [Figure] { YieldsFigure.figures(from: page, style: style) }
    let scenes = try Drawing.scenes(of: figures())
    guard let figure = figures().first, let scene = scenes.first else { return [] }
    return [
      BenchmarkTask(name: "style") { _ = try Style(kind: "prefit") },
      BenchmarkTask(name: "recipe") { _ = figures() },
      BenchmarkTask(name: "fonts") { _ = try Arrangement.typesetter(for: style) },
      BenchmarkTask(name: "layout") { _ = try Drawing.scenes(of: figures()) },
      BenchmarkTask(name: "check") { _ = FigureCheck.findings(figure, scene) },
    ]
      + ["pdf", "svg", "tex", "png"].map { format in
        BenchmarkTask(
          name: format,
          run: {
            let backend = try Backends.backend(for: "page.\(format)", options: RenderOptions())
            for scene in try Drawing.scenes(of: figures()) { _ = try backend.render(scene) }
          })
      }
  }
}
