// A report as a page: its figures as SVG with ids of their own, linked with the tables.
import Plotting
import Publishing
import SVGBackend
import SceneGraph
import Styles

extension AnalysisReport {
  /// The page.
  /// - Throws: where a figure cannot be laid out.
  public func page() throws(KitProblem) -> String {
    let style = try request.style(kind: "pulls")
    let labels = try ReportLabels(analysis, fit: fit, style: style)
    var number = 0
    var pages: [ReportSection] = []
    for section in sections {
      var drawn: [ReportFigure] = []
      for (figure, scene) in zip(section.figures, try Drawing.scenes(of: section.figures)) {
        number += 1
        drawn.append(try reportFigure(figure, scene, number: number, in: section, labels))
      }
      pages.append(ReportSection(id: section.part.rawValue, title: section.title, figures: drawn))
    }
    let facts = try Provenance.metadata(of: fit, style: style, request: request)
    return Report(
      inventory: analysis.inventory, fit: fit, check: check, blinded: blinded, sections: pages, remarks: remarks,
      facts: facts.map { ($0.key, $0.value) }, names: TableNames(style)
    ).html
  }

  private func reportFigure(
    _ figure: Figure, _ scene: Scene, number: Int, in section: Section, _ labels: ReportLabels
  ) throws(KitProblem) -> ReportFigure {
    var links = SceneLinks(labels)
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
      id: "figure-\(number)", title: scene.title, svg: Self.element(svg), width: scene.size.width * 25.4 / 72,
      regions: regions,
      parameters: links.found.filter { !$0.isRegion }.map(\.name))
  }

  /// What stands behind the XML declaration.
  private static func element(_ document: String) -> String {
    guard let start = document.firstRange(of: "<svg") else { return document }
    return String(document[start.lowerBound...])
  }
}
