// Words in the empty half of a correlation matrix: what the figure is of, and its largest pairs, as far as there is room.
import Plotting
import SceneGraph
import Styles
import Typesetting

struct CorrelationNotes {
  let grid: CorrelationGrid
  let style: Style

  private var size: Double { max(style.length("annotation.size"), style.length("text.minimum")) }

  /// Lines at the upper right corner, as long as the diagonal leaves room for them.
  var layers: [Layer] {
    let inset = style.length("correlation.inset"), pitch = size * style.number("correlation.line")
    let width = grid.cell * Double(grid.columns.count)
    var layers: [Layer] = [], depth = inset + size
    for (index, line) in lines.enumerated() {
      let free = width - depth - pitch - inset - grid.cell * Double(grid.columns.count - grid.rows.count)
      guard grid.naming.width(line, size: size) <= free else { break }
      layers.append(
        .text(
          TextLayer(
            name: "note.\(index + 1)", text: line,
            position: Position(x: 1, y: 1, xSpace: .frame, ySpace: .frame, offsetX: -inset, offsetY: -depth),
            alignment: .right, verticalAlignment: .baseline, size: size)))
      depth += pitch
    }
    return layers
  }

  private var lines: [String] {
    // The user's lines stand above the frame, where none is left out for want of room.
    let head = CornerLabels(style).parts.filter { !style.strings("label.lines").contains($0) }
    let pairs = grid.content.pairs(style.integer("correlation.pairs")).map { pair in
      Template(style.string("correlation.titles.pair")).filled([
        "first": grid.title(pair.first), "second": grid.title(pair.second),
        "value": NumberText.decimal(100 * grid.content.correlation(pair.first, pair.second)),
      ])
    }
    return pairs.isEmpty ? head : head + [style.string("correlation.titles.pairs")] + pairs
  }
}
