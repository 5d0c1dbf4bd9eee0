// Follows a level curve of a profile of two parameters: a predictor along the curve, a corrector across it.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a caller may choose about following a level curve.
public struct LevelWalkOptions: Sendable, Equatable {
  /// Distance of the points from the level, in the rise.
  public var tolerance: Double
  /// The turn of the curve from one point to the next, in radians; 40 points around a convex curve.
  public var turn: Double
  /// Points after which a walk is given up.
  public var pointLimit: Int
  /// Lower valleys are looked for at every so manieth point; where one is found, from there back at each.
  public var checkInterval: Int

  /// Every part by its name; those with a default may be left out.
  public init(
    tolerance: Double = 5e-6, turn: Double = 2 * .pi / 40, pointLimit: Int = 4000, checkInterval: Int = 5
  ) {
    self.tolerance = tolerance
    self.turn = turn
    self.pointLimit = pointLimit
    self.checkInterval = checkInterval
  }
}

/// One walk along a curve, from a point on it until a known point, a bound or the end of its strength.
public struct LevelWalk {
  /// Which way along the contour.
  public enum Direction: Sendable { case forward, backward }

  /// Why a walk ended.
  public enum End: Sendable, Equatable {
    /// One of the points that the walk was told of, by index.
    case target(Int)
    /// It met a bound of a parameter.
    case bound
    /// The curve could not be followed further: a saddle, a kink, the edge of the function's domain.
    case lost
  }

  /// What a walk saw.
  public struct Course: Sendable, Equatable {
    /// From the start on, a target not included.
    public var points: [LevelPoint]
    /// Why it ended.
    public var end: End
    /// Every part by its name.
    public init(points: [LevelPoint], end: End) {
      self.points = points
      self.end = end
    }
  }

  let plane: ProfilePlane
  let level: Double
  let options: LevelWalkOptions
  private var response: ProfileResponse
  private var sign = 1.0
  private var bend = 0.0
  private var stride: Double
  /// Whether the last correction went over to another valley.
  private var didSwitch = false

  /// A walk along the level, in units of the objective above its minimum.
  public init(_ plane: ProfilePlane, level: Double, options: LevelWalkOptions = .init()) {
    self.plane = plane
    self.level = level
    self.options = options
    response = plane.profile.response
    stride = 0
  }

  private var root: Double { level.squareRoot() }
  private var shortest: Double { 1e-4 * root }
  private var longest: Double { 0.5 * root }
  /// Where two valleys meet their curve has a corner: no step is short enough to make the turn small.
  private var cornerStride: Double { 0.005 * root }

  /// Walks from a point on the curve; `targets` are points of the same curve where the walk ends, its own start among
  /// them.
  public mutating func run(from start: LevelPoint, _ direction: Direction, targets: [LevelPoint]) -> Course {
    sign = direction == .forward ? 1 : -1
    startAnew()
    var points = [start], checks = Checks()
    while points.count < options.pointLimit, let last = points.last {
      if leaves(last) { return Course(points: points, end: .bound) }
      if points.count - checks.done >= options.checkInterval, settle(&points, &checks) { continue }
      let isCareful = points.count < checks.carefulUntil
      let next = advance(from: last, towards: targets, isCareful: isCareful)
      if !(next?.isPoint ?? false), settle(&points, &checks) { continue }
      if isCareful { checks.done = points.count }
      switch next {
      case .point(let point):
        points.append(point)
        if didSwitch { amend(&points) }
      case .target(let index): return Course(points: points, end: .target(index))
      case .bound(let point): return Course(points: points + [point], end: .bound)
      case .none: return Course(points: points, end: .lost)
      }
    }
    return Course(points: points, end: .lost)
  }

  /// How many points are known to lie in the lowest valley, and up to which one each is to be checked at once.
  private struct Checks {
    var done = 1
    var carefulUntil = 0
  }

