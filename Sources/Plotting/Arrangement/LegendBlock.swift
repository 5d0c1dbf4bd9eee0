// A legend as a measured block: entries in columns, each a sample, a title and an optional value, and notes below.

import SceneGraph
import Typesetting

/// An entry with its text set.
struct LegendItem {
  var key: LegendKey
  var title: Paragraph
  var value: Label?
  var color: Color
}

/// A legend for a number of columns, ready to be put somewhere.
struct LegendBlock {
  struct Column {
    var items: [LegendItem]
    var titleWidth: Double
    var valueWidth: Double
  }
  var columns: [Column]
  var heading: Paragraph?
  var notes: [Label]
  var rowHeights: [Double]
  var size: Size
  /// Whether a title had to be broken into lines.
  var isWrapped: Bool
  let look: Look
  let capHeight: Double

  /// Sets the entries in columns of at most `width` together, down the first column, then the next. Titles are
  /// wrapped only where the columns do not fit side by side as they are.
  init(
    _ keys: [LegendKey], legend: Legend, columns count: Int, width: Double, fillsWidth: Bool = false, look: Look,
    labels: LabelSource, style entryStyle: (LegendKey) -> TextLook
  ) throws(FigureProblem) {
    let style = look.legend, parts = Self.parts(of: keys, columns: count)
    let gaps = Double(max(0, parts.count - 1)) * style.columnGap
    var columns: [Column] = []
    for part in parts { columns.append(try Self.column(part, room: .infinity, look, labels, entryStyle)) }
    let natural = columns.map(\.titleWidth)
    let fixed = columns.map { Self.width($0, style) - $0.titleWidth }.reduce(gaps, +)
    isWrapped = fixed + natural.reduce(0, +) > width
    if isWrapped {
      let room = Self.fairShare(of: width - fixed, among: natural)
      columns = []
      for part in parts { columns.append(try Self.column(part, room: room, look, labels, entryStyle)) }
    }
    self.look = look
    self.columns = columns
    capHeight = labels.capHeight(style.text.size)
    rowHeights = (0..<(parts.first?.count ?? 0)).map { row in
      let lines = columns.compactMap { row < $0.items.count ? $0.items[row].title.lines.count : nil }.max() ?? 1
      return style.rowHeight + Double(lines - 1) * style.text.size * look.lineSpacing
    }
    let widths = columns.map { Self.width($0, style) }
    size = Size(width: widths.reduce(gaps, +), height: rowHeights.reduce(0, +))
    heading = legend.title.isEmpty ? nil : try Paragraph(legend.title, size: style.text.size, fitting: width, labels)
    notes = try Self.notes(legend.notes, beside: fillsWidth ? width : size.width, within: width, look, labels)
    size.width = max(size.width, notes.map(\.width).max() ?? 0, heading?.width ?? 0)
    size.height += Double(notes.count) * style.note.size * look.lineSpacing
    size.height += Double(heading?.lines.count ?? 0) * style.rowHeight
  }

  /// Cells that no entry fills.
  var emptyCells: Int { columns.count * rowHeights.count - columns.map(\.items.count).reduce(0, +) }

  /// The entries of each column: as even as can be, the first columns the longer ones.
  private static func parts(of keys: [LegendKey], columns: Int) -> [[LegendKey]] {
    let count = max(1, min(columns, keys.count)), length = keys.count / count, longer = keys.count % count
    return (0..<count).map { column in
      let start = column * length + min(column, longer)
      return Array(keys[start..<start + length + (column < longer ? 1 : 0)])
    }
  }

  /// The width that titles may take so that all columns together take `total`: those that need less give the rest.
  private static func fairShare(of total: Double, among widths: [Double]) -> Double {
    var rest = max(total, 0), left = widths.count
    for width in widths.sorted() {
      if width * Double(left) > rest { return rest / Double(left) }
      rest -= width
      left -= 1
    }
    return widths.max() ?? 0
  }

