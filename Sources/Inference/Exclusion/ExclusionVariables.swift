// What is interpolated between the points of a grid: z = Φ⁻¹(1 − CLs), or the logarithm of a limit.
import Results

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The quantity whose level lines are the contours, point by point.
struct ExclusionVariables {
  /// One contour: how it is called, and its variable at a point.
  struct Curve {
    var name: String
    var value: (ExclusionPoint) -> Double?
  }
  let usesCLs: Bool

  var observed: Curve {
    let usesCLs = usesCLs
    return Curve(name: "observed") {
      usesCLs ? Self.significance($0.clsObserved) : Self.strength($0.upperLimit?.observed)
    }
  }

  var theoryUp: Curve { Curve(name: "observed, theory up") { Self.significance($0.clsObservedTheory?.up) } }
  var theoryDown: Curve { Curve(name: "observed, theory down") { Self.significance($0.clsObservedTheory?.down) } }

  /// The median, then −1σ and +1σ.
  var expected: [Curve] {
    [expected("expected", 2), expected("expected −1σ", 1), expected("expected +1σ", 3)]
  }

  private func expected(_ name: String, _ band: Int) -> Curve {
    let usesCLs = usesCLs
    return Curve(name: name) { point in
      guard let list = usesCLs ? point.clsExpected : point.upperLimit?.expected, list.indices.contains(band) else {
        return nil
      }
      return usesCLs ? Self.significance(list[band]) : Self.strength(list[band])
    }
  }

  /// |z| is cut there: CLs of 10⁻²³ and of 0 say the same.
  private static let truncation = 5.0

  /// Φ⁻¹(1 − CLs) within ±5; nil where there is no CLs.
  static func significance(_ cls: Double?) -> Double? {
    guard let cls, cls.isFinite else { return nil }
    guard cls > 0 else { return truncation }
    guard cls < 1 else { return -truncation }
    return min(max(NormalDistribution.quantile(tail: cls), -truncation), truncation)
  }

  /// Positive where the limit on the signal strength is below 1.
  private static func strength(_ limit: Double?) -> Double? {
    guard let limit, limit > 0, limit.isFinite else { return nil }
    return -log(limit)
  }
}
