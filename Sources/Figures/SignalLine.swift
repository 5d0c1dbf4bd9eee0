// Signals drawn as lines over the stack: scaled or not, the model's own and those of other patches.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// One line.
struct SignalLine {
  var name: String
  var title: String
  /// Of the signal as it is.
  var yields: [Double]
  /// What the line multiplies them with.
  var factor: Double
  var stroke: Stroke
  /// Whether it is a part of this model.
  var isOwn: Bool

  static func lines(
    model: [YieldsContent.Component], others: [(name: String, yields: [Double])], channel: ChannelYields,
    annotations: Annotations, _ style: Style
  ) -> [SignalLine] {
    let mode = style.string("signal.mode")
    guard mode != "none" else { return [] }
    let own = mode == "stacked" ? [] : model.map { ($0.name, $0.title, $0.values, true) }
    let further = others.map { name, yields in
      (name, annotations.samples[name]?.title ?? Label.escaped(name), yields, false)
    }
    let background = (channel.background ?? channel.total).yields.reduce(0, +)
    return (own + further).enumerated().map { index, line in
      let (name, title, yields, isOwn) = line, sum = yields.reduce(0, +)
      let isNormalised = style.flag("signal.normalised") && sum > 0
      return SignalLine(
        name: name, title: Self.title(title, isNormalised: isNormalised, style), yields: yields,
        factor: isNormalised ? background / sum : style.number("signal.scale"),
        stroke: stroke(index, color: annotations.samples[name]?.color.flatMap { Color(hex: $0) }, style), isOwn: isOwn)
    }
  }

  private static func title(_ title: String, isNormalised: Bool, _ style: Style) -> String {
    if isNormalised { return Template(style.string("signal.starred")).filled(["title": title]) }
    let scale = style.number("signal.scale")
    guard scale != 1 else { return title }
    return Template(style.string("signal.scaled")).filled(["title": title, "scale": NumberWords.short(scale)])
  }

  /// Colours and dashes go on together, so that lines differ in both.
  private static func stroke(_ index: Int, color: Color?, _ style: Style) -> Stroke {
    let colors = style.colors("signal.colors"), dashes = ["first", "second", "third", "fourth"]
    return Stroke(
      color: color ?? (colors.isEmpty ? style.color("colors.ink") : colors[index % colors.count]),
      width: style.lineWidth("signal.width"),
      dash: style.numbers("signal.dash.\(dashes[index % dashes.count])"))
  }

  /// The line in the panel of events, on a rim that sets it off from fills of its colour.
  func layers(edges: [Double], values: [Double], legend: LegendEntry?, _ style: Style) -> [Layer] {
    StepLine.layers(
      name: "signal.\(name)", edges: edges, values: values, stroke: stroke, casing: style.number("signal.casing"),
      legend: legend, style)
  }
}

/// Steps in two layers: a rim in the paper's colour, and the line.
enum StepLine {
  static func layers(
    name: String, edges: [Double], values: [Double], stroke: Stroke, casing: Double, legend: LegendEntry?,
    _ style: Style
  ) -> [Layer] {
    let rim = Stroke(color: style.color("colors.paper"), width: stroke.width + 2 * casing)
    let line = StepLayer(name: name, edges: edges, values: values, stroke: stroke, legend: legend)
    guard casing > 0 else { return [.step(line)] }
    return [.step(StepLayer(name: "\(name).rim", edges: edges, values: values, stroke: rim)), .step(line)]
  }
}
