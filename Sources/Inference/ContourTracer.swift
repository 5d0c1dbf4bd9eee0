// Finds and follows every piece of the level curves of a profile of two parameters, on several cores.
import Minimization

/// Level curves in pieces: from the four extreme points of each level at once, then from what a coarse grid shows beside.
struct ContourTracer: Sendable {
  /// The paths of each level, in its order.
  typealias Curves = (paths: [[TracedPath]], notes: [String])

  let levels: [Double]
  let workforce: Workforce
  /// Makes the profile that one task owns.
  let makeProfile: @Sendable () -> ProfileFunction
  /// The mirrored parameters that matter; nil for all.
  private var mirrors: Set<Int>?
  var options = LevelWalkOptions()
  /// How far beyond the curves to look for islands.
  var outlook = Outlook(steps: 4, growth: 2)
  /// Nodes of the coarse grid along each axis, and how far beyond the curves it reaches, in halves of their extent.
  var searchNodes = 8
  var searchMargin = 0.5
  /// The same of a grid that was asked for.
  var gridMargin = 0.2

  func run() -> ProfileAttempt<Curves> {
    let extremes = extremePoints()
    for case .lower(let point) in extremes { return .lower(point) }
    let seeds = levels.indices.map { level in
      Self.distinct(
        extremes.enumerated().compactMap { index, extreme in
          if index / 4 == level, case .point(let point) = extreme { point } else { nil }
        })
    }
    var tracer = self
    tracer.mirrors = folds(seeds)
    return tracer.curves(seeds, extremes)
  }

  private func curves(
    _ seeds: [[LevelPoint]], _ extremes: [ProfilePlane.Extreme]
  ) -> ProfileAttempt<Curves> {
    var paths = arcs(seeds)
    let islands = islands(extremes), grid = searchGrid(paths, islands)
    if let point = grid.lowerPoint { return .lower(point) }
    let notes = search(grid, islands, &paths)
    return .done((paths, notes))
  }

  init(levels: [Double], workforce: Workforce, profile: @escaping @Sendable () -> ProfileFunction) {
    self.levels = levels
    self.workforce = workforce
    makeProfile = profile
  }

  var profile: @Sendable () -> ProfileFunction {
    let (makeProfile, mirrors) = (makeProfile, mirrors)
    return { mirrors.map { makeProfile().mirroring($0) } ?? makeProfile() }
  }

  /// Parameters with two valleys somewhere on the curves.
  private func folds(_ seeds: [[LevelPoint]]) -> Set<Int> {
    let points = seeds.last ?? []
    return workforce.map(points.count + 1, worker: profile) { profile, index in
      profile.folded(at: index < points.count ? points[index].profile : profile.center)
    }.reduce(into: []) { $0.formUnion($1 ?? []) }
  }

  /// Level by level: lower and upper along the first axis, then along the second.
  func extremePoints() -> [ProfilePlane.Extreme] {
    workforce.map(4 * levels.count, worker: profile) { profile, index in
      ProfilePlane(profile).extreme(levels[index / 4], axis: index % 4 / 2, Self.side(index), options: options)
    }.map { $0 ?? .none }
  }

  private static func side(_ index: Int) -> Minimum.Side { index.isMultiple(of: 2) ? .lower : .upper }

  /// Points below a level beyond the extreme points of its curve. Where the next level is near, its grid sees as much.
  private func islands(_ extremes: [ProfilePlane.Extreme]) -> [LevelPoint] {
    let sides = extremes.indices.filter { index in
      !levels.contains { $0 > levels[index / 4] && $0 < Self.nearLevel * levels[index / 4] }
    }
    return workforce.map(sides.count, worker: { profile().coarse }) { profile, side -> [LevelPoint] in
      let index = sides[side]
      guard case .point(let extreme) = extremes[index] else { return [] }
      return ProfilePlane(profile).islands(
        beyond: extreme, axis: index % 4 / 2, Self.side(index), below: levels[index / 4], outlook)
    }.flatMap { $0 ?? [] }
  }

  private static let nearLevel = 4.0

  private static func distinct(_ points: [LevelPoint]) -> [LevelPoint] {
    points.enumerated().filter { index, point in
      !points.prefix(index).contains { other in
        let way = other.position - point.position
        return (way * way).sum() < 1e-4
      }
    }.map(\.element)
  }

  // MARK: Arcs between extreme points

  private struct Start: Sendable {
    var level: Int
    var seed: Int
    var direction: LevelWalk.Direction
  }

  /// Forward from every seed to the next one; backward from those that none arrives at.
  private func arcs(_ seeds: [[LevelPoint]]) -> [[TracedPath]] {
    let forward = walks(
      seeds,
      seeds.indices.flatMap { level in
        seeds[level].indices.map { Start(level: level, seed: $0, direction: .forward) }
      })
    let orphans = forward.filter { start, _ in
      !forward.contains { $0.start.level == start.level && $0.course.end == .target(start.seed) }
    }
    let backward = walks(seeds, orphans.map { Start(level: $0.start.level, seed: $0.start.seed, direction: .backward) })
    return seeds.indices.map { level in
      ArcJoining(
        forward: forward.filter { $0.start.level == level }.map(\.course),
        backward: Dictionary(
          backward.filter { $0.start.level == level }.map { ($0.start.seed, $0.course) },
          uniquingKeysWith: { a, _ in a })
      ).paths
    }
  }

