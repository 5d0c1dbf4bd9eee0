// The words inside and above the frame: experiment, energy, region, stage.
import Plotting
import Styles

struct YieldsLabels {
  let style: Style

  init(_ style: Style) { self.style = style }

  private var isAbove: Bool { style.string("label.experiment.position") == "above" }

  private var experiment: String {
    guard let text = style.optionalString("label.experiment.text") else { return "" }
    let filled = style.string("label.experiment.template")
    return Self.replace(
      Self.replace(filled, "{text}", with: text), "{status}", with: style.string("label.experiment.status"))
  }

  func inside(region: String, stage: String) -> [PanelLabel] {
    var labels: [PanelLabel] = []
    if !isAbove, !experiment.isEmpty { labels.append(PanelLabel(role: "label.experiment", text: experiment)) }
    if !isAbove, let energy = style.optionalString("label.energy.text") {
      labels.append(PanelLabel(role: "label.energy", text: energy))
    }
    labels += style.strings("label.lines").map { PanelLabel(text: $0) }
    labels.append(PanelLabel(role: "label.region", text: region))
    labels.append(PanelLabel(role: "label.stage", text: style.string("label.stage.\(stage)")))
    return labels
  }

  var above: [PanelHeader] {
    guard isAbove else { return [] }
    var headers: [PanelHeader] = []
    if !experiment.isEmpty { headers.append(PanelHeader(role: "label.experiment", text: experiment, side: .left)) }
    if let energy = style.optionalString("label.energy.text") {
      headers.append(PanelHeader(role: "label.energy", text: energy, side: .right))
    }
    return headers
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
