// Reproducible random numbers: SplitMix64, one stream for each purpose, and Poisson counts from them.

/// A stream of random numbers that depends on nothing but its seed and its label.
///
/// SplitMix64 is a counter passed through a mixing function (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, OOPSLA 2014). A label of its own for each histogram keeps a change in one from moving all others.
struct RandomStream {
  private var counter: UInt64

  init(seed: UInt64, label: String) {
    // FNV-1a: Swift's own hashes differ from run to run.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    counter = Self.mix(seed) ^ hash
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  private mutating func next() -> UInt64 {
    counter &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(counter)
  }

  /// Uniform in (0, 1).
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  /// A Poisson count: multiplication of uniform numbers (Knuth), in portions whose exponential does not underflow.
  mutating func poisson(mean: Double) -> Int {
    let portion = 16.0
    var rest = mean, count = 0
    while rest > 0 {
      let threshold = exponential(-min(rest, portion))
      var product = uniform()
      while product > threshold {
        product *= uniform()
        count += 1
      }
      rest -= portion
    }
    return count
  }
}
