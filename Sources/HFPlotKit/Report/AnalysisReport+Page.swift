// A report as a page: its figures as SVG with ids of their own, linked with the tables.
import Figures
import Plotting
import Publishing
import Results
import SVGBackend
import SceneGraph
import Styles
import Typesetting

extension AnalysisReport {
  /// The page.
  /// - Throws: where a figure cannot be laid out.
  public func page() throws(KitProblem) -> String {
    let style = try request.style(kind: "pulls")
    let targets = try targets(style)
    var number = 0
    var pages: [ReportSection] = []
    for section in sections {
      var drawn: [ReportFigure] = []
      for (figure, scene) in zip(section.figures, try Drawing.scenes(of: section.figures)) {
        number += 1
        drawn.append(try reportFigure(figure, scene, number: number, in: section, targets))
      }
      pages.append(ReportSection(id: section.part.rawValue, title: section.title, figures: drawn))
    }
    let facts = try Provenance.metadata(of: fit, style: style, request: request)
    return Report(
      inventory: analysis.inventory, fit: fit, check: check, sections: pages, remarks: remarks,
      facts: facts.map { ($0.key, $0.value) }, names: TableNames(style)
    ).html
  }

  private func reportFigure(
    _ figure: Figure, _ scene: Scene, number: Int, in section: Section, _ targets: [String: SceneLinks.Target]
  ) throws(KitProblem) -> ReportFigure {
    var links = SceneLinks(targets)
    let scene = links.linked(scene)
    let svg = try KitProblem.wrapping {
      let backend = SVGBackend(options: .init(idPrefix: "f\(number)"))
      return String(decoding: try backend.render(scene), as: UTF8.self)
    }
    var regions = links.found.filter(\.isRegion).map(\.name)
    if !regions.contains(figure.name), analysis.likelihood.channels.contains(where: { $0.name == figure.name }) {
      regions.insert(figure.name, at: 0)
    }
    return ReportFigure(
      id: "figure-\(number)", title: scene.title, description: scene.alternativeText,
      svg: Self.element(svg), width: scene.size.width * 25.4 / 72, regions: regions,
      parameters: links.found.filter { !$0.isRegion }.map(\.name))
  }

  /// What stands behind the XML declaration.
  private static func element(_ document: String) -> String {
    guard let start = document.firstRange(of: "<svg") else { return document }
    return String(document[start.lowerBound...])
  }

  /// Labels that figures may show, by how scenes hold them; of two alike the first in the model's order.
  private func targets(_ style: Style) throws(KitProblem) -> [String: SceneLinks.Target] {
    let annotations = Annotations(style), anchors = ReportAnchors(analysis.inventory)
    let names = fit.parameters.map(\.name)
    let sources = ParameterLabels.sources(of: names, annotations: annotations, style: style)
    var labels: [(source: String, target: SceneLinks.Target)] = []
    for name in names {
      guard let anchor = anchors.parameter(name) else { continue }
      let target = SceneLinks.Target(anchor: anchor, name: name, isRegion: false)
      labels += (sources[name] ?? []).map { ($0, target) }
    }
    for channel in analysis.likelihood.channels {
      guard let anchor = anchors.region(channel.name) else { continue }
      let title = annotations.channels[channel.name]?.title ?? Label.escaped(channel.name)
      labels.append((title, SceneLinks.Target(anchor: anchor, name: channel.name, isRegion: true)))
    }
    return try KitProblem.wrapping {
      let typesetter = try Arrangement.typesetter(for: style)
      let size = style.length("text.size")
      let known = try labels.map { (try typesetter.label($0.source, size: size).tex, $0.target) }
      return Dictionary(known, uniquingKeysWith: { first, _ in first })
    }
  }
}
