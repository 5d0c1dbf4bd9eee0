// A point on, or near, a level curve of a profile of two parameters, in the units in which curves are followed.

/// Plane coordinates are distances from the minimum in units of the two parameters' scales.
public struct LevelPoint: Sendable, Equatable {
  /// Where it is, in the scaled plane.
  public var position: SIMD2<Double>
  /// ∂rise/∂position.
  public var slope: SIMD2<Double>
  /// The conditional minimum there.
  public var profile: ProfilePoint

  /// Unit vector towards higher values.
  var normal: SIMD2<Double> { slope / slope.length }
  /// Unit vector along the curve with lower values on its left: counter-clockwise around a minimum.
  var tangent: SIMD2<Double> { normal.turnedLeft }
}

extension SIMD2<Double> {
  func dot(_ other: Self) -> Double { (self * other).sum() }
  func cross(_ other: Self) -> Double { x * other.y - y * other.x }
  var length: Double { dot(self).squareRoot() }
  var turnedLeft: Self { Self(-y, x) }
}

/// The plane of a profile's two parameters.
public struct ProfilePlane {
  /// The profile of both parameters.
  public let profile: ProfileFunction
  /// The best fit, in the parameters' units.
  public let center: SIMD2<Double>
  /// What is one unit of the scaled plane, in the parameters' units.
  public let scales: SIMD2<Double>
  /// Bounds in plane coordinates.
  public let lower: SIMD2<Double>
  /// Upper bounds, in the scaled plane.
  public let upper: SIMD2<Double>

  /// The plane of a profile in two parameters, scaled by their uncertainties.
  ///
  /// What is found in the plane does not depend on what the profile's minimiser did before.
  public init(_ profile: ProfileFunction) {
    precondition(profile.parameters.count == 2)
    self.profile = profile
    profile.minimizer.forget()
    let values = profile.center.values
    center = SIMD2(values[0], values[1])
    scales = SIMD2(profile.scales[0], profile.scales[1])
    lower = (SIMD2(profile.lower[0], profile.lower[1]) - center) / scales
    upper = (SIMD2(profile.upper[0], profile.upper[1]) - center) / scales
  }

  /// From the parameters' units to the scaled plane.
  public func position(of values: [Double]) -> SIMD2<Double> { (SIMD2(values[0], values[1]) - center) / scales }

  /// Values of the parameters, exactly on a bound where the position is.
  public func values(at position: SIMD2<Double>) -> [Double] {
    (0..<2).map { axis in
      if position[axis] <= lower[axis] { return profile.lower[axis] }
      if position[axis] >= upper[axis] { return profile.upper[axis] }
      return center[axis] + position[axis] * scales[axis]
    }
  }

  /// Whether the place is within the bounds.
  public func contains(_ position: SIMD2<Double>) -> Bool {
    (0..<2).allSatisfy { position[$0] >= lower[$0] && position[$0] <= upper[$0] }
  }

  /// The profile at a position within the bounds.
  public func point(
    at position: SIMD2<Double>, near: ProfilePoint? = nil, response: ProfileResponse? = nil
  ) -> LevelPoint? {
    guard let point = profile.point(at: values(at: position), near: near, response: response) else { return nil }
    var found = levelPoint(point)
    found.position = position
    return found
  }

  /// A conditional minimum as a point of the plane.
  func levelPoint(_ point: ProfilePoint) -> LevelPoint {
    LevelPoint(
      position: position(of: point.values), slope: SIMD2(point.slopes[0], point.slopes[1]) * scales, profile: point)
  }
}
