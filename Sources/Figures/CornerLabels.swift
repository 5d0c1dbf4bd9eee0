// The words inside and above a figure's frame: experiment, energy, lines of the user's, and what the figure shows.
import Plotting
import Styles

/// Labels that every recipe shares; where they stand follows the style's `label.experiment.position`.
public struct CornerLabels {
  let style: Style

  public init(_ style: Style) { self.style = style }

  private var isAbove: Bool { style.string("label.experiment.position") == "above" }

  private var experiment: String {
    guard let text = style.optionalString("label.experiment.text") else { return "" }
    let filled = Self.replace(style.string("label.experiment.template"), "{text}", with: text)
    return Self.replace(filled, "{status}", with: style.string("label.experiment.status"))
  }

  /// Lines inside the frame; `own` follow the style's, each with its role (`label.region`, `label.stage`, …).
  public func inside(_ own: [PanelLabel] = []) -> [PanelLabel] {
    var labels: [PanelLabel] = []
    if !isAbove, !experiment.isEmpty { labels.append(PanelLabel(role: "label.experiment", text: experiment)) }
    if !isAbove, let energy = style.optionalString("label.energy.text") {
      labels.append(PanelLabel(role: "label.energy", text: energy))
    }
    return labels + style.strings("label.lines").map { PanelLabel(text: $0) } + own
  }

  /// Lines on top of the frame.
  public var above: [PanelHeader] { isAbove ? head : [] }

  /// Lines at the head of a page, for figures whose frames have no room for words.
  public var head: [PanelHeader] {
    var headers: [PanelHeader] = []
    if !experiment.isEmpty { headers.append(PanelHeader(role: "label.experiment", text: experiment, side: .left)) }
    if let energy = style.optionalString("label.energy.text") {
      headers.append(PanelHeader(role: "label.energy", text: energy, side: .right))
    }
    return headers
  }

  /// Everything on one line, for figures without a free corner.
  var line: String {
    let parts = [experiment, style.optionalString("label.energy.text") ?? ""] + style.strings("label.lines")
    return parts.filter { !$0.isEmpty }.joined(separator: " \\quad ")
  }

  private static func replace(_ text: String, _ word: String, with value: String) -> String {
    var result = "", rest = Substring(text)
    while !rest.isEmpty {
      if rest.hasPrefix(word) {
        result += value
        rest = rest.dropFirst(word.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
