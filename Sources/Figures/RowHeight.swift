// How tall the rows of a figure of named rows are, and how many of them a page holds.
import Styles

/// Rows as the style has them, taller where their labels need more: then fewer go on a page.
struct RowHeight {
  /// Of one row, in points.
  let points: Double
  private let asked: Double
  private let style: Style

  /// - Parameter key: the style's own height of such rows.
  init(_ style: Style, key: String) {
    let label = max(style.length("axis.labels.size"), style.length("text.minimum"))
    self.style = style
    asked = style.length(key)
    points = max(asked, label * style.number("names.row"))
  }

  /// The number of rows on a page that is as long as the style's number of rows at the style's height.
  func count(key: String) -> Int {
    let rows = style.number(key)
    return points > asked ? max(1, Int(rows * asked / points)) : style.integer(key)
  }
}
