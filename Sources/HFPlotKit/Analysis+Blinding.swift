// Blinding: the bins whose data stay hidden, found from what the model expects and never from the data.
import Inference
import JSONTree
import Likelihood
import Results

extension Analysis {
  /// The hidden bins by channel.
  ///
  /// Signal and background are those of the nominal model with the parameter of interest at 1 where it is 0, before
  /// and after a fit alike; a bin is hidden where any of the signals (the model's, or a hypothesis') is above.
  public func blindedBins(
    _ rules: [BlindingRule], annotations: Annotations, hypotheses: [SignalHypothesis] = []
  ) throws(KitProblem) -> [String: BlindedBins] {
    guard !rules.isEmpty else { return [:] }
    let channels = try expectedChannels(annotations)
    var hidden: [String: BlindedBins] = [:]
    for rule in rules {
      if case .measure = rule.criterion, hypotheses.isEmpty, channels.allSatisfy({ $0.background == nil }) {
        throw KitProblem(
          "--blind \(rule.text): no sample is a signal",
          hint: "mark it with --set samples.NAME.signal=true, or hide channels: --blind 'SR*'")
      }
      let named = try chosen(rule.pattern.map { [$0] } ?? [], .channel, option: "--blind")
      for channel in channels where named?.contains(channel.name) ?? true {
        let bins = rule.bins(of: channel, signals: signals(in: channel, hypotheses))
        guard !bins.isEmpty else { continue }
        hidden[channel.name, default: BlindedBins(bins: [], rules: [])].bins.formUnion(bins)
        hidden[channel.name]?.rules.append(rule.text)
      }
    }
    return hidden
  }

  /// Yields without uncertainties of all channels.
  private func expectedChannels(_ annotations: Annotations) throws(KitProblem) -> [ChannelYields] {
    try KitProblem.wrapping {
      var state = ParameterState.prefit(likelihood)
      state.values = likelihood.signalPoint
      state.uncertainties = state.uncertainties.map { _ in 0 }
      let yields = try Yields(
        likelihood, options: YieldsOptions(annotations: annotations, data: .asimov(poi: nil)))
      return yields.yields(state)
    }
  }

  private func signals(in channel: ChannelYields, _ hypotheses: [SignalHypothesis]) -> [[Double]] {
    let others = hypotheses.compactMap { $0.yields(in: channel.name) }
    guard let background = channel.background else { return others }
    return [zip(channel.total.yields, background.yields).map { $0 - $1 }] + others
  }
}

extension BlindingRule {
  /// The pattern of channels that it names.
  var pattern: String? {
    switch criterion {
    case .measure: nil
    case .range(let channels, _, _), .channels(let channels): channels
    }
  }

  /// Of a channel that it names.
  func bins(of channel: ChannelYields, signals: [[Double]]) -> [Int] {
    let bins = channel.total.yields.indices
    switch criterion {
    case .channels: return Array(bins)
    case .measure(let measure, let threshold):
      let background = (channel.background ?? channel.total).yields
      return bins.filter { bin in
        signals.contains { signal in
          // Signal without any background is as visible as can be.
          let value = measure.value(signal: signal[bin], background: background[bin])
          return value.map { $0 > threshold } ?? (signal[bin] > 0)
        }
      }
    case .range(_, let lower, let upper):
      guard let edges = channel.binEdges else {
        return bins.filter { Double($0 + 1) >= lower && Double($0 + 1) <= upper }
      }
      return bins.filter { edges[$0] < upper && edges[$0 + 1] > lower }
    }
  }
}
