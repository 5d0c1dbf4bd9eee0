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
  /// Of their sum; nil where it is not known.
  var uncertainty: Double?
  /// What the line multiplies them with.
  var factor: Double
  var stroke: Stroke
  /// Whether it is a part of this model.
  var isOwn: Bool

  /// A signal before it has a look.
  struct Source {
    var name: String
    var title: String
    var yields: [Double]
    var uncertainty: Double?
    var isOwn: Bool
  }

  static func lines(
    model: [YieldsContent.Component], others: [SignalHypothesis.Channel], channel: ChannelYields,
    annotations: Annotations, _ style: Style
  ) -> [SignalLine] {
    let mode = style.string("signal.mode")
    guard mode != "none" else { return [] }
    let own = mode == "stacked" ? [] : model.map { component in
      Source(
        name: component.name, title: component.title, yields: component.values,
        uncertainty: component.uncertainty(in: channel), isOwn: true)
    }
    let further = others.map { other in
      Source(
        name: other.name, title: annotations.samples[other.name]?.title ?? Label.escaped(other.name),
        yields: other.yields, uncertainty: other.sumUncertainty, isOwn: false)
    }
    let background = (channel.background ?? channel.total).yields.reduce(0, +)
    return (own + further).enumerated().map { index, source in
      let sum = source.yields.reduce(0, +), isNormalised = style.flag("signal.normalised") && sum > 0
      return SignalLine(
        name: source.name, title: Self.title(source.title, isNormalised: isNormalised, style), yields: source.yields,
        uncertainty: source.uncertainty, factor: isNormalised ? background / sum : style.number("signal.scale"),
        stroke: stroke(index, color: annotations.samples[source.name]?.color.flatMap { Color(hex: $0) }, style),
        isOwn: source.isOwn)
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
    let halo = StepLayer(name: "\(name).rim", role: Layer.haloRole, edges: edges, values: values, stroke: rim)
    return [.step(halo), .step(line)]
  }
}
