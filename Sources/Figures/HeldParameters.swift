// Words for parameters that a person held in all fits of a test.
import Plotting
import Results
import Styles
import Typesetting

/// One line a figure: `μ₂ = 1 fixed`.
enum HeldParameters {
  /// - Returns: no line where nothing was held.
  static func labels(_ header: ResultHeader, annotations: Annotations, style: Style) -> [PanelLabel] {
    let held = (header.settings.fixed ?? [:]).sorted { $0.key < $1.key }
    guard !held.isEmpty else { return [] }
    let naming = ParameterNaming(annotations: annotations, style: style, names: held.map(\.key))
    let most = style.integer("tests.held.most")
    var words = held.prefix(most).map { name, value in
      Template(style.string("tests.held.parameter")).filled([
        "parameter": naming.title(name), "value": NumberText.general(value, digits: 4),
      ])
    }
    if held.count > most {
      words.append(Template(style.string("tests.held.more")).filled(["count": "\(held.count - most)"]))
    }
    let text = Template(style.string("tests.held.template")).filled(["parameters": words.joined(separator: ", ")])
    return [PanelLabel(role: "label.held", text: text)]
  }
}
