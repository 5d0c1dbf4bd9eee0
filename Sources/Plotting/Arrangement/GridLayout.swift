// Frames on a grid: rows and columns share lengths by weight, and margins are kept free between them.

import SceneGraph

/// One cell of the grid.
struct GridCell {
  var row: Int
  var column: Int
  var widthWeight: Double
  /// Instead of a share.
  var fixedWidth: Double?
  var heightWeight: Double
  var margins: Margins
  /// Whether the panel shares its x axis with the one right below it.
  var joinsBelow: Bool
}

/// Distances between frames and to the page.
struct GridSpacing {
  var pageMargin: Double
  /// Between frames that share an axis.
  var joined: Double
  /// Between what stands around frames that do not.
  var apart: Double
}

/// Solves the grid: all frames of a column begin and end at the same x, all frames of a row at the same y.
enum GridLayout {
  static func frames(of cells: [GridCell], in page: Size, spacing: GridSpacing) -> [Rect] {
    let columns = Track(
      indices: cells.map(\.column), weights: cells.map(\.widthWeight), fixed: cells.map(\.fixedWidth),
      before: cells.map(\.margins.left),
      after: cells.map(\.margins.right), joins: cells.map { _ in false })
    let rows = Track(
      indices: cells.map(\.row), weights: cells.map(\.heightWeight), fixed: cells.map { _ in nil },
      before: cells.map(\.margins.top),
      after: cells.map(\.margins.bottom), joins: cells.map(\.joinsBelow))
    let xs = columns.spans(length: page.width, spacing), ys = rows.spans(length: page.height, spacing)
    return cells.map { cell in
      let x = xs[cell.column] ?? (0, 0), y = ys[cell.row] ?? (0, 0)
      return Rect(x: x.0, y: y.0, width: x.1, height: y.1)
    }
  }

  /// Rows or columns along one direction.
  private struct Track {
    var indices: [Int]
    var weights: [Double]
    var fixed: [Double?]
    var before: [Double]
    var after: [Double]
    var joins: [Bool]

    /// Start and length of each row or column.
    func spans(length: Double, _ spacing: GridSpacing) -> [Int: (Double, Double)] {
      let order = Array(Set(indices)).sorted()
      func largest(_ values: [Double], _ index: Int) -> Double {
        zip(indices, values).filter { $0.0 == index }.map(\.1).max() ?? 0
      }
      func isJoined(_ index: Int) -> Bool { zip(indices, joins).allSatisfy { $0.0 != index || $0.1 } }
      var gaps: [Double] = []
      for (position, index) in order.enumerated() {
        guard position > 0 else {
          gaps.append(spacing.pageMargin + largest(before, index))
          continue
        }
        let previous = order[position - 1]
        gaps.append(
          isJoined(previous)
            ? spacing.joined : largest(after, previous) + spacing.apart + largest(before, index))
      }
      let end = order.last.map { largest(after, $0) + spacing.pageMargin } ?? 0
      func fixedLength(_ index: Int) -> Double? {
        zip(indices, fixed).filter { $0.0 == index }.compactMap(\.1).max()
      }
      let taken = gaps.reduce(0, +) + end + order.compactMap(fixedLength).reduce(0, +)
      let shared = order.filter { fixedLength($0) == nil }
      let free = max(length - taken, 1), weight = shared.map { largest(weights, $0) }.reduce(0, +)
      var place = 0.0
      var spans: [Int: (Double, Double)] = [:]
      for (position, index) in order.enumerated() {
        place += gaps[position]
        let share =
          fixedLength(index) ?? (weight > 0 ? free * largest(weights, index) / weight : free / Double(shared.count))
        spans[index] = (place, share)
        place += share
      }
      return spans
    }
  }
}
