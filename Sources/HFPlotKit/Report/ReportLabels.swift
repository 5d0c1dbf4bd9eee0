// What names of parameters and regions look like on figures, and where a report tells more about them.
import Figures
import Plotting
import Publishing
import Results
import Styles
import Typesetting

/// Labels that figures may show, read once for all figures of a report.
struct ReportLabels {
  /// What a label stands for.
  struct Target: Hashable {
    var anchor: String
    var name: String
    var isRegion: Bool
    /// What a reader who points at the label is told.
    var tooltip: String
  }

  /// By the label as LaTeX, which is how scenes hold it; of two alike the first in the model's order.
  let targets: [String: Target]
  /// Plain words for the label sources of samples.
  let words: [String: String]

  init(_ analysis: Analysis, fit: FitResult, style: Style) throws(KitProblem) {
    let annotations = Annotations(style)
    let labels = Self.labels(analysis, fit, annotations, style)
    (targets, words) = try KitProblem.wrapping {
      let typesetter = try Arrangement.typesetter(for: style)
      let size = style.length("text.size")
      let known = try labels.map { (try typesetter.label($0.source, size: size).tex, $0.target) }
      let titles = annotations.samples.values.compactMap(\.title)
      let words = try titles.map { ($0, try typesetter.label($0, size: size).plain) }
      return (
        Dictionary(known, uniquingKeysWith: { first, _ in first }),
        Dictionary(words, uniquingKeysWith: { first, _ in first })
      )
    }
  }

  private static func labels(
    _ analysis: Analysis, _ fit: FitResult, _ annotations: Annotations, _ style: Style
  ) -> [(source: String, target: Target)] {
    let anchors = ReportAnchors(analysis.inventory)
    let sources = ParameterLabels.sources(
      of: fit.parameters.map(\.name), annotations: annotations, style: style)
    let parameters = fit.parameters.flatMap { parameter -> [(String, Target)] in
      guard let anchor = anchors.parameter(parameter.name) else { return [] }
      let target = Target(
        anchor: anchor, name: parameter.name, isRegion: false, tooltip: summary(of: parameter))
      return (sources[parameter.name] ?? []).map { ($0, target) }
    }
    let regions = analysis.likelihood.channels.compactMap { channel -> (String, Target)? in
      guard let anchor = anchors.region(channel.name) else { return nil }
      let title = annotations.channels[channel.name]?.title ?? Label.escaped(channel.name)
      return (title, Target(anchor: anchor, name: channel.name, isRegion: true, tooltip: channel.name))
    }
    return parameters + regions
  }

  /// `JES = 0.12 ± 0.86, pull 0.12, constraint 0.86`.
  private static func summary(of parameter: ParameterResult) -> String {
    var text = "\(parameter.name) = \(DecimalText.short(parameter.value, digits: 3))"
    if let uncertainty = parameter.uncertainty { text += " ± \(DecimalText.short(uncertainty, digits: 2))" }
    if let pull = parameter.pull { text += ", pull \(DecimalText.fixed(pull, decimals: 2))" }
    if let ratio = parameter.constraintRatio { text += ", constraint \(DecimalText.fixed(ratio, decimals: 2))" }
    return text
  }
}
