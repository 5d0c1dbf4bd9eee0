// Samples the profile of one parameter: outwards from the best fit, finer where it bends, with the ends of intervals.
import Minimization
import Results

/// The curve of one parameter with its intervals.
struct ProfileCurve: Sendable {
  /// Ascending.
  var points: [ProfilePoint]
  var intervals: [ProfileInterval]

  var pairs: [[Double]] { points.map { [$0.values[0], max($0.rise, 0)] } }
}

/// How finely and how far a scan looks.
struct CurveSampler: Sendable {
  let levels: [ConfidenceLevel]
  /// Ends asked for; nil for beyond the largest level, or the bounds.
  let range: ClosedRange<Double>?
  let workforce: Workforce
  /// Makes the profile that one task owns, with the points of other valleys that it is to look at.
  let makeProfile: @Sendable ([ProfilePoint]) -> ProfileFunction
  var alternatives: [ProfilePoint] = []
  /// Points on each side before refinement.
  var sidePoints = 8
  /// Largest distance of the curve from the straight line between neighbours, in units of its height.
  var bend = 0.005
  /// How far beyond the curve's end to look for further dips.
  var outlook = Outlook()
  var refinements = 5

  /// Height of the curve where nothing else ends it: twice the largest level.
  private var height: Double { 2 * highestLevel }
  private var highestLevel: Double { levels.map { $0.delta(ndof: 1) }.max() ?? 1 }

  private var profile: @Sendable () -> ProfileFunction {
    let (makeProfile, alternatives) = (makeProfile, alternatives)
    return { makeProfile(alternatives) }
  }

  func run() -> ProfileAttempt<ProfileCurve> {
    let sides = workforce.map(2, worker: profile) { profile, index in
      side(index == 0 ? .lower : .upper, profile)
    }
    var points = (sides[0] ?? []).reversed() + [profile().center] + (sides[1] ?? [])
    if let lower = Self.lowerPoint(points) { return .lower(lower) }
    let valleys = otherValleys(points)
    guard valleys.isEmpty || !alternatives.isEmpty else {
      var again = self
      again.alternatives = valleys
      return again.run()
    }
    for _ in 0..<refinements {
      let added = refined(points)
      guard !added.isEmpty else { break }
      points = (points + added).sorted { $0.values[0] < $1.values[0] }
      if let lower = Self.lowerPoint(points) { return .lower(lower) }
    }
    points = visible(points)
    return .done(ProfileCurve(points: points, intervals: levels.map { interval($0, points) }))
  }

  /// What lies lower at a point when it is reached from its neighbour farther out.
  private func otherValleys(_ points: [ProfilePoint]) -> [ProfilePoint] {
    let center = profile().center.values[0]
    let pairs = points.indices.dropLast().map { index in
      points[index].values[0] < center ? (inner: index + 1, outer: index) : (inner: index, outer: index + 1)
    }
    let lower = workforce.map(pairs.count, worker: profile) { profile, index in
      let inner = points[pairs[index].inner]
      return profile.lower(than: inner, at: inner.values, from: points[pairs[index].outer])
    }
    return ProfilePoint.representatives(lower.compactMap { $0 ?? nil }, scales: profile().scales)
  }

  private static func lowerPoint(_ points: [ProfilePoint]) -> [Double]? {
    points.filter { $0.rise < -ProfileFunction.newMinimum }.min { $0.rise < $1.rise }?.point
  }

  /// Without the best fit where the range asked for leaves it out.
  private func visible(_ points: [ProfilePoint]) -> [ProfilePoint] {
    guard let range else { return points }
    return points.filter { range.contains($0.values[0]) }
  }

  // MARK: Outwards

  private func side(_ side: Minimum.Side, _ profile: ProfileFunction) -> [ProfilePoint] {
    let sign = side == .lower ? -1.0 : 1.0, center = profile.center.values[0]
    let bound = side == .lower ? profile.lower[0] : profile.upper[0]
    guard abs(bound - center) > 0 else { return [] }
    if let range {
      let end = side == .lower ? range.lowerBound : range.upperBound
      let beginning = min(max(center, range.lowerBound), range.upperBound)
      guard (end - center) * sign > 0 else { return [] }
      return walk(from: beginning, to: end, profile, beginning == center ? [] : [beginning])
    }
    let end = automaticEnd(side, profile) ?? bound
    let points = walk(from: center, to: end, profile)
    return end == bound ? points : points + beyond(points, side, profile)
  }

  /// Where the profile has risen by the curve's height; nil where the bound comes first.
  private func automaticEnd(_ side: Minimum.Side, _ profile: ProfileFunction) -> Double? {
    let crossing = profile.minimizer.crossing(
      of: profile.parameters[0], side, from: profile.minimum, fixed: profile.fixed,
      options: CrossingOptions(up: 0.5 * height, tolerance: 1e-3))
    switch crossing {
    case .valid(let value): return value
    case .newMinimum, .infeasible, .callLimit:
      let reach = profile.scales[0] * height.squareRoot(), sign = side == .lower ? -1.0 : 1.0
      return min(max(profile.center.values[0] + sign * reach, profile.lower[0]), profile.upper[0])
    case .atLimit: return nil
    }
  }

