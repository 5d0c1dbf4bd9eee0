// The observed counts: thrown once from the model at a point that differs from its nominal one.

import HistFactory

/// What nature chose, and the counts that follow.
struct PseudoData {
  /// Free parameters; what is not named is 1.
  static let normalisations: [(name: String, value: Double)] = [
    ("mu", 1), ("theta", 1), ("mu_ttbar", 1.09), ("mu_vjets", 0.92),
  ]
  /// Nuisance parameters at +1 or −1, where every interpolation gives the template of the variation itself.
  static let pulled: [(name: String, isHigh: Bool)] = [
    ("ttbar_hdamp", false), ("vjets_scale", true), ("MET_soft", true),
  ]
  /// The shape of the fakes that the simulation does not know.
  static let fakeShape = [1.3, 1.15, 1, 0.85, 0.8]
  static let seed: UInt64 = 314

  let channel: Channel

  /// Expected counts at the true point.
  var expected: [Double] {
    var total = [Double](repeating: 0, count: channel.binCount)
    for sample in channel.samples {
      let yields = Self.yields(of: sample)
      for bin in total.indices { total[bin] += yields[bin] }
    }
    return total
  }

  var observation: Observation {
    var random = RandomStream(seed: Self.seed, label: "data/\(channel.name)")
    return Observation(name: channel.name, data: expected.map { Double(random.poisson(mean: $0)) })
  }

  private static func yields(of sample: Sample) -> [Double] {
    var sum = sample.data, factor = sample.data.map { _ in 1.0 }
    for modifier in sample.modifiers {
      let isHigh = pulled.first { $0.name == modifier.name }?.isHigh
      switch modifier.effect {
      case .histosys(let high, let low):
        guard let template = isHigh.map({ $0 ? high : low }) else { continue }
        for bin in sum.indices { sum[bin] += template[bin] - sample.data[bin] }
      case .normsys(let high, let low):
        guard let isHigh else { continue }
        for bin in factor.indices { factor[bin] *= isHigh ? high : low }
      case .normfactor:
        let value = normalisations.first { $0.name == modifier.name }?.value ?? 1
        for bin in factor.indices { factor[bin] *= value }
      case .shapefactor:
        for bin in factor.indices { factor[bin] *= fakeShape[bin] }
      case .lumi, .shapesys, .staterror:
        continue
      }
    }
    return zip(sum, factor).map { $0 * $1 }
  }
}
