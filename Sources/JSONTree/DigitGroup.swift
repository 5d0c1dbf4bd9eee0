// Up to eight decimal digits read as one machine word.

/// The leading digits among eight bytes of text (first byte lowest).
struct DigitGroup {
  /// Bytes exclusive-or '0': the digits' values.
  private let values: UInt64
  /// How many of the eight bytes, from the first on, are digits.
  let count: Int

  @inline(__always)
  init(_ text: UInt64) {
    values = text ^ 0x3030_3030_3030_3030
    let above9 = (values & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7676_7676_7676_7676
    let others = (above9 | values) & 0x8080_8080_8080_8080
    count = others == 0 ? 8 : others.trailingZeroBitCount >> 3
  }

  /// The number that the digits spell.
  @inline(__always)
  var value: UInt64 {
    count == 0 ? 0 : Self.combine(values << UInt64(truncatingIfNeeded: 64 - 8 * count))
  }

  /// Pairs, then fours, then eight: three multiplications in place of eight.
  @inline(__always)
  private static func combine(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ (digits >> 8)
    let low = (pairs & 0x0000_00ff_0000_00ff) &* (100 + (1_000_000 << 32))
    let high = (pairs >> 16 & 0x0000_00ff_0000_00ff) &* (1 + (10_000 << 32))
    return (low &+ high) >> 32
  }

  /// 10^n for n up to 8.
  @inline(__always)
  static func power(_ n: Int) -> UInt64 {
    switch n {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    default: 100_000_000
    }
  }
}
