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
    merged = Self.merged(channels)
  }

  /// One bin with the sum of a channel's, correlations between the bins included.
  private static func integrated(_ channel: ChannelYields) -> ChannelYields {
    let samples = channel.samples.map { sample in
      ChannelYields.Sample(
        name: sample.name, yields: [sample.yields.reduce(0, +)], uncertainties: [sample.sumUncertainty ?? 0])
    }
    let total = ChannelYields.Total(
      yields: [channel.total.sum], uncertainties: [channel.total.sumUncertainty], sum: channel.total.sum,
      sumUncertainty: channel.total.sumUncertainty)
    return ChannelYields(
      name: channel.name, samples: samples, total: total, data: channel.data.map { [$0.reduce(0, +)] })
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
    // The sum over regions is shown nowhere: its uncertainty would need their correlations.
    let yields = channels.flatMap(\.total.yields)
    let total = ChannelYields.Total(
      yields: yields, uncertainties: channels.flatMap(\.total.uncertainties), sum: yields.reduce(0, +),
      sumUncertainty: 0)
    let data = channels.compactMap(\.data)
    return ChannelYields(
      name: "summary", samples: samples, total: total, data: data.count == channels.count ? data.flatMap { $0 } : nil)
  }
}
