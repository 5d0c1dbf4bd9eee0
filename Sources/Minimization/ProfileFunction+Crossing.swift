// Where a profile crosses a level between two of its points.

extension ProfileFunction {
  /// The point of a level on the straight line between a point below it and values above it; nil where fits fail.
  ///
  /// Regula falsi on √rise with the Illinois rule against a standing end; ends without a value are halved away.
  /// - Parameter tolerance: distance from the level, in the rise.
  public func crossing(
    of level: Double, between inside: ProfilePoint, and outside: [Double], tolerance: Double = 1e-7
  ) -> ProfilePoint? {
    let root = level.squareRoot(), way = zip(outside, inside.values).map { $0 - $1 }
    func excess(_ point: ProfilePoint) -> Double { max(point.rise, 0).squareRoot() - root }
    var (low, high) = (0.0, 1.0), (lowExcess, highExcess) = (excess(inside), Double.infinity)
    var nearest = inside
    var lastSide = 0
    for _ in 0..<80 {
      let secant = low - lowExcess * (high - low) / (highExcess - lowExcess)
      let share =
        highExcess.isInfinite && high == 1 && lastSide == 0
        ? 1 : secant > low && secant < high ? secant : (low + high) / 2
      let values = share == 1 ? outside : zip(inside.values, way).map { $0 + share * $1 }
      guard let point = point(at: values, near: nearest) else {
        (high, highExcess, lastSide) = (share, .infinity, 1)
        continue
      }
      if abs(point.rise - level) <= tolerance || high - low < 1e-14 { return point }
      nearest = point
      let value = excess(point), side = value < 0 ? -1 : 1
      if side < 0 { (low, lowExcess) = (share, value) } else { (high, highExcess) = (share, value) }
      if side == lastSide { if side < 0 { highExcess *= 0.5 } else { lowExcess *= 0.5 } }
      lastSide = side
    }
    return nil
  }
}
