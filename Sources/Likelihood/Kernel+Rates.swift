// Expected events: totals, and every sample's share.

extension Kernel {
  /// Fills the buffer's `rates`.
  func allRates(at point: [Double]) {
    point.withUnsafeBufferPointer { values in
      guard let point = values.baseAddress else { return }
      prepare(point)
      tables.samples.withUnsafeBufferPointer { samples in
        for channel in tables.channels { computeRates(channel, samples: samples, point: point) }
      }
    }
  }

  /// Fills the buffer's `rates` of one channel, and the shares that `sampleRate` gives.
  func rates(of channel: ChannelBlock, at point: [Double]) {
    point.withUnsafeBufferPointer { values in
      guard let point = values.baseAddress else { return }
      prepare(point)
      tables.samples.withUnsafeBufferPointer { computeRates(channel, samples: $0, point: point) }
    }
  }

  /// T·R of every sample and bin.
  func sampleRates(at point: [Double], into rates: UnsafeMutablePointer<Double>) {
    point.withUnsafeBufferPointer { values in
      guard let point = values.baseAddress else { return }
      prepare(point)
      tables.samples.withUnsafeBufferPointer { samples in
        for channel in tables.channels {
          computeRates(channel, samples: samples, point: point)
          for (row, index) in channel.samples.enumerated() {
            for bin in 0..<channel.binCount {
              rates[samples[index].rateOffset + bin] = sampleRate(row, bin, in: channel)
            }
          }
        }
      }
    }
  }

  /// Events of the channel's sample number `row` in a bin; the channel must be the last whose rates were computed.
  @inline(__always)
  func sampleRate(_ row: Int, _ bin: Int, in channel: ChannelBlock) -> Double {
    let entry = row * channel.binCount + bin
    let rate = isClipped(entry) ? buffer.additive[entry] : buffer.additive[entry] * buffer.factor[entry]
    return abs(rate) < Self.zeroRate ? 0 : rate
  }
}
