// The words inside and above a figure's frame: experiment, energy, lines of the user's, and what the figure shows.
import Plotting
import Styles

/// Labels that every recipe shares; where they stand follows the style's `label.experiment.position`.
public struct CornerLabels {
  let style: Style

  /// Every part by its name.
  public init(_ style: Style) { self.style = style }

  private func isAbove(_ label: String) -> Bool { style.string("label.\(label).position") == "above" }

  private var experiment: String {
    guard let text = style.optionalString("label.experiment.text") else { return "" }
    return filled("label.experiment.template", ["text": text, "status": style.string("label.experiment.status")])
  }

  /// The style's own line, or energy and luminosity put together as the look has it; either may be missing.
  private var energy: String {
    if let text = style.optionalString("label.energy.text") { return text }
    let parts = ["sqrt_s", "luminosity"].map { part in
      style.optionalString("label.energy.\(part)").map { filled("label.energy.\(part)_template", ["value": $0]) } ?? ""
    }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return parts.joined() }
    return filled("label.energy.template", ["sqrt_s": parts[0], "luminosity": parts[1]])
  }

  /// Lines inside the frame; `own` follow the style's, each with its role (`label.region`, `label.stage`, …).
  public func inside(_ own: [PanelLabel] = []) -> [PanelLabel] {
    var labels: [PanelLabel] = []
    if !isAbove("experiment"), !experiment.isEmpty {
      labels.append(PanelLabel(role: "label.experiment", text: experiment))
    }
    if !isAbove("energy"), !energy.isEmpty { labels.append(PanelLabel(role: "label.energy", text: energy)) }
    return labels + style.strings("label.lines").map { PanelLabel(text: $0) } + own
  }

  /// Lines on top of the frame.
  public var above: [PanelHeader] { headers(where: isAbove) }

  /// Lines at the head of a page, for figures whose frames have no room for words.
  public var head: [PanelHeader] { headers { _ in true } + lines }

  /// The style's own lines, among them what every figure of a model has to say.
  var lines: [PanelHeader] {
    style.strings("label.lines").map { PanelHeader(role: "label.line", text: $0, side: .left) }
  }

  private func headers(where isShown: (String) -> Bool) -> [PanelHeader] {
    var headers: [PanelHeader] = []
    if isShown("experiment"), !experiment.isEmpty {
      headers.append(PanelHeader(role: "label.experiment", text: experiment, side: .left))
    }
    if isShown("energy"), !energy.isEmpty {
      headers.append(PanelHeader(role: "label.energy", text: energy, side: .right))
    }
    return headers
  }

  /// Experiment, energy and the user's lines, whatever their position in other figures.
  var parts: [String] { ([experiment, energy] + style.strings("label.lines")).filter { !$0.isEmpty } }

  /// Everything on one line, for figures without a free corner.
  var line: String { parts.joined(separator: " \\quad ") }

  /// A template of the style with its words in braces replaced, without blanks at its end.
  private func filled(_ template: String, _ words: [String: String]) -> String {
    var text = style.string(template)
    for (word, value) in words.sorted(by: { $0.key < $1.key }) { text = Self.replace(text, "{\(word)}", with: value) }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
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