  /// Looks for lower valleys at the last point; true where the walk goes on from other points than before.
  private mutating func settle(_ points: inout [LevelPoint], _ checks: inout Checks) -> Bool {
    guard points.count > checks.done, points.count >= checks.carefulUntil, let last = points.last else { return false }
    let lowest = plane.profile.lowest(last.profile)
    guard lowest.rise < last.profile.rise else {
      checks.done = points.count
      return false
    }
    if let point = start(near: plane.levelPoint(lowest)) {
      points[points.count - 1] = point
      amend(&points)
      checks.done = points.count
    } else {
      checks.carefulUntil = points.count + 1
      points.removeSubrange(checks.done...)
      startAnew()
    }
    return true
  }

  /// Takes the points before a switch over to the new valley, as far as it lies lower there.
  private mutating func amend(_ points: inout [LevelPoint]) {
    for index in points.indices.dropLast().dropFirst().reversed() {
      let old = points[index].profile
      guard let lower = plane.profile.lower(than: old, at: old.values, from: points[index + 1].profile),
        let point = start(near: plane.levelPoint(lower), isCareful: false)
      else { break }
      points[index] = point
    }
    startAnew()
  }

  /// Forgets how the curve bent.
  private mutating func startAnew() { (bend, stride) = (0, 0.5 * options.turn * root) }

  /// Whether the curve leaves the box at a point on its edge.
  private func leaves(_ point: LevelPoint) -> Bool {
    let tangent = sign * point.tangent
    return (0..<2).contains { axis in
      (point.position[axis] <= plane.lower[axis] && tangent[axis] < 0)
        || (point.position[axis] >= plane.upper[axis] && tangent[axis] > 0)
    }
  }

  private enum Advance {
    case point(LevelPoint)
    case target(Int)
    case bound(LevelPoint)

    var isPoint: Bool { if case .point = self { true } else { false } }
  }

  private mutating func advance(
    from last: LevelPoint, towards targets: [LevelPoint], isCareful: Bool
  ) -> Advance? {
    while stride >= shortest {
      switch correct(predicted(from: last), near: last, isCareful: isCareful) {
      case .found(let point):
        let turn = signedTurn(last, point)
        let isCorner = abs(turn) > 2 * options.turn
        guard !isCorner || stride <= cornerStride else { break }
        let chord = (point.position - last.position).length
        bend = isCorner ? 0 : turn / chord
        didSwitch = didSwitch || plane.profile.isApart(last.profile, point.profile, response)
        response.learn(from: last.profile, to: point.profile, scales: plane.profile.scales)
        if let index = passed(from: last, to: point, targets) { return .target(index) }
        stride = min(longest, stride * min(max(options.turn / max(abs(turn), 1e-3), 0.5), 1.7))
        return .point(point)
      case .outside(let position):
        if let point = edgePoint(between: last, and: position) {
          if let index = passed(from: last, to: point, targets) { return .target(index) }
          return .bound(point)
        }
      case .none: break
      }
      stride *= 0.5
    }
    return nil
  }

  /// Along the circle of the curve's last bend.
  private func predicted(from last: LevelPoint) -> SIMD2<Double> {
    let half = 0.5 * bend * stride, tangent = sign * last.tangent
    return last.position + stride * (cos(half) * tangent + sin(half) * tangent.turnedLeft)
  }

  private func signedTurn(_ from: LevelPoint, _ to: LevelPoint) -> Double {
    atan2(from.normal.cross(to.normal), from.normal.dot(to.normal))
  }

  private enum Correction {
    case found(LevelPoint)
    /// The curve leaves the box near this position.
    case outside(SIMD2<Double>)
  }

