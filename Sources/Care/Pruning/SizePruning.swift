// Pruning by size: normalisation and shape of each systematic of each sample by themselves (STATISTICS §11).
import HistFactory
import Results

struct SizePruning {
  let model: Model
  let options: PruningOptions

  var plan: PruningPlan {
    var plan = PruningPlan()
    for channel in model.channels {
      let reference = self.reference(channel)
      for sample in channel.samples {
        for systematic in systematics(of: sample, in: channel.name) {
          decide(systematic, sample, channel.name, reference ?? sample.data, &plan)
        }
      }
    }
    return plan
  }

  /// Yields that sizes are compared with; nil for each sample's own.
  private func reference(_ channel: Channel) -> [Double]? {
    let isSignal = { (sample: Sample) in
      sample.modifiers.contains { $0.type == .normfactor && $0.name == model.poi }
    }
    switch options.against {
    case .sample: return nil
    case .background: return sum(channel.samples.filter { !isSignal($0) }, bins: channel.binCount)
    case .total: return sum(channel.samples, bins: channel.binCount)
    }
  }

  private func sum(_ samples: [Sample], bins: Int) -> [Double] {
    (0..<bins).map { bin in samples.reduce(0) { $0 + $1.data[bin] } }
  }

  /// The variations under one name, if any of them is chosen.
  private func systematics(of sample: Sample, in channel: String) -> [SampleSystematic] {
    var names: [String] = []
    for modifier in sample.modifiers where modifier.type == .normsys || modifier.type == .histosys {
      if !names.contains(modifier.name), options.selects(modifier, channel: channel, sample: sample.name) {
        names.append(modifier.name)
      }
    }
    return names.map { SampleSystematic(name: $0, of: sample) }
  }

  private func decide(
    _ systematic: SampleSystematic, _ sample: Sample, _ channel: String, _ reference: [Double],
    _ plan: inout PruningPlan
  ) {
    let sizes = systematic.sizes(against: reference), (verdict, reason) = verdict(systematic, sizes)
    plan.decisions.append(
      .init(
        channel: channel, sample: sample.name, parameter: systematic.name, verdict: verdict, norm: sizes.norm,
        shape: sizes.shape, reason: reason))
    for (type, effect) in systematic.effects(verdict) {
      plan.effects[.init(channel: channel, sample: sample.name, type: type, name: systematic.name)] = effect
    }
  }

  /// Samples with less are empty.
  private static let emptyYield = 1e-4
  /// Relative changes below it are the rounding of none.
  private static let nothing = 1e-12

  private func verdict(
    _ systematic: SampleSystematic, _ sizes: (norm: Double, shape: Double)
  ) -> (PruningResult.Verdict, String) {
    let (norm, shape) = (options.norm ?? 0, options.shape ?? 0)
    if systematic.isConstant { return (.dropped, "changes nothing") }
    if systematic.yield <= 0 || systematic.yield < Self.emptyYield {
      let isEmpty = systematic.yield >= 0 && max(norm, shape) > 0
      return isEmpty ? (.dropped, "the sample is empty") : (.kept, "the sample has no positive yield")
    }
    if sizes.norm <= Self.nothing, sizes.shape <= Self.nothing { return (.kept, "nothing to compare it with") }
    let hasNorm = sizes.norm > Self.nothing && sizes.norm >= norm
    let hasShape = sizes.shape > Self.nothing && sizes.shape >= shape
    if !hasNorm, !hasShape {
      return (.dropped, "both below their thresholds")
    }
    // A part that is exactly nothing needs no change of the other.
    if !hasShape, sizes.shape > Self.nothing {
      return systematic.canBeFactors ? (.normOnly, "shape below its threshold") : (.kept, "a variation is not positive")
    }
    if !hasNorm, sizes.norm > Self.nothing {
      return systematic.canBeFactors
        ? (.shapeOnly, "normalisation below its threshold") : (.kept, "a variation is not positive")
    }
    return (.kept, hasNorm && hasShape ? "above both thresholds" : hasNorm ? "a normalisation" : "a shape")
  }
}
