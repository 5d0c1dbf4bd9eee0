// 353QH, twice: running medians of 3, 5 and 3 bins, a quadratic through flat peaks, Hanning means; then the residuals.

/// Smooths numbers in a row as ROOT's `TH1::Smooth` does (J. H. Friedman, CERN 74-23); fewer than three stay as they are.
struct RunningSmoother {
  /// The smooth row; not negative where the rough one is not.
  static func smoothed(_ rough: [Double]) -> [Double] {
    guard rough.count >= 3 else { return rough }
    let once = pass(rough)
    let residual = pass(zip(rough, once).map { $0 - $1 })
    let smooth = zip(once, residual).map { $0 + $1 }
    return rough.contains { $0 < 0 } ? smooth : smooth.map { max($0, 0) }
  }

  private static func pass(_ values: [Double]) -> [Double] {
    var row = medians(values, width: 3)
    let last = row.count - 1
    row[0] = median(3 * row[1] - 2 * row[2], values[0], row[1])
    row[last] = median(row[last - 1], values[last], 3 * row[last - 1] - 2 * row[last - 2])
    let wide = row
    row = medians(wide, width: 5)
    row[1] = median(wide[0], wide[1], wide[2])
    row[last - 1] = median(wide[last - 2], wide[last - 1], wide[last])
    return means(bent(medians(row, width: 3)))
  }

  /// Running medians; the ends, where the window does not fit, stay.
  private static func medians(_ values: [Double], width: Int) -> [Double] {
    var row = values
    let half = width / 2
    guard values.count >= width else { return row }
    for index in half..<values.count - half {
      row[index] = values[index - half...index + half].sorted()[half]
    }
    return row
  }

  private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }

  /// Flat peaks and valleys of three bins get back what the medians cut off.
  private static func bent(_ row: [Double]) -> [Double] {
    var bent = row
    guard row.count > 4 else { return row }
    for index in 2..<row.count - 2 where row[index - 1] == row[index] && row[index] == row[index + 1] {
      let left = row[index - 2] - row[index], right = row[index + 2] - row[index]
      guard left * right > 0 else { continue }
      let side = abs(right) > abs(left) ? -1 : 1
      let (far, near) = (row[index - 2 * side], row[index + 2 * side])
      bent[index] = -0.5 * far + row[index] / 0.75 + near / 6
      bent[index + side] = 0.5 * (near - far) + row[index]
    }
    return bent
  }

  private static func means(_ row: [Double]) -> [Double] {
    var means = row
    for index in 1..<row.count - 1 { means[index] = 0.25 * row[index - 1] + 0.5 * row[index] + 0.25 * row[index + 1] }
    return means
  }
}
