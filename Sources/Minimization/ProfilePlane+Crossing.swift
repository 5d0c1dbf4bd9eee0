// Points of a level's curve in a profile's plane: between two others, and farthest out along an axis.

extension ProfilePlane {
  /// The point of a level on the line between two points, one below and one above it; nil where a fit fails.
  public func crossing(of level: Double, between inside: LevelPoint, and outside: SIMD2<Double>) -> LevelPoint? {
    let found = profile.crossing(
      of: level, between: inside.profile, and: values(at: outside), tolerance: LevelWalkOptions().tolerance)
    return found.map(levelPoint)
  }

  /// What became of the search for the point of a level's curve that is farthest out along one axis.
  public enum Extreme: Sendable, Equatable {
    /// The level is reached there.
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
    let crossing = profile.minimizer.crossing(
      of: profile.parameters[axis], side, from: profile.minimum, fixed: profile.fixed,
      options: CrossingOptions(
        up: 0.5 * level, tolerance: 1e-4, fit: .warm(continuesLast: profile.options.continuesLast)))
    if case .newMinimum(let point) = crossing { return .lower(point) }
    guard let value = crossing.value, let foot = line(axis).point(at: [value]) else { return .none }
    let values = profile.parameters.map { foot.point[$0] }
    guard let guess = point(at: position(of: values), near: foot.inPlane(of: profile)) else { return .none }
    var walk = LevelWalk(self, level: level, options: options)
    return walk.start(near: guess).map(Extreme.point) ?? .none
  }

  /// The profile of one of the two parameters.
  private func line(_ axis: Int) -> ProfileFunction {
    ProfileFunction(
      profile.minimizer, of: [profile.parameters[axis]], from: profile.minimum, fixed: profile.fixed,
      options: profile.options)
  }

  /// Points of the plane below a level on one side of the curve's extreme point, where the axis' parameter by itself
  /// shows another dip.
  public func islands(
    beyond extreme: LevelPoint, axis: Int, _ side: Minimum.Side, below level: Double, _ outlook: Outlook = Outlook()
  ) -> [LevelPoint] {
    let line = line(axis)
    return line.dips(beyond: extreme.profile.inPlane(of: line), side, below: level, outlook).compactMap { dip in
      let near = dip.inPlane(of: profile)
      return point(at: position(of: near.values), near: near)
    }
  }

  /// The point of a level's curve that lies from a point below it in the direction of an axis; nil if the bound comes
  /// first.
  public func shore(of level: Double, from inside: LevelPoint, axis: Int, sign: Double) -> LevelPoint? {
    var step = 0.25 * level.squareRoot(), last = inside
    for _ in 0..<40 {
      var position = last.position
      position[axis] = min(max(position[axis] + sign * step, lower[axis]), upper[axis])
      guard position != last.position else { return nil }
      guard let next = point(at: position, near: last.profile), next.profile.rise < level else {
        return crossing(of: level, between: last, and: position)
      }
      last = next
      step *= 1.3
    }
    return nil
  }
}

extension ProfilePoint {
  /// The same conditional minimum, seen as a point of a profile of other parameters.
  func inPlane(of profile: ProfileFunction) -> ProfilePoint {
    ProfilePoint(
      values: profile.parameters.map { point[$0] }, rise: rise,
      slopes: Array(repeating: 0, count: profile.parameters.count), point: point)
  }
}
