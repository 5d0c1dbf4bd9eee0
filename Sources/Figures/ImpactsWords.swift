// The words of the impacts figure: names of parameters and groups, the best fit, the convention.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct ImpactsWords {
  private let result: ImpactsResult
  private let annotations: Annotations
  private let style: Style

  init(_ result: ImpactsResult, annotations: Annotations, style: Style) {
    (self.result, self.annotations, self.style) = (result, annotations, style)
  }

  // MARK: Names

  func title(ofParameter name: String) -> String { naming.wholeTitle(name) }

  func title(ofChannel name: String) -> String { annotations.channels[name]?.title ?? Label.escaped(name) }

  /// Width of a label in points: about.
  func width(_ source: String, size: Double) -> Double { naming.width(source, size: size) }

  /// Modifier types by what they are called; groups of the user's by their own name; nil for parameters without one.
  func title(ofGroup name: String?) -> String {
    name.map(naming.title(ofGroup:)) ?? style.string("impacts.grouped.rest")
  }

  private var naming: ParameterNaming { ParameterNaming(annotations: annotations, style: style) }

  // MARK: Head

  /// Experiment and energy; then the best fit and, named, the convention.
  var headers: [PanelHeader] {
    let values = result.pois.map(bestFit).joined(separator: style.string("impacts.best_fit.separator"))
    let best = filled("impacts.best_fit.text", ["values": values])
    let lines = style.strings("label.lines").map { PanelHeader(role: "label.text", text: $0, side: .left) }
    return CornerLabels(style).head + lines + [
      PanelHeader(role: "label.region", text: best, side: .left),
      PanelHeader(role: "label.stage", text: method, side: .right),
    ]
  }

  /// A name in words keeps its distance from the symbol before it.
  private func symbol(_ poi: PoiImpacts) -> String {
    let title = title(ofParameter: poi.name)
    return title.hasPrefix("$") ? title : "\\," + title
  }

  private func bestFit(_ poi: PoiImpacts) -> String {
    let up = poi.minos?.up ?? poi.uncertainty, down = abs(poi.minos?.down ?? poi.uncertainty)
    let value = NumberText.measurement(poi.value, up: up, down: down)
    return filled("impacts.best_fit.template", ["poi": title(ofParameter: poi.name), "value": value])
  }

  /// The convention, and whether it is approximated.
  var method: String {
    guard result.approximation == .gaussian else { return convention }
    return filled("impacts.method.gaussian", ["method": convention])
  }

  /// The convention alone.
  var convention: String { style.string("impacts.method.\(result.method.rawValue)") }

  /// What stands over several conventions that are all approximated.
  var approximation: [PanelHeader] {
    guard result.approximation == .gaussian else { return [] }
    return [PanelHeader(role: "label.stage", text: style.string("impacts.method.approximation"), side: .right)]
  }

  /// In plain words, for the file's title.
  var title: String {
    "\(result.method.rawValue) impacts on \(result.pois.map(\.name).joined(separator: ", "))"
  }

  func range(_ rows: [ImpactsRanking.Row], of count: Int) -> String {
    filled(
      "impacts.range",
      ["first": "\(rows.first?.rank ?? 0)", "last": "\(rows.last?.rank ?? 0)", "count": "\(count)"])
  }

  // MARK: Axes

  func axis(_ poi: PoiImpacts) -> String {
    filled(
      "impacts.axis.\(result.method.rawValue)", ["poi": title(ofParameter: poi.name), "symbol": symbol(poi)])
  }

  func relativeAxis(_ poi: PoiImpacts) -> String {
    filled("impacts.axis.relative", ["poi": title(ofParameter: poi.name)])
  }

  func varianceAxis(_ poi: PoiImpacts) -> String {
    filled("impacts.axis.variance", ["poi": title(ofParameter: poi.name)])
  }

  /// A text of the style with its `{words}` replaced.
  func filled(_ key: String, _ values: [String: String]) -> String {
    Template(style.string(key)).filled(values)
  }
}
