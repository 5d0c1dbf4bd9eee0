// A prediction along a series of models, and where limits lie below it.
import Results

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Predictions at ascending values; between them the logarithm is straight.
public struct TheoryCurve: Sendable, Equatable {
  /// Values and predictions, ascending.
  public var points: [LimitsVersusResult.Theory]
  /// The file that it was read from.
  public var source: ResultInput?

  /// - Parameter points: sorted here; predictions are positive.
  public init(_ points: [LimitsVersusResult.Theory]) { self.points = points.sorted { $0.value < $1.value } }

  /// The prediction at a value; nil outside the curve, 1 for a curve without points.
  public func prediction(at value: Double) -> Double? {
    guard let first = points.first, let last = points.last else { return 1 }
    guard value >= first.value, value <= last.value else { return nil }
    guard let upper = points.firstIndex(where: { $0.value >= value }), upper > 0 else { return first.prediction }
    let (a, b) = (points[upper - 1], points[upper])
    let share = (value - a.value) / (b.value - a.value)
    return exp(log(a.prediction) + share * (log(b.prediction) - log(a.prediction)))
  }
}

/// Finds ranges of values where limits lie below a prediction.
public enum ExcludedRanges {
  /// - Parameter ratios: limit over prediction at ascending values; nil interrupts a range.
  /// - Returns: low and high end of each range; ends between two values where the logarithm of the ratio, taken as
  ///   straight, is zero.
  public static func below(_ ratios: [(value: Double, ratio: Double?)]) -> [[Double]] {
    var ranges: [[Double]] = [], start: Double?, last: (value: Double, height: Double)?
    for (value, ratio) in ratios {
      guard let ratio, ratio > 0 else {
        if let begun = start, let last { ranges.append([begun, last.value]) }
        (start, last) = (nil, nil)
        continue
      }
      let height = log(ratio)
      if let last, (last.height < 0) != (height < 0) {
        let crossing = last.value - last.height * (value - last.value) / (height - last.height)
        if let begun = start { ranges.append([begun, crossing]) }
        start = height < 0 ? crossing : nil
      } else if last == nil, height < 0 {
        start = value
      }
      last = (value, height)
    }
    if let start, let last { ranges.append([start, last.value]) }
    return ranges
  }
}
