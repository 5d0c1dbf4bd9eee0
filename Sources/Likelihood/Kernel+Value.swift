// The value: the sum of Poisson terms over bins, and of the auxiliary measurements.

extension Kernel {
  /// −ln L at `point`, constants included; infinite where a rate is negative, or zero with events observed.
  func value(at point: UnsafePointer<Double>, data: Dataset) -> Double {
    prepare(point)
    var sum = data.constant
    tables.samples.withUnsafeBufferPointer { samples in
      data.counts.withUnsafeBufferPointer { counts in
        for channel in tables.channels {
          computeRates(channel, samples: samples, point: point)
          for bin in channel.binOffset..<channel.binOffset + channel.binCount {
            sum += Deviance.poisson(observed: counts[bin], rate: cleanRate(bin))
          }
        }
      }
    }
    sum += constraints(at: point, data: data) { _, _, _ in }
    if !tables.quadraticTerms.isEmpty { sum += quadraticTerms(at: point, data: data) }
    return sum.isNaN ? .infinity : sum
  }

  /// The bin's rate, with what `vanishing` left of a zero taken away.
  @inline(__always)
  func cleanRate(_ bin: Int) -> Double {
    let rate = buffer.rates[bin]
    return abs(rate) < Self.zeroRate ? 0 : rate
  }
}
