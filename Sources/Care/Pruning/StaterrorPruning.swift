// Pruning of statistical uncertainties bin by bin, as ROOT's RelErrorThreshold does it.
import HistFactory
import Results

/// A bin whose relative uncertainty (of all samples that carry the modifier) is below the threshold loses its factor:
/// uncertainties of zero in all of them fix it at 1 (STATISTICS §1.2).
struct StaterrorPruning {
  let model: Model
  let options: PruningOptions

  var plan: PruningPlan {
    var plan = PruningPlan()
    guard let threshold = options.staterror else { return plan }
    for channel in model.channels {
      for name in names(in: channel) { decide(name, channel, threshold, &plan) }
    }
    return plan
  }

  private func names(in channel: Channel) -> [String] {
    var names: [String] = []
    for sample in channel.samples {
      for modifier in sample.modifiers where modifier.type == .staterror && !names.contains(modifier.name) {
        if options.selects(modifier, channel: channel.name, sample: sample.name) { names.append(modifier.name) }
      }
    }
    return names
  }

  private func decide(_ name: String, _ channel: Channel, _ threshold: Double, _ plan: inout PruningPlan) {
    let carriers = channel.samples.compactMap { sample -> (name: String, data: [Double], uncertainties: [Double])? in
      for modifier in sample.modifiers where modifier.name == name {
        if case .staterror(let uncertainties) = modifier.effect { return (sample.name, sample.data, uncertainties) }
      }
      return nil
    }
    let relative = (0..<channel.binCount).map { bin in
      let square = carriers.reduce(0) { $0 + $1.uncertainties[bin] * $1.uncertainties[bin] }
      let yield = carriers.reduce(0) { $0 + $1.data[bin] }
      return yield > 0 && square > 0 ? square.squareRoot() / yield : nil
    }
    let small = relative.indices.filter { relative[$0].map { $0 < threshold } ?? false }
    for (bin, size) in relative.enumerated() {
      guard let size else { continue }
      plan.decisions.append(
        .init(
          channel: channel.name, sample: nil, bin: bin, parameter: name,
          verdict: small.contains(bin) ? .dropped : .kept, norm: size,
          reason: small.contains(bin) ? "below the threshold" : "above the threshold"))
    }
    guard !small.isEmpty else { return }
    // Where no bin is left, the modifier goes; in a set of several channels it stays to keep their bins in place.
    let isLast = relative.indices.allSatisfy { relative[$0] == nil || small.contains($0) }
    let isShared = model.channels.contains { other in
      other.name != channel.name && other.samples.contains { $0.modifiers.contains { $0.name == name } }
    }
    for carrier in carriers {
      let left = carrier.uncertainties.enumerated().map { small.contains($0.offset) ? 0 : $0.element }
      plan.effects[.init(channel: channel.name, sample: carrier.name, type: .staterror, name: name)] =
        isLast && !isShared ? .some(nil) : .staterror(left)
    }
  }
}
