// One systematic of one sample: its normsys and histosys together, split into normalisation and shape.
import HistFactory
import Results

struct SampleSystematic {
  let name: String
  private let nominal: [Double]
  private let factors: (high: Double, low: Double)?
  private let templates: (high: [Double], low: [Double])?

  init(name: String, of sample: Sample) {
    self.name = name
    nominal = sample.data
    var factors: (Double, Double)?, templates: ([Double], [Double])?
    for modifier in sample.modifiers where modifier.name == name {
      switch modifier.effect {
      case .normsys(let high, let low): factors = (high, low)
      case .histosys(let high, let low): templates = (high, low)
      default: break
      }
    }
    self.factors = factors
    self.templates = templates
  }

  var yield: Double { nominal.reduce(0, +) }

  /// The sample's yields at +1 and −1 standard deviation.
  private var variations: [[Double]] {
    [
      (templates?.high ?? nominal).map { $0 * (factors?.high ?? 1) },
      (templates?.low ?? nominal).map { $0 * (factors?.low ?? 1) },
    ]
  }

  /// Whether both variations are the nominal yields, up to the rounding of decimal numbers.
  var isConstant: Bool {
    let least = Self.rounding * (nominal.map { abs($0) }.max() ?? 0)
    return variations.allSatisfy { zip($0, nominal).allSatisfy { abs($0 - $1) <= least } }
  }

  /// N±/N₀.
  private var ratios: [Double] { variations.map { $0.reduce(0, +) / yield } }

  /// Whether normalisation and shape can be split.
  var canBeFactors: Bool { yield > 0 && ratios.allSatisfy { $0 > 0 && $0.isFinite } }

  /// The larger side's |N± − N₀| over the reference's sum, and the largest |shape − nominal| of a bin over its
  /// reference; bins with a negative nominal yield or without a reference are left out (STATISTICS §11).
  func sizes(against reference: [Double]) -> (norm: Double, shape: Double) {
    let whole = reference.reduce(0, +)
    guard yield != 0, whole > 0 else { return (0, 0) }
    let norm = variations.map { abs($0.reduce(0, +) - yield) / whole }.max() ?? 0
    let shape = zip(variations, ratios).flatMap { variation, ratio -> [Double] in
      nominal.indices.map { bin -> Double in
        guard nominal[bin] >= 0, reference[bin] > 0, ratio != 0 else { return 0 }
        return abs(variation[bin] / ratio - nominal[bin]) / reference[bin]
      }
    }
    return (norm, nominal.count > 1 ? shape.max() ?? 0 : 0)
  }

  /// What the modifiers become; those that stay as they are written are left out.
  func effects(_ verdict: PruningResult.Verdict) -> [(ModifierType, Modifier.Effect?)] {
    switch verdict {
    case .kept: return []
    case .dropped: return present.map { ($0, nil) }
    case .normOnly:
      let effect = Modifier.Effect.normsys(high: ratios[0], low: ratios[1])
      // Where there is no shape in the file, there is nothing to take away.
      if templates == nil { return [] }
      return factors == nil ? [(.histosys, effect)] : [(.histosys, nil)] + changed(effect)
    case .shapeOnly:
      let shapes = zip(variations, ratios).map { variation, ratio in variation.map { $0 / ratio } }
      let effect = Modifier.Effect.histosys(high: shapes[0], low: shapes[1])
      if templates == nil { return [(.normsys, nil)] }
      return (factors == nil ? [] : [(.normsys, nil)]) + [(.histosys, effect)]
    }
  }

  private var present: [ModifierType] {
    (templates == nil ? [] : [.histosys]) + (factors == nil ? [] : [.normsys])
  }

  /// The normsys if it has other factors now.
  private func changed(_ effect: Modifier.Effect) -> [(ModifierType, Modifier.Effect?)] {
    guard let factors, case .normsys(let high, let low) = effect else { return [] }
    let isSame = abs(high / factors.high - 1) < Self.rounding && abs(low / factors.low - 1) < Self.rounding
    return isSame ? [] : [(.normsys, effect)]
  }

  private static let rounding = 1e-12
}
