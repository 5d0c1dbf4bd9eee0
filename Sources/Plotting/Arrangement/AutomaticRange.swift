// The ends of an axis where the figure leaves them open.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Chooses the ends of an axis from what its layers need.
struct AutomaticRange {
  var axis: Axis
  var look: Look
  /// Free share of the range beyond the largest value.
  var marginAbove: Double
  /// The same on a logarithmic axis.
  var marginAboveLog: Double

  init(_ axis: Axis, _ direction: Direction, _ look: Look) {
    self.axis = axis
    self.look = look
    marginAbove = direction == .y ? look.headroomLinear : look.rangeMargin
    marginAboveLog = direction == .y ? look.headroomLog : look.rangeMargin
  }

  /// The ends in data units for all that is drawn along the axis.
  func ends(for needs: [ValueRange]) -> (lower: Double, upper: Double) {
    if axis.scale.kind == .category {
      return (axis.lower ?? -0.5, axis.upper ?? Double(max(axis.categories.count, 1)) - 0.5)
    }
    let included = ValueRange(axis.including)
    let all = (needs + [included].compactMap { $0 }).reduce(nil as ValueRange?) { $0?.union($1) ?? $1 }
    let found = axis.scale.kind == .log ? logarithmic(all) : even(all)
    let lower = axis.lower ?? found.lower, upper = axis.upper ?? found.upper
    return valid(lower, upper)
  }

  private func even(_ range: ValueRange?) -> (lower: Double, upper: Double) {
    guard let range else { return (0, 1) }
    let low = axis.scale.forward(range.lower), high = axis.scale.forward(range.upper)
    let span = high > low ? high - low : max(abs(high), 1e-300)
    var lower = range.endsAtLower ? low : low - span * look.rangeMargin
    if range.lower >= 0 { lower = max(lower, 0) }  // a margin does not lead below zero
    let upper = range.endsAtUpper ? high : high + span * marginAbove
    return (axis.scale.inverse(lower), axis.scale.inverse(upper))
  }

  /// From a tenth of the smallest positive value, within the fewest and the most decades, to above the largest.
  private func logarithmic(_ range: ValueRange?) -> (lower: Double, upper: Double) {
    guard let range, range.upper > 0, let smallest = range.smallestPositive else { return (0.1, 1) }
    let highest = log10(range.upper)
    var lowest = min(max(log10(smallest) - 1, highest - look.mostDecades), highest - look.leastDecades)
    if range.endsAtLower, range.lower > 0 { lowest = log10(range.lower) }
    let margin = range.endsAtUpper ? 0 : (highest - lowest) * marginAboveLog
    return (pow(10, lowest), pow(10, highest + margin))
  }

  /// Ends that a scale can show: apart from each other, and positive for a logarithm.
  private func valid(_ lower: Double, _ upper: Double) -> (lower: Double, upper: Double) {
    if axis.scale.kind == .log {
      let high = upper > 0 ? upper : 1
      return lower > 0 && lower < high ? (lower, high) : (high / 1000, high)
    }
    if lower < upper { return (lower, upper) }
    let room = max(abs(lower) * 0.1, lower == 0 ? 1 : 1e-300)
    return axis.upper == nil ? (lower, lower + room) : (upper - room, upper)
  }
}
