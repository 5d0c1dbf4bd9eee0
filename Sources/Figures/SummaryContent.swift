// All regions as one: their bins side by side, or one bin a region, with the places where regions begin.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct SummaryContent {
  /// A region's bins among all.
  struct Region: Equatable {
    var name: String
    var title: String
    var bins: Range<Int>
    /// Whether it was not fitted but predicted from those that were.
    var isPredicted: Bool
    var middle: Double { Double(bins.lowerBound + bins.upperBound) / 2 }
  }

  let regions: [Region]
  /// Every region's numbers behind those of the one before.
  let merged: ChannelYields
  /// Signals of other models in the same bins.
  let hypotheses: [SignalHypothesis]

  init(_ result: YieldsResult, annotations: Annotations, isIntegrated: Bool) {
    let channels = isIntegrated ? result.channels.map(Self.integrated) : result.channels
    var regions: [Region] = [], start = 0
    for channel in channels {
      let end = start + channel.total.yields.count
      regions.append(
        Region(
          name: channel.name, title: annotations.channels[channel.name]?.title ?? Label.escaped(channel.name),
          bins: start..<end,
          isPredicted: result.fittedChannels.map { !$0.isEmpty && !$0.contains(channel.name) } ?? false))
      start = end
    }
    self.regions = regions
    let merged = Self.merged(channels)
    self.merged = merged
    hypotheses = (result.hypotheses ?? []).map { hypothesis in
      let yields = result.channels.flatMap { channel -> [Double] in
        let own = hypothesis.yields(in: channel.name) ?? channel.total.yields.map { _ in 0 }
        return isIntegrated ? [own.reduce(0, +)] : own
      }
      return SignalHypothesis(name: hypothesis.name, channels: [.init(name: merged.name, yields: yields)])
    }
  }

  /// One bin with the sum of a channel's, correlations between the bins included; hidden where any bin is.
  private static func integrated(_ channel: ChannelYields) -> ChannelYields {
    let samples = channel.samples.map { sample in
      ChannelYields.Sample(
        name: sample.name, yields: [sample.yields.reduce(0, +)], uncertainties: [sample.sumUncertainty ?? 0])
    }
    return ChannelYields(
      name: channel.name, samples: samples, background: channel.background.map(integrated),
      total: integrated(channel.total), data: channel.data.map { _ in [channel.dataSum] }, blinding: channel.blinding,
      prefit: channel.prefit.map { before in
        ChannelYields.Prefit(total: integrated(before.total), background: before.background.map(integrated))
      })
  }

  /// The bins' own factors are independent of each other: their parts add in quadrature.
  private static func integrated(_ total: ChannelYields.Total) -> ChannelYields.Total {
    ChannelYields.Total(
      yields: [total.sum], uncertainties: [total.sumUncertainty], sum: total.sum, sumUncertainty: total.sumUncertainty,
      statistical: total.statistical.map { [$0.reduce(0) { $0 + $1 * $1 }.squareRoot()] })
  }

  /// Samples that a region lacks have nothing there; data are shown if all regions have them.
  private static func merged(_ channels: [ChannelYields]) -> ChannelYields {
    var names: [String] = []
    for name in channels.flatMap({ $0.samples.map(\.name) }) where !names.contains(name) { names.append(name) }
    let samples = names.map { name in
      let parts = channels.map { channel -> (yields: [Double], uncertainties: [Double]) in
        let nothing = [Double](repeating: 0, count: channel.total.yields.count)
        guard let sample = channel.samples.first(where: { $0.name == name }) else { return (nothing, nothing) }
        return (sample.yields, sample.uncertainties)
      }
      return ChannelYields.Sample(
        name: name, yields: parts.flatMap(\.yields), uncertainties: parts.flatMap(\.uncertainties))
    }
    let data = channels.compactMap(\.data), before = channels.compactMap(\.prefit)
    let hasBackground = channels.contains { $0.background != nil }
    var rules: [String] = []
    for rule in channels.flatMap({ $0.blinding ?? [] }) where !rules.contains(rule) { rules.append(rule) }
    return ChannelYields(
      name: "summary", samples: samples,
      background: hasBackground ? joined(channels.map { $0.background ?? $0.total }) : nil,
      total: joined(channels.map(\.total)),
      data: data.count == channels.count ? data.flatMap { $0 } : nil, blinding: rules.isEmpty ? nil : rules,
      prefit: before.count < channels.count
        ? nil
        : ChannelYields.Prefit(
          total: joined(before.map(\.total)), background: joined(before.map { $0.background ?? $0.total })))
  }

  /// Bins behind bins. The sum over regions is shown nowhere: its uncertainty would need their correlations.
  private static func joined(_ totals: [ChannelYields.Total]) -> ChannelYields.Total {
    let yields = totals.flatMap(\.yields), statistical = totals.compactMap(\.statistical)
    return ChannelYields.Total(
      yields: yields, uncertainties: totals.flatMap(\.uncertainties), sum: yields.reduce(0, +), sumUncertainty: 0,
      statistical: statistical.count == totals.count ? statistical.flatMap { $0 } : nil)
  }
}
