// Rounding to significant digits, so that the numbers in the files are short and stable.

extension Double {
  /// The nearest decimal number with `digits` significant digits; its shortest text has no more.
  ///
  /// Powers of ten up to 10²² are exact in binary, and an exact integer divided by one is the double nearest to that
  /// decimal: no error is left that could show in the text.
  func rounded(significant digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    var scale = 1.0, size = abs(self)
    var limit = 1.0
    for _ in 0..<digits { limit *= 10 }
    if size >= limit { return rounded() }
    while size * 10 < limit {
      size *= 10
      scale *= 10
    }
    return (self * scale).rounded() / scale
  }

  /// The nearest decimal number with `places` digits after the point.
  func rounded(places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