  /// Newton steps on √rise along its gradient: nearly straight for a likelihood.
  /// - Parameter isCareful: whether lower valleys are looked for.
  private mutating func correct(_ guess: SIMD2<Double>, near last: LevelPoint, isCareful: Bool) -> Correction? {
    var position = guess, near = last.profile
    didSwitch = false
    for _ in 0..<10 {
      guard plane.contains(position) else { return .outside(position) }
      guard var point = plane.point(at: position, near: near, response: response) else { return nil }
      if abs(point.profile.rise - level) <= options.tolerance {
        let lowest = isCareful ? plane.profile.lowest(point.profile) : point.profile
        guard lowest.rise < point.profile.rise else { return .found(point) }
        point = plane.levelPoint(lowest)
        didSwitch = true
      }
      near = point.profile
      guard let step = step(from: point), step.length <= stride else { return nil }
      position += step
    }
    return nil
  }

  /// Straight up or down the slope to the level, were √rise a straight line; nil where it is flat.
  private func step(from point: LevelPoint) -> SIMD2<Double>? {
    let square = point.slope.dot(point.slope)
    guard point.profile.rise > 0, square > 0 else { return nil }
    let height = point.profile.rise.squareRoot()
    return (2 * height * (root - height) / square) * point.slope
  }

  /// The point of the curve on the edge of the box that lies between a point inside and a position outside.
  private func edgePoint(between last: LevelPoint, and outside: SIMD2<Double>) -> LevelPoint? {
    let way = outside - last.position
    var crossings: [(axis: Int, share: Double, bound: Double)] = []
    for axis in 0..<2 {
      for bound in [plane.lower[axis], plane.upper[axis]] {
        let share = (bound - last.position[axis]) / way[axis]
        if share.isFinite, share >= 0, share <= 1 { crossings.append((axis, share, bound)) }
      }
    }
    for crossing in crossings.sorted(by: { $0.share < $1.share }) {
      var position = last.position + crossing.share * way
      position[crossing.axis] = crossing.bound
      if let point = slide(position, along: 1 - crossing.axis, near: last) { return point }
    }
    return nil
  }

  /// Newton steps along an edge, in the lowest valley; nil where they leave it or lead far away.
  private func slide(_ guess: SIMD2<Double>, along axis: Int, near last: LevelPoint) -> LevelPoint? {
    var position = guess, near = last.profile
    for _ in 0..<12 {
      guard plane.contains(position), (position - last.position).length <= 3 * stride,
        var point = plane.point(at: position, near: near, response: response)
      else { return nil }
      if abs(point.profile.rise - level) <= options.tolerance {
        let lowest = plane.profile.lowest(point.profile)
        guard lowest.rise < point.profile.rise else { return point }
        point = plane.levelPoint(lowest)
      }
      near = point.profile
      guard point.profile.rise > 0, point.slope[axis] != 0 else { return nil }
      let height = point.profile.rise.squareRoot()
      position[axis] += 2 * height * (root - height) / point.slope[axis]
    }
    return nil
  }

  /// The first target between two points of the walk, or just behind the second.
  private func passed(from last: LevelPoint, to point: LevelPoint, _ targets: [LevelPoint]) -> Int? {
    let chord = point.position - last.position, length = chord.length
    guard length > 0 else { return nil }
    var nearest: (index: Int, along: Double)?
    for (index, target) in targets.enumerated() where target.slope.dot(last.slope) > 0 {
      let way = target.position - last.position
      let along = way.dot(chord) / length, across = abs(way.cross(chord)) / length
      guard along > 1e-3 * length, along < 1.3 * length, across < 0.25 * length else { continue }
      if along < nearest?.along ?? .infinity { nearest = (index, along) }
    }
    return nearest?.index
  }
}

extension LevelWalk {
  /// The point of the curve nearest to a guess, straight up or down the slope; nil where there is none.
  /// - Parameter isCareful: whether lower valleys are looked for.
  public mutating func start(near guess: LevelPoint, isCareful: Bool = true) -> LevelPoint? {
    stride = longest
    if case .found(let point) = correct(guess.position, near: guess, isCareful: isCareful) { return point }
    for axis in 0..<2 where guess.position[axis] <= plane.lower[axis] || guess.position[axis] >= plane.upper[axis] {
      if let point = slide(guess.position, along: 1 - axis, near: guess) { return point }
    }
    return nil
  }
}
