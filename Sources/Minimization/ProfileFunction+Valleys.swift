// Functions with several valleys: a profile is the lowest of them, and a walk in one does not see the others.

extension ProfileFunction {
  /// What the valley of another point offers at some values, if it lies clearly lower than what is known there.
  public func lower(than known: ProfilePoint?, at values: [Double], from other: ProfilePoint) -> ProfilePoint? {
    guard let point = follow(other, to: values) else { return nil }
    return point.rise < (known?.rise ?? .infinity) - valleyDepth ? point : nil
  }
}

extension ProfileFunction {
  /// A reflected point this far up, in the rise, may still lead to a lower valley.
  static let reflectionHeight = 1.0
  /// Reflections of parameters nearer to their centre than this share of their width lead nowhere else.
  static let reflectionReach = 0.15
  /// A parameter that is so many standard deviations away from where it was led has gone over to another valley.
  static let jump = 0.2
  /// A constraint alone raises both sides by 1; data that pull a parameter away from its centre either way take from it.
  static let foldHeight = 0.9
  /// Where the other side is looked at, in units of the distance from the centre.
  static let reflectionSteps = [0.0, 0.5, 1, 1.5]

  /// The lowest conditional minimum at the values of a point that reflections of single parameters about their centres
  /// lead to: templates that shift the same way on both sides make valleys in pairs.
  public func lowest(_ point: ProfilePoint) -> ProfilePoint {
    var best = point
    for _ in 0..<4 {
      guard let better = reflections(of: best).lazy.compactMap({ self.improvement(on: best, with: $0) }).first
      else { break }
      best = better
    }
    guard best.rise < point.rise else { return point }
    return fit(point.values, from: best.point, best.point, options) ?? best
  }

  /// Mirrored parameters that the function folds at a point: the mean of both sides, one unit from the centre, is
  /// hardly above it. The unit is the constraint's width.
  public func folded(at point: ProfilePoint) -> Set<Int> {
    var trial = point.point
    return Set(
      mirrors.keys.filter { index in
        guard !isHeld(index), let center = mirrors[index] else { return false }
        func rise(_ position: Double) -> Double {
          trial[index] = position
          return 2 * minimizer.objective.value(at: trial)
        }
        defer { trial[index] = point.point[index] }
        return 0.5 * (rise(center + 1) + rise(center - 1)) - rise(center) < Self.foldHeight
      })
  }

  /// Whether two neighbouring points lie in different valleys: a mirrored parameter jumps away from where the response
  /// leads it.
  func isApart(_ first: ProfilePoint, _ second: ProfilePoint, _ response: ProfileResponse) -> Bool {
    guard !mirrors.isEmpty else { return false }
    let expected = response.moved(first.point, by: zip(second.values, first.values).map { $0 - $1 })
    return mirrors.keys.contains { index in
      abs(second.point[index] - expected[index])
        > Self.jump * (minimum.covariance?.standardDeviation(index) ?? .infinity)
    }
  }

  /// Parameters beyond whose centre the function goes down again, each where it is lowest, the lowest first.
  private func reflections(of point: ProfilePoint) -> [(index: Int, value: Double)] {
    var trial = point.point, found: [(index: Int, value: Double, rise: Double)] = []
    let height = 2 * minimum.value + point.rise + Self.reflectionHeight
    for index in mirrors.keys.sorted() where !isHeld(index) {
      let center = mirrors[index] ?? 0, distance = point.point[index] - center
      guard abs(distance) > Self.reflectionReach * (minimum.covariance?.standardDeviation(index) ?? 0) else { continue }
      var last = -Double.infinity, lowest: (value: Double, rise: Double)?
      for step in Self.reflectionSteps {
        trial[index] = center - step * distance
        let rise = 2 * minimizer.objective.value(at: trial)
        if rise < last, rise < min(height, lowest?.rise ?? .infinity) { lowest = (trial[index], rise) }
        last = rise
      }
      if let lowest { found.append((index, lowest.value, lowest.rise)) }
      trial[index] = point.point[index]
    }
    return found.sorted { $0.rise < $1.rise }.map { ($0.index, $0.value) }
  }

  private func improvement(on point: ProfilePoint, with change: (index: Int, value: Double)) -> ProfilePoint? {
    var start = point.point
    start[change.index] = change.value
    var options = MinimizerOptions.warm(tolerance: Self.coarseTolerance)
    options.ceiling = minimum.value + 0.5 * (point.rise - valleyDepth)
    guard let found = fit(point.values, from: start, point.point, options) else { return nil }
    return found.rise < point.rise - valleyDepth ? found : nil
  }
}

extension ProfilePoint {
  /// Few points that stand for many: the lowest ones, each a natural length away from those before it.
  public static func representatives(
    _ points: [ProfilePoint], scales: [Double], limit: Int = 3
  ) -> [ProfilePoint] {
    var chosen: [ProfilePoint] = []
    for point in points.sorted(by: { $0.rise < $1.rise }) where chosen.count < limit {
      let isNew = chosen.allSatisfy { other in
        zip(zip(point.values, other.values), scales).contains { abs($0.0 - $0.1) > $1 }
      }
      if isNew { chosen.append(point) }
    }
    return chosen
  }
}