  private func walks(_ seeds: [[LevelPoint]], _ starts: [Start]) -> [(start: Start, course: LevelWalk.Course)] {
    let courses = workforce.map(starts.count, worker: profile) { profile, index in
      let start = starts[index]
      var walk = LevelWalk(ProfilePlane(profile), level: levels[start.level], options: options)
      return walk.run(from: seeds[start.level][start.seed], start.direction, targets: seeds[start.level])
    }
    return zip(starts, courses).map { ($0, $1 ?? LevelWalk.Course(points: [], end: .lost)) }
  }

  // MARK: Pieces that no extreme point lies on

  private func searchGrid(_ paths: [[TracedPath]], _ islands: [LevelPoint]) -> PlaneGrid {
    let positions = paths.flatMap { $0.flatMap { $0.points.map(\.position) } } + islands.map(\.position)
    return PlaneGrid.around(
      ProfilePlane(profile()), positions, nodes: searchNodes, margin: searchMargin
    ).filled(workforce, { profile().coarse })
  }

  /// Follows what a coarse grid shows and no path explains: islands, holes, branches at the bounds.
  private func search(_ grid: PlaneGrid, _ islands: [LevelPoint], _ paths: inout [[TracedPath]]) -> [String] {
    let plane = ProfilePlane(profile())
    for level in levels.indices {
      for island in islands where island.profile.rise < levels[level] {
        for axis in 0..<2 {
          for sign in [-1.0, 1] {
            let seed = plane.shore(of: levels[level], from: island, axis: axis, sign: sign)
            add(seed, plane, level: levels[level], to: &paths[level])
          }
        }
      }
      for edge in grid.edges(across: levels[level]) {
        let crossings = paths[level].reduce(0) { $0 + $1.crossings(from: edge.inside.position, to: edge.outside) }
        guard crossings.isMultiple(of: 2) else { continue }
        let seed = plane.crossing(of: levels[level], between: edge.inside, and: edge.outside)
        add(seed, plane, level: levels[level], to: &paths[level])
      }
    }
    return levels.indices.filter { paths[$0].isEmpty }.map {
      "the profile does not reach −2Δ ln L = \(levels[$0].brief) within the bounds"
    }
  }

  /// The path through a seed, unless it is there already.
  private func add(_ seed: LevelPoint?, _ plane: ProfilePlane, level: Double, to paths: inout [TracedPath]) {
    let margin = 0.05 * level.squareRoot()
    func isKnown(_ point: LevelPoint) -> Bool { paths.contains { $0.passes(point.position, within: margin) } }
    var walk = LevelWalk(plane, level: level, options: options)
    guard let seed, !isKnown(seed), let start = walk.start(near: seed), !isKnown(start) else { return }
    paths.append(follow(plane, from: start, level: level))
  }

  private func follow(_ plane: ProfilePlane, from seed: LevelPoint, level: Double) -> TracedPath {
    var walk = LevelWalk(plane, level: level, options: options)
    let forward = walk.run(from: seed, .forward, targets: [seed])
    if forward.end == .target(0) { return TracedPath(points: forward.points, isClosed: true) }
    let backward = walk.run(from: seed, .backward, targets: [seed])
    return TracedPath(points: backward.points.dropFirst().reversed() + forward.points, isClosed: false)
  }
}

/// Joins the arcs of one level to closed and open paths.
struct ArcJoining {
  /// By seed: the arc that begins there.
  var forward: [LevelWalk.Course]
  /// By seed, for those that no arc arrives at.
  var backward: [Int: LevelWalk.Course]

  /// - Parameters:
  ///   - forward: see there.
  ///   - backward: see there; one that reaches another seed is that seed's arc, the other way round.
  init(forward: [LevelWalk.Course], backward: [Int: LevelWalk.Course]) {
    (self.forward, self.backward) = (forward, backward)
    for (seed, course) in backward.sorted(by: { $0.key < $1.key }) {
      guard case .target(let origin) = course.end, origin != seed else { continue }
      let start = forward[origin].points.prefix(1)
      self.forward[origin] = LevelWalk.Course(points: start + course.points.dropFirst().reversed(), end: .target(seed))
      self.backward[seed] = nil
    }
  }

  var paths: [TracedPath] {
    var done = Set<Int>()
    let open = backward.keys.sorted().map { path(from: $0, &done) }
    let closed = forward.indices.compactMap { done.contains($0) ? nil : path(from: $0, &done) }
    return Self.distinct(open + closed)
  }

  private func path(from first: Int, _ done: inout Set<Int>) -> TracedPath {
    var points = Array((backward[first]?.points.dropFirst() ?? []).reversed())
    var seed = first
    while done.insert(seed).inserted {
      points += forward[seed].points
      guard case .target(let next) = forward[seed].end else { return TracedPath(points: points, isClosed: false) }
      seed = next
    }
    return TracedPath(points: points, isClosed: seed == first)
  }

  /// Without paths that run along a longer one: a walk may miss a seed on its way.
  private static func distinct(_ paths: [TracedPath]) -> [TracedPath] {
    let sorted = paths.enumerated().sorted {
      ($1.element.points.count, $0.offset) < ($0.element.points.count, $1.offset)
    }
    var kept: [TracedPath] = []
    for (_, path) in sorted {
      let middle = path.points[path.points.count / 2].position
      if !kept.contains(where: { $0.passes(middle, within: 0.02) }) { kept.append(path) }
    }
    return kept
  }
}
