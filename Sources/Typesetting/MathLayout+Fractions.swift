// Fractions, binomials and tables (rule 15 of The TeXbook's appendix G; amsmath for the tables).

extension MathLayout {
  func fraction(_ fraction: MathFraction, _ outer: MathStyle, _ base: Double) -> MathBox {
    var style = outer
    if let level = fraction.level { style.level = level }
    let size = size(style, base)
    let numerator = list(fraction.numerator, style.numerator, base).asGroup()
    let denominator = list(fraction.denominator, style.denominator, base).asGroup()
    let inner =
      fraction.hasRule
      ? ruled(numerator, denominator, style, size) : stacked(numerator, denominator, style, size)
    return fraction.isParenthesized ? parenthesized(inner, style, size) : padded(inner, 0.12 * size)
  }

  private func ruled(_ numerator: MathBox, _ denominator: MathBox, _ style: MathStyle, _ size: Double) -> MathBox {
    let isDisplay = style.isDisplay
    let thickness = constants.ruleThickness * size, axis = constants.axisHeight * size
    let gapAbove = (isDisplay ? constants.numeratorGapDisplay : constants.numeratorGap) * size
    let gapBelow = (isDisplay ? constants.denominatorGapDisplay : constants.denominatorGap) * size
    let shiftUp = (isDisplay ? constants.numeratorShiftDisplay : constants.numeratorShift) * size
    let shiftDown = (isDisplay ? constants.denominatorShiftDisplay : constants.denominatorShift) * size
    let up = max(shiftUp, axis + thickness / 2 + gapAbove + numerator.descent)
    let down = max(shiftDown, denominator.ascent + gapBelow + thickness / 2 - axis)
    var box = pair(numerator, denominator, up, down)
    box.rules.append(BoxRule(x: 0, y: axis - thickness / 2, width: box.width, height: thickness))
    return box
  }

  private func stacked(_ upper: MathBox, _ lower: MathBox, _ style: MathStyle, _ size: Double) -> MathBox {
    let gap = (style.isDisplay ? constants.stackGapDisplay : constants.stackGap) * size
    let axis = constants.axisHeight * size
    var up = (style.isDisplay ? constants.numeratorShiftDisplay : constants.numeratorShift) * size
    var down = (style.isDisplay ? constants.denominatorShiftDisplay : constants.denominatorShift) * size
    up = max(up, axis + upper.descent)
    let lack = gap - ((up - upper.descent) - (lower.ascent - down))
    if lack > 0 {
      up += lack / 2
      down += lack / 2
    }
    return pair(upper, lower, up, down)
  }

  private func pair(_ upper: MathBox, _ lower: MathBox, _ up: Double, _ down: Double) -> MathBox {
    var box = MathBox()
    box.width = max(upper.width, lower.width)
    box.place(upper, x: (box.width - upper.width) / 2, y: up)
    box.place(lower, x: (box.width - lower.width) / 2, y: -down)
    return box
  }

  /// TeX's null delimiters beside a fraction.
  private func padded(_ inner: MathBox, _ space: Double) -> MathBox {
    var box = MathBox()
    box.place(inner, x: space)
    box.width = inner.width + 2 * space
    return box
  }

  private func parenthesized(_ inner: MathBox, _ style: MathStyle, _ size: Double) -> MathBox {
    let height = style.isDisplay ? 2.39 * size : max(inner.height * 0.95, 1.01 * size)
    var box = MathBox()
    box.append(delimiter("(", atLeast: height, size).asGroup())
    box.append(inner)
    box.append(delimiter(")", atLeast: height, size).asGroup())
    return box
  }

  /// Rows of cells, centred (left-aligned in `cases`), the whole centred on the axis.
  func table(_ table: MathTable, _ outer: MathStyle, _ base: Double) -> MathBox {
    let style = table.kind == .substack ? outer : MathStyle(level: outer.isScript ? outer.level : .text)
    let size = size(style, base)
    let cells = table.rows.map { row in row.map { list($0, style, base).asGroup() } }
    let columnCount = cells.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let gap = table.kind == .substack ? 0 : size
    var box = MathBox(), y = 0.0
    for (index, row) in cells.enumerated() {
      if index > 0 { y -= rowDistance(cells[index - 1], row, table.kind, size) }
      var x = 0.0
      for (column, cell) in row.enumerated() {
        let offset = table.kind == .cases ? 0 : (widths[column] - cell.width) / 2
        box.place(cell, x: x + offset, y: y)
        x += widths[column] + gap
      }
    }
    box.width = widths.reduce(0, +) + gap * Double(max(0, columnCount - 1))
    return centered(box, size)
  }

  /// Baselines at a regular distance, further apart where the rows would touch.
  private func rowDistance(_ upper: [MathBox], _ lower: [MathBox], _ kind: MathTable.Kind, _ size: Double) -> Double {
    let regular = (kind == .substack ? 1.05 : 1.2) * size
    let depth = upper.map(\.descent).max() ?? 0, height = lower.map(\.ascent).max() ?? 0
    return max(regular, depth + height + 0.15 * size)
  }
}
