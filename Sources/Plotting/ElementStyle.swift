// What a style's rules say of single elements, by role and name.

import SceneGraph
import Styles

/// The style of one panel, asked for its elements.
struct ElementStyle: Sendable {
  var style: Style
  var names: ElementNames

  /// The style of an element; names are the panel's own, without its prefix.
  func element(_ role: String, _ name: String) -> Style { style.element(role: role, name: names(name)) }

  /// Size and colour of a text element whose keys stand in `section`.
  func text(_ role: String, _ name: String, section: String) -> TextLook { element(role, name).text(section) }

  /// The lengths and colours of one side, title, labels and ticks each by its own role.
  func axis(_ side: Side, _ look: Look.AxisLook) -> Look.AxisLook {
    guard style.hasRules else { return look }
    func part(_ name: String) -> Style {
      let role = "\(side.role).\(name)"
      return style.element(role: side.role, name: names(side.role)).element(role: role, name: names(role))
    }
    var result = Look.AxisLook(part("ticks"))
    let title = Look.AxisLook(part("title")), labels = Look.AxisLook(part("labels"))
    (result.title, result.titleAlignment, result.titleGap) = (title.title, title.titleAlignment, title.titleGap)
    (result.labels, result.labelGap, result.labelSpacing) = (labels.labels, labels.labelGap, labels.labelSpacing)
    result.plainNumbers = labels.plainNumbers
    return result
  }

  /// The text of a legend's entry.
  func legendText(_ key: LegendKey) -> TextLook {
    guard style.hasRules else { return style.text("legend") }
    let name = names(key.name)
    return style.element(role: "legend.entry", name: name).element(role: "legend.text", name: name).text("legend")
  }
}