  /// Equal steps, each fit from the one before; ends where no fit converges.
  private func walk(
    from start: Double, to end: Double, _ profile: ProfileFunction, _ first: [Double] = [],
    near: ProfilePoint? = nil
  ) -> [ProfilePoint] {
    let values =
      first
      + (1...sidePoints).map { step in
        step == sidePoints ? end : start + (end - start) * Double(step) / Double(sidePoints)
      }
    var points: [ProfilePoint] = []
    for value in values {
      guard let point = profile.point(at: [value], near: points.last ?? near) else { break }
      points.append(point)
    }
    return points
  }

  /// Further points where the profile falls below the largest level again before the bound, and until it has risen.
  private func beyond(
    _ points: [ProfilePoint], _ side: Minimum.Side, _ profile: ProfileFunction
  ) -> [ProfilePoint] {
    guard let end = points.last else { return [] }
    let sign = side == .lower ? -1.0 : 1.0, bound = side == .lower ? profile.lower[0] : profile.upper[0]
    let dips = profile.dips(beyond: end, side, below: highestLevel, outlook)
    guard let farthest = dips.max(by: { sign * $0.values[0] < sign * $1.values[0] }) else { return [] }
    var outer = walk(from: end.values[0], to: farthest.values[0], profile, near: end).dropLast() + [farthest]
    var step = 0.5 * profile.scales[0]
    while let last = outer.last, last.rise < 0.75 * height, last.values[0] != bound, outer.count < 4 * sidePoints {
      let value = sign * min(sign * last.values[0] + step, sign * bound)
      guard let point = profile.point(at: [value], near: last) else { break }
      outer.append(point)
      step *= 1.2
    }
    return Array(outer)
  }

  // MARK: Finer

  /// Middles of the steps where the curve leaves the straight line between their ends.
  private func refined(_ points: [ProfilePoint]) -> [ProfilePoint] {
    let steps = points.indices.dropLast().filter { index in
      let (a, b) = (points[index], points[index + 1]), width = b.values[0] - a.values[0]
      guard min(a.rise, b.rise) < height, width > 1e-9 * abs(b.values[0]) else { return false }
      // A cubic through both ends with their slopes lies this far from its chord.
      let sag = abs(a.slopes[0] - b.slopes[0]) * width / 8
      let skew = abs(0.5 * (a.slopes[0] + b.slopes[0]) * width - (b.rise - a.rise)) * 0.2
      return max(sag, skew) > bend * height
    }
    return workforce.map(steps.count, worker: profile) { profile, index in
      let (a, b) = (points[steps[index]], points[steps[index] + 1])
      return profile.point(at: [0.5 * (a.values[0] + b.values[0])], near: a.rise < b.rise ? a : b)
    }.compactMap { $0 ?? nil }
  }

  // MARK: Intervals

  private func interval(_ level: ConfidenceLevel, _ points: [ProfilePoint]) -> ProfileInterval {
    let delta = level.delta(ndof: 1)
    let steps = points.indices.dropLast().filter { (points[$0].rise < delta) != (points[$0 + 1].rise < delta) }
    let roots = workforce.map(steps.count, worker: profile) { profile, index -> Double in
      let (a, b) = (points[steps[index]], points[steps[index] + 1])
      let (inside, outside) = a.rise < delta ? (a, b) : (b, a)
      return profile.crossing(of: delta, between: inside, and: outside.values)?.values[0] ?? inside.values[0]
    }.map { $0 ?? .nan }
    return IntervalJoining(level: level, delta: delta, bounds: boundsOfProfile).interval(points, roots)
  }

  private var boundsOfProfile: (Double, Double) {
    let own = profile()
    return (own.lower[0], own.upper[0])
  }
}

/// Joins crossings to segments.
private struct IntervalJoining {
  let level: ConfidenceLevel
  let delta: Double
  let bounds: (Double, Double)

  func interval(_ points: [ProfilePoint], _ roots: [Double]) -> ProfileInterval {
    var ends: [(value: Double, kind: ProfileInterval.End)] = roots.map { ($0, .crossing) }
    if let first = points.first, first.rise < delta { ends.insert(edge(first.values[0]), at: 0) }
    if let last = points.last, last.rise < delta { ends.append(edge(last.values[0])) }
    let pairs = stride(from: 0, to: ends.count - 1, by: 2).map { (ends[$0], ends[$0 + 1]) }
    let kinds = pairs.map { [$0.0.kind, $0.1.kind] }
    let isPlain = kinds.allSatisfy { $0 == [.crossing, .crossing] }
    return ProfileInterval(
      cl: level.cl, delta: delta, segments: pairs.map { [$0.0.value, $0.1.value] }, ends: isPlain ? nil : kinds)
  }

  private func edge(_ value: Double) -> (Double, ProfileInterval.End) {
    (value, value <= bounds.0 || value >= bounds.1 ? .bound : .range)
  }
}
