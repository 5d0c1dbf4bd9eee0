// Random numbers that are a function of a key and a place: the same toy whoever throws it, in whatever order.

/// The counter-based generator Philox-4x32-10 (Salmon et al., SC 2011) as a stream for one toy.
///
/// The key is the seed; the counter holds hypothesis, toy and draw, so that streams never overlap.
public struct RandomStream: Sendable {
  private let key: (UInt32, UInt32)
  private let toy: UInt64
  private let hypothesis: UInt32
  private var draw: UInt32 = 0
  /// The second half of the last block.
  private var spare: UInt64?

  /// The stream of one toy of one hypothesis.
  public init(seed: UInt64, hypothesis: UInt32, toy: Int) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.hypothesis = hypothesis
    self.toy = UInt64(toy)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    if let spare {
      self.spare = nil
      return spare
    }
    let counter = SIMD4<UInt32>(
      draw, UInt32(truncatingIfNeeded: toy), UInt32(truncatingIfNeeded: toy >> 32), hypothesis)
    let block = Self.block(counter, key: key)
    draw += 1
    spare = UInt64(block[2]) | UInt64(block[3]) << 32
    return UInt64(block[0]) | UInt64(block[1]) << 32
  }

  /// Uniform between 0 and 1, both excluded: the centres of 2⁵³ equal steps.
  public mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// The ten rounds.
  static func block(_ counter: SIMD4<UInt32>, key: (UInt32, UInt32)) -> SIMD4<UInt32> {
    var (counter, key) = (counter, key)
    for _ in 0..<10 {
      let first = UInt64(0xD251_1F53) * UInt64(counter[0]), second = UInt64(0xCD9E_8D57) * UInt64(counter[2])
      counter = SIMD4(
        UInt32(truncatingIfNeeded: second >> 32) ^ counter[1] ^ key.0, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ counter[3] ^ key.1, UInt32(truncatingIfNeeded: first))
      key = (key.0 &+ 0x9E37_79B9, key.1 &+ 0xBB67_AE85)
    }
    return counter
  }
}
