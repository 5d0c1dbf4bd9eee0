// Which group has which colour: the same on every page, never two alike where the palette lasts.
import SceneGraph
import Styles

struct ImpactsPalette {
  private var colors: [String: Color] = [:]
  private let other: Color

  /// In the order in which groups first appear.
  init(_ groups: [String?], style: Style) {
    other = style.color("impacts.rank.other")
    let list = style.strings("impacts.rank.colors").compactMap { Color(hex: $0) }
    for (group, color) in zip(groups.compactMap({ $0 }), list) { colors[group] = color }
  }

  /// Groups beyond the palette's end share the colour of parameters without a group.
  subscript(group: String?) -> Color { group.flatMap { colors[$0] } ?? other }
}