  /// Notes wrapped to the width of the entries, but not narrower than a few words and not for the sake of one.
  private static func notes(
    _ sources: [String], beside entries: Double, within width: Double, _ look: Look, _ labels: LabelSource
  ) throws(FigureProblem) -> [Label] {
    let style = look.legend, fitting = min(width, max(entries, style.note.size * style.leastNoteWidth))
    var notes: [Label] = []
    for source in sources {
      let whole = try labels(source, style.note.size)
      if whole.width <= min(width, fitting * bearableExcess) {
        notes.append(whole)
      } else {
        notes += try Paragraph.balanced(source, size: style.note.size, fitting: fitting, labels).lines
      }
    }
    return notes
  }

  /// How much wider than the entries a note may be before it is wrapped.
  private static let bearableExcess = 1.2

  private static func column(
    _ keys: [LegendKey], room: Double, _ look: Look, _ labels: LabelSource, _ style: (LegendKey) -> TextLook
  ) throws(FigureProblem) -> Column {
    var items: [LegendItem] = []
    for key in keys {
      let text = style(key)
      let value: Label? = if let source = key.entry.value { try labels(source, text.size) } else { nil }
      let title = try Paragraph(key.entry.title, size: text.size, fitting: room, labels)
      items.append(LegendItem(key: key, title: title, value: value, color: text.color))
    }
    return Column(
      items: items, titleWidth: items.map(\.title.width).max() ?? 0,
      valueWidth: items.compactMap { $0.value?.width }.max() ?? 0)
  }

  private static func width(_ column: Column, _ style: Look.LegendLook) -> Double {
    style.keyWidth + style.keyGap + column.titleWidth + (column.valueWidth > 0 ? style.keyGap + column.valueWidth : 0)
  }

  /// Whether an entry takes more than one line.
  var hasBrokenTitles: Bool { columns.contains { $0.items.contains { $0.title.lines.count > 1 } } }

  /// The whole legend with its upper left corner at `origin`.
  func nodes(at origin: Point, names: ElementNames) -> [Node] {
    var nodes: [Node] = [], top = origin.y
    for line in heading?.lines ?? [] {
      nodes.append(text(line, role: "legend.title", at: Point(x: origin.x, y: top + look.legend.rowHeight * 0.75)))
      top += look.legend.rowHeight
    }
    var left = origin.x
    for column in columns {
      nodes += entries(of: column, at: Point(x: left, y: top), names)
      left += Self.width(column, look.legend) + look.legend.columnGap
    }
    top += rowHeights.reduce(0, +)
    for note in notes {
      top += look.legend.note.size * look.lineSpacing
      let at = Point(x: origin.x, y: top - look.legend.note.size * 0.3)
      nodes.append(
        .group(Group(role: "legend.note", children: [.text(note.text(at: at, color: look.legend.note.color))])))
    }
    return nodes
  }

  private func entries(of column: Column, at origin: Point, _ names: ElementNames) -> [Node] {
    var nodes: [Node] = [], top = origin.y
    for (row, item) in column.items.enumerated() {
      let style = look.legend, middle = top + style.rowHeight / 2
      let box = Rect(x: origin.x, y: middle - style.keyHeight / 2, width: style.keyWidth, height: style.keyHeight)
      var children: [Node] = [.group(Group(role: "legend.key", children: item.key.draw(box, look)))]
      let baseline = middle + capHeight / 2, left = box.maxX + style.keyGap
      for (line, label) in item.title.lines.enumerated() {
        let y = baseline + Double(line) * style.text.size * look.lineSpacing
        children.append(text(label, role: "legend.text", at: Point(x: left, y: y), color: item.color))
      }
      if let value = item.value {
        let right = left + column.titleWidth + style.keyGap + column.valueWidth
        children.append(
          .group(
            Group(
              role: "legend.value",
              children: [
                .text(value.text(at: Point(x: right, y: baseline), alignment: .right, color: item.color))
              ])))
      }
      nodes.append(.group(Group(role: "legend.entry", name: names(item.key.name), children: children)))
      top += rowHeights[row]
    }
    return nodes
  }

  private func text(_ label: Label, role: String, at point: Point, color: Color? = nil) -> Node {
    .group(Group(role: role, children: [.text(label.text(at: point, color: color ?? look.legend.text.color))]))
  }
}
