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
              let rate = buffer.additive[row * channel.binCount + bin] * buffer.factor[row * channel.binCount + bin]
              rates[samples[index].rateOffset + bin] = abs(rate) < Self.zeroRate ? 0 : rate
            }
          }
        }
      }
    }
  }
}
