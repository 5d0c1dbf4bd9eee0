// Which group has which fill: the same on every page, never two alike where the palette lasts.
import Plotting
import SceneGraph
import Styles

struct ImpactsPalette {
  private var fills: [String: Paint] = [:]
  private let other: Paint

  /// In the order in which groups first appear. A colour that some reader would take for another's, or for that of the
  /// shifts beside it, is hatched.
  init(_ groups: [String?], style: Style) {
    var used = ["up", "down"].map { Paint.solid(style.color("impacts.\($0).color")) }
    other = Self.fill(style.color("impacts.rank.other"), beside: used, style)
    used.append(other)
    let list = style.strings("impacts.rank.colors").compactMap { Color(hex: $0) }
    for (group, color) in zip(groups.compactMap({ $0 }), list) where fills[group] == nil {
      let fill = Self.fill(color, beside: used, style)
      fills[group] = fill
      used.append(fill)
    }
  }

  /// Groups beyond the palette's end share the fill of parameters without a group.
  subscript(group: String?) -> Paint { group.flatMap { fills[$0] } ?? other }

  private static func fill(_ color: Color, beside used: [Paint], _ style: Style) -> Paint {
    let turns = style.numbers("stack.hatch.turns").count
    let candidates = (0...2 * turns).lazy.map { SamplePalette.paint(color, hatch: $0, style: style) }
    let found = candidates.first { paint in !used.contains { SamplePalette.areAlike(paint, $0, style) } }
    guard case .hatch(var hatch)? = found else { return found ?? .solid(color) }
    hatch.color.alpha = style.number("impacts.rank.hatch")  // numbers stand on it
    return .hatch(hatch)
  }
}
