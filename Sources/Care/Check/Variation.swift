// The two sides of a modifier's variation, and what is odd about them.
import HistFactory
import Results

/// A normsys or histosys seen as relative changes of its sample.
struct Variation {
  enum Verdict { case noEffect, kink, oneSided, sameSide }

  let name: String
  let type: ModifierType
  let sample: String
  /// Relative change of the sample's yield at +1 and −1 standard deviation.
  let up: Double
  let down: Double
  /// The larger relative change of each bin; 0 where the bin is empty, or as good as.
  let effects: [Double]
  let verdict: Verdict?

  /// Nil for modifiers without variations, and for samples without a yield.
  init?(_ modifier: Modifier, of sample: Sample) {
    let nominal = sample.data, total = nominal.reduce(0, +)
    let high: [Double], low: [Double]
    switch modifier.effect {
    case .normsys(let up, let down): (high, low) = (nominal.map { $0 * up }, nominal.map { $0 * down })
    case .histosys(let up, let down): (high, low) = (up, down)
    default: return nil
    }
    guard total > 0, high.count == nominal.count, low.count == nominal.count else { return nil }
    (name, type, self.sample) = (modifier.name, modifier.type, sample.name)
    let ups = zip(high, nominal).map { $0 - $1 }, downs = zip(low, nominal).map { $0 - $1 }
    up = ups.reduce(0, +) / total
    down = downs.reduce(0, +) / total
    let filler = Self.filler * (nominal.max() ?? 0)
    effects = nominal.indices.map { nominal[$0] > filler ? max(abs(ups[$0]), abs(downs[$0])) / nominal[$0] : 0 }
    // Decimal numbers of a file differ by their rounding where they are meant to be equal.
    let least = 1e-9 * (nominal.map { abs($0) }.max() ?? 0)
    verdict = Self.verdict(ups, downs, shares: (up, down), least: least)
  }

  private static func verdict(
    _ ups: [Double], _ downs: [Double], shares: (up: Double, down: Double), least: Double
  ) -> Verdict? {
    let isUp = ups.contains { abs($0) > least }, isDown = downs.contains { abs($0) > least }
    if !isUp, !isDown { return .noEffect }
    if zip(ups, downs).allSatisfy({ abs($0 - $1) <= least }) { return .kink }
    if isUp != isDown { return .oneSided }
    let sizes = [abs(shares.up), abs(shares.down)].sorted()
    let isSame = shares.up * shares.down > 0 && sizes[0] >= Self.comparable * sizes[1]
    return isSame && sizes[1] >= Self.visible ? .sameSide : nil
  }

  /// Bins with less of the largest bin's yield hold what was filled in for an empty one.
  private static let filler = 1e-4
  /// A side that is so much smaller than the other is about zero.
  private static let comparable = 0.1
  /// A smaller change of the whole yield is the rounding of a pure shape.
  private static let visible = 1e-6

  /// What the verdict is about, relative to the yield: of same sides the whole yield's change.
  func size(of verdict: Verdict) -> Double { verdict == .sameSide ? max(abs(up), abs(down)) : largestEffect }

  private var largestEffect: Double { effects.max() ?? 0 }
  var worstBin: Int? { effects.indices.max { effects[$0] < effects[$1] } }

  func sentence(_ verdict: Verdict) -> String {
    switch verdict {
    case .noEffect: "changes nothing"
    case .kink:
      "has the same template up and down, which changes the yield by \(CheckWords.percent(up)), single bins by up to "
        + CheckWords.percent(largestEffect)
    case .oneSided:
      "has no \(effectUp ? "downward" : "upward") variation, the other changes the yield by "
        + "\(CheckWords.percent(effectUp ? up : down)), single bins by up to \(CheckWords.percent(largestEffect))"
    case .sameSide:
      "changes the yield by \(CheckWords.percent(up)) up and \(CheckWords.percent(down)) down: both to the same side"
    }
  }

  private var effectUp: Bool { abs(up) >= abs(down) }
}

extension Variation.Verdict {
  var rule: CheckRule {
    switch self {
    case .noEffect: .noEffect
    case .kink: .kink
    case .oneSided: .oneSided
    case .sameSide: .sameSide
    }
  }

  var severity: CheckFinding.Severity { self == .noEffect ? .note : .warning }

  var remedy: String {
    switch self {
    case .noEffect: "it can be pruned exactly: hfplot prune --norm 0 --shape 0"
    case .kink: "the yield has an extremum at 0, so that the data cannot tell up from down: symmetrise it (hfplot edit)"
    case .oneSided: "symmetrise it (hfplot edit), unless the effect has one side by its nature"
    case .sameSide: "look for statistical fluctuations of the templates; smooth or symmetrise them (hfplot edit)"
    }
  }
}
