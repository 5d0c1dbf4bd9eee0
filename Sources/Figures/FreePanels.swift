// Free parameters of a fit: on an axis of their own below the pulls, with their values beside it.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct FreePanels {
  let rows: [FreeRow]
  /// Of the page: the rows are dealt out to them.
  let columns: Int
  let look: PullLook

  /// Rows of a panel.
  private var share: Int { (rows.count + columns - 1) / columns }

  /// Height of the panels in lines of a column: values with two uncertainties need more than a name.
  var height: Double { Double(share) * look.style.number("pulls.free_row") }

  func panels(below row: Int) -> [Panel] {
    guard !rows.isEmpty else { return [] }
    return stride(from: 0, to: rows.count, by: share).enumerated().map { column, start in
      panel(Array(rows[start..<min(start + share, rows.count)]), row: row, column: column)
    }
  }

  private func panel(_ rows: [FreeRow], row: Int, column: Int) -> Panel {
    func side(_ labels: [String]) -> Axis {
      Axis(
        scale: .category, lower: -0.5, upper: Double(share) - 0.5, growsForLabels: false, categories: labels,
        pitch: look.row * look.style.number("pulls.free_row"), isReversed: true)
    }
    let axis = Axis(
      title: look.style.string("pulls.titles.free"), including: reach, growsForLabels: false, link: "free")
    return Panel(
      name: column == 0 && row == 0 ? "main" : "free.\(column + 1)", row: row, column: column,
      heightWeight: height, x: axis, y: side(rows.map(Self.label)),
      layers: (0..<look.fitCount).map { layer(rows, fit: $0) } + look.boundMarks(bound(rows)))
  }

  /// Where the first fit ended at a bound.
  private func bound(_ rows: [FreeRow]) -> [PointsLayer.DataPoint] {
    rows.enumerated().filter(\.element.isAtBound).compactMap { place, row in
      (row.values.first ?? nil).map { PointsLayer.DataPoint(x: $0.value, y: Double(place) + look.shift(fit: 0)) }
    }
  }

  /// An axis around values that are all the same and have no bars has no length of its own.
  private var reach: [Double] {
    let values = rows.flatMap { $0.values.compactMap { $0 } }
    let ends = values.flatMap { [$0.value - ($0.down ?? 0), $0.value + ($0.up ?? 0)] }
    guard let low = ends.min(), let high = ends.max(), low == high else { return [] }
    return [low - 1, high + 1]
  }

  /// `μ = 1.1 ± 0.3`: beside the frame there would be no room for it.
  private static func label(_ row: FreeRow) -> String {
    guard let value = row.values.first ?? nil else { return row.title }
    return "\(row.title) = \(text(value))"
  }

  private static func text(_ value: Pull) -> String {
    guard let down = value.down, let up = value.up else { return NumberText.general(value.value) }
    return NumberText.measurement(value.value, up: up, down: down)
  }

  private func layer(_ rows: [FreeRow], fit: Int) -> Layer {
    let points = rows.enumerated().compactMap { place, row in
      row.values[fit].map { value in
        PointsLayer.DataPoint(
          x: value.value, y: Double(place) + look.shift(fit: fit), left: value.down, right: value.up)
      }
    }
    let color = look.color(fit: fit)
    return .points(
      PointsLayer(
        name: "fit.\(fit + 1)", points: points, marker: look.marker(fit: fit, color: color), stroke: look.bar(color),
        legend: LegendEntry(look.label(fit: fit))))
  }
}
