// An image as rectangles, for formats whose viewers smooth what they should enlarge, or that have no images.

extension Image {
  /// A run of pixels of one colour.
  public struct Cell: Sendable, Equatable {
    /// Colour of the cell.
    public var color: Color
    /// Where it lies on the page.
    public var frame: Rect
  }

  /// Neighbouring pixels of one colour in a row as one rectangle, row by row; transparent ones are left out. Those of
  /// an opaque image reach under their right and lower neighbours, so that viewers show no seams.
  public var cells: [Cell] {
    let isOpaque = self.isOpaque
    let width = frame.width / Double(self.width), height = frame.height / Double(self.height)
    return (0..<self.height).flatMap { row -> [Cell] in
      let rows = isOpaque && row + 1 < self.height ? 2.0 : 1
      return runs(row: row).filter { $0.pixel.alpha > 0 }.map { run in
        let columns = Double(run.columns.count) + (isOpaque && run.columns.upperBound < self.width ? 1 : 0)
        let rect = Rect(
          x: frame.x + Double(run.columns.lowerBound) * width, y: frame.y + Double(row) * height,
          width: columns * width, height: rows * height)
        return Cell(color: run.pixel.color, frame: rect)
      }
    }
  }

  /// Neighbouring pixels of one colour in a row.
  private func runs(row: Int) -> [(pixel: Pixel, columns: Range<Int>)] {
    var runs: [(pixel: Pixel, columns: Range<Int>)] = []
    for column in 0..<width {
      let pixel = pixel(column: column, row: row)
      if let last = runs.last, last.pixel == pixel {
        runs[runs.count - 1].columns = last.columns.lowerBound..<column + 1
      } else {
        runs.append((pixel, column..<column + 1))
      }
    }
    return runs
  }
}
