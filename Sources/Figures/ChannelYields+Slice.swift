// A part of a channel's bins as a channel.
import Results

extension ChannelYields {
  /// The bins of a range. Sums with correlations are known for all bins only, and are left out.
  func slice(_ bins: Range<Int>) -> ChannelYields {
    guard bins != total.yields.indices else { return self }
    var part = self
    part.binEdges = binEdges.map { Array($0[bins.lowerBound...bins.upperBound]) }
    part.samples = samples.map {
      Sample(name: $0.name, yields: Array($0.yields[bins]), uncertainties: Array($0.uncertainties[bins]))
    }
    part.groups = nil
    part.background = background.map { $0.slice(bins) }
    part.total = total.slice(bins)
    part.data = data.map { Array($0[bins]) }
    part.prefit = prefit.map { Prefit(total: $0.total.slice(bins), background: $0.background.map { $0.slice(bins) }) }
    if data.map({ data in !bins.contains { data[$0] == nil } }) ?? true { part.blinding = nil }
    return part
  }
}

extension ChannelYields.Total {
  func slice(_ bins: Range<Int>) -> ChannelYields.Total {
    let yields = Array(self.yields[bins])
    return ChannelYields.Total(
      yields: yields, uncertainties: Array(uncertainties[bins]), sum: yields.reduce(0, +), sumUncertainty: 0,
      statistical: statistical.map { Array($0[bins]) })
  }
}
