// Parameters that are held together to see what they contribute to an interval.
import Likelihood
import Results

struct FrozenGroup: Sendable {
  let name: String
  /// Indices of free parameters.
  let members: [Int]

  /// Groups of all free parameters but one, by their annotation or else their modifier type, in alphabetical order.
  static func all(_ fit: ProfiledFit, besides excluded: Int, annotations: Annotations) -> [FrozenGroup] {
    var groups: [String: [Int]] = [:]
    for (index, parameter) in fit.likelihood.parameters.enumerated() where index != excluded && !fit.best.fixed[index] {
      let group =
        annotations.parameters[parameter.name]?.group ?? annotations.parameters[parameter.set]?.group
        ?? parameter.types.first?.rawValue
      if let group { groups[group, default: []].append(index) }
    }
    return groups.sorted { $0.key < $1.key }.map { FrozenGroup(name: $0.key, members: $0.value) }
  }

  /// √(total² − held²) on both sides of the best fit.
  func contribution(
    total: ProfileInterval?, held: ScanOverlay, bestFit: Double, _ names: [String]
  ) -> ScanBreakdown {
    let whole = Self.distances(total, bestFit), rest = Self.distances(held.intervals.first, held.bestFit ?? bestFit)
    func difference(_ side: Int) -> Double? {
      guard let total = whole[side], let held = rest[side] else { return nil }
      return max(total * total - held * held, 0).squareRoot()
    }
    return ScanBreakdown(name: name, members: members.map { names[$0] }, up: difference(1), down: difference(0))
  }

  /// Distances of the crossings around the best fit, down and up.
  private static func distances(_ interval: ProfileInterval?, _ bestFit: Double) -> [Double?] {
    guard let interval,
      let segment = interval.segments.indices.first(where: {
        interval.segments[$0][0] <= bestFit && bestFit <= interval.segments[$0][1]
      })
    else { return [nil, nil] }
    return [0, 1].map { side in
      interval.end(segment, side) == .crossing ? abs(interval.segments[segment][side] - bestFit) : nil
    }
  }
}
