// Points of a level's curve in a profile's plane: between two others, and farthest out along an axis.

extension ProfilePlane {
  /// The point of a level on the line between two points, one below and one above it; nil where a fit fails.
  public func crossing(of level: Double, between inside: LevelPoint, and outside: SIMD2<Double>) -> LevelPoint? {
    let found = profile.crossing(of: level, between: inside.profile, and: values(at: outside))
    return found.map(levelPoint)
  }

  func levelPoint(_ point: ProfilePoint) -> LevelPoint {
    LevelPoint(
      position: position(of: point.values), slope: SIMD2(point.slopes[0], point.slopes[1]) * scales, profile: point)
  }

  /// What became of the search for the point of a level's curve that is farthest out along one axis.
  public enum Extreme: Sendable, Equatable {
    case point(LevelPoint)
    /// The curve does not reach that far: a bound or the edge of the domain comes first.
    case none
    /// A point below the minimum was found: fit again from there.
    case lower([Double])
  }

  /// The point of the curve around the minimum that is farthest out along one axis: where that parameter's own profile
  /// crosses the level.
  public func extreme(_ level: Double, axis: Int, _ side: Minimum.Side, options: LevelWalkOptions = .init()) -> Extreme
  {
    let parameter = profile.parameters[axis]
    let crossing = profile.minimizer.crossing(
      of: parameter, side, from: profile.minimum, fixed: profile.fixed,
      options: CrossingOptions(up: 0.5 * level, tolerance: 1e-4))
    if case .newMinimum(let point) = crossing { return .lower(point) }
    let line = ProfileFunction(profile.minimizer, of: [parameter], from: profile.minimum, fixed: profile.fixed)
    guard let value = crossing.value, let foot = line.point(at: [value]) else { return .none }
    let values = profile.parameters.map { foot.point[$0] }
    guard let guess = point(at: position(of: values), near: foot.inPlane(of: profile)) else { return .none }
    var walk = LevelWalk(self, level: level, options: options)
    return walk.start(near: guess).map(Extreme.point) ?? .none
  }
}

extension ProfilePoint {
  /// The same conditional minimum, seen as a point of a profile of other parameters.
  func inPlane(of profile: ProfileFunction) -> ProfilePoint {
    ProfilePoint(
      values: profile.parameters.map { point[$0] }, rise: rise,
      slopes: Array(repeating: 0, count: profile.parameters.count),
      point: point)
  }
}
