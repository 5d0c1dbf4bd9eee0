// Rates clipped from below: where a rate is, nothing changes it, so that all of its derivatives vanish.
import HistFactory

extension Kernel {
  /// Clips the channel's samples, whose sums are then taken again, and its bins.
  ///
  /// A clipped sample's additive part becomes the least rate and its factor zero, which every derivative has as a
  /// factor. What is below rounding's zero counts as zero, so that a factor at exactly 0 keeps its slope.
  func clip(_ channel: ChannelBlock, _ clipping: RateClipping) {
    let rates = buffer.rates + channel.binOffset, bins = channel.binCount
    if let least = clipping.sample {
      rates.update(repeating: 0, count: bins)
      for entry in 0..<channel.samples.count * bins {
        var rate = buffer.additive[entry] * buffer.factor[entry]
        if rate < least - Self.zeroRate || buffer.factor[entry] == 0 {
          rate = max(rate, least)
          buffer.additive[entry] = rate
          buffer.factor[entry] = 0
        }
        rates[entry % bins] += rate
      }
    }
    if let least = clipping.bin {
      for bin in 0..<bins where rates[bin] < least - Self.zeroRate { rates[bin] = least }
    }
  }

  /// Whether the last rates of a sample in a bin were clipped; `entry` as in `additive`.
  @inline(__always)
  func isClipped(_ entry: Int) -> Bool { tables.clipping?.sample != nil && buffer.factor[entry] == 0 }

  /// Takes the bins at the least rate out of the derivatives: their weights become 0.
  func silence(_ channel: ChannelBlock, _ least: Double, _ weights: UnsafeMutablePointer<Double>) {
    for bin in 0..<channel.binCount where buffer.rates[channel.binOffset + bin] == least { weights[bin] = 0 }
  }
}

/// A rate that was raised to the least one allowed.
public struct ClippedRate: Sendable, Equatable {
  /// Name of the channel.
  public var channel: String
  /// nil for the sum of a bin.
  public var sample: String?
  /// From 0, within its channel.
  public var bin: Int
}

extension CompiledLikelihood {
  /// Whether rates may be clipped at some point.
  public var isClipped: Bool { tables.clipping != nil }

  /// The least expected events of a bin; nil where its samples' sum is left as it is.
  public var leastBinRate: Double? { tables.clipping?.bin }

  /// Which rates are clipped at a point: in each channel its samples, then its sums; empty without clipping.
  public func clippedRates(at point: [Double], buffer: EvaluationBuffer) -> [ClippedRate] {
    guard let clipping = tables.clipping else { return [] }
    precondition(point.count == parameterCount)
    let kernel = Kernel(tables, buffer)
    return zip(channels, tables.channels).flatMap { channel, block in
      kernel.rates(of: block, at: inner(point, buffer))
      let cells = channel.samples.enumerated().flatMap { row, sample in
        (0..<block.binCount).filter { kernel.isClipped(row * block.binCount + $0) }
          .map { ClippedRate(channel: channel.name, sample: sample, bin: $0) }
      }
      let sums = (0..<block.binCount).filter { buffer.rates[block.binOffset + $0] == clipping.bin }
      return cells + sums.map { ClippedRate(channel: channel.name, sample: nil, bin: $0) }
    }
  }
}

extension ClippedRate: CustomStringConvertible {
  /// As a person reads it.
  public var description: String {
    "\(channel), bin \(bin)" + (sample.map { ": \($0)" } ?? ": the sum of samples")
  }

  /// What a person should know about them; nil where there are none.
  public static func message(_ rates: [ClippedRate]) -> String? {
    guard !rates.isEmpty else { return nil }
    let shown = rates.prefix(5).map(\.description).joined(separator: "; ")
    return "clipped: \(shown)" + (rates.count > 5 ? " and \(rates.count - 5) more" : "")
  }
}
