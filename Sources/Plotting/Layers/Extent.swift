// How far a layer's values reach along both axes.

/// A range of values along one axis.
struct ValueRange: Sendable, Equatable {
  var lower: Double
  var upper: Double
  /// The smallest value above zero, for logarithmic axes.
  var smallestPositive: Double?
  /// Whether the axis ends exactly there, without a margin.
  var endsAtLower = false
  var endsAtUpper = false

  /// The range of finite values; nil if there is none.
  init?(_ values: some Sequence<Double>, endsAtLower: Bool = false, endsAtUpper: Bool = false) {
    var low = Double.infinity, high = -Double.infinity, positive = Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
      if value > 0 { positive = min(positive, value) }
    }
    guard low <= high else { return nil }
    lower = low
    upper = high
    smallestPositive = positive.isFinite ? positive : nil
    self.endsAtLower = endsAtLower
    self.endsAtUpper = endsAtUpper
  }

  /// The same range, with a logarithmic axis that need not reach below the smallest positive one of `values`.
  func reaching(downTo values: some Sequence<Double>) -> ValueRange {
    var range = self
    range.smallestPositive = values.filter { $0.isFinite && $0 > 0 }.min() ?? smallestPositive
    return range
  }

  /// The smallest range that holds both.
  func union(_ other: ValueRange?) -> ValueRange {
    guard let other else { return self }
    var merged = self
    merged.lower = min(lower, other.lower)
    merged.upper = max(upper, other.upper)
    merged.smallestPositive = [smallestPositive, other.smallestPositive].compactMap { $0 }.min()
    merged.endsAtLower =
      lower < other.lower
      ? endsAtLower
      : other.lower < lower
        ? other.endsAtLower
        : endsAtLower || other.endsAtLower
    merged.endsAtUpper =
      upper > other.upper
      ? endsAtUpper
      : other.upper > upper
        ? other.endsAtUpper
        : endsAtUpper || other.endsAtUpper
    return merged
  }
}

/// The ranges of a layer along x and y; nil along an axis where it has no say.
struct Extent: Sendable, Equatable {
  var x: ValueRange?
  var y: ValueRange?
  static let none = Extent(x: nil, y: nil)
}
