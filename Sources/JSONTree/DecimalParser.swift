// Decimal text to the nearest double: Clinger's exact cases, then Eisel and Lemire's algorithm.

/// Correctly rounded conversion of JSON number tokens.
struct DecimalParser {
  private let powers: UnsafePointer<UInt64>

  /// Calls `body` with a parser whose tables are at hand: do many conversions in one call.
  @inline(__always)
  static func with<R>(_ body: (DecimalParser) -> R) -> R {
    PowersOfFive.words.withUnsafeBufferPointer { words in
      guard let base = words.baseAddress else { preconditionFailure("the table of powers has no words") }
      return body(DecimalParser(powers: base))
    }
  }

  /// `token` is a checked JSON number of `count` bytes with at least 8 readable bytes after it.
  @inline(__always)
  func double(_ token: UnsafePointer<UInt8>, count: Int) -> Double {
    let end = token + count
    var cursor = token
    let isNegative = cursor.pointee == UInt8(ascii: "-")
    if isNegative { cursor += 1 }
    let first = cursor
    var mantissa: UInt64 = 0
    Self.appendDigits(at: &cursor, to: &mantissa)
    var digits = cursor - first
    var exponent = 0
    if cursor < end, cursor.pointee == UInt8(ascii: ".") {
      cursor += 1
      let fraction = cursor
      Self.appendDigits(at: &cursor, to: &mantissa)
      exponent = fraction - cursor
      digits -= exponent
    }
    if digits > 19, Self.significantDigits(first, digits: digits) > 19 {
      return Self.slowDouble(token, count: count)
    }
    if cursor < end { exponent += Self.explicitExponent(cursor + 1, end) }
    let magnitude = nearest(mantissa, exponent)
    return isNegative ? -magnitude : magnitude
  }

  @inline(__always)
  private static func appendDigits(at cursor: inout UnsafePointer<UInt8>, to mantissa: inout UInt64) {
    while true {
      let group = DigitGroup(JSONScanner.word(at: cursor))
      mantissa = mantissa &* DigitGroup.power(group.count) &+ group.value
      cursor += group.count
      if group.count < 8 { return }
    }
  }

  /// Digits from the first that is not zero; `first` points at the integer part.
  private static func significantDigits(_ first: UnsafePointer<UInt8>, digits: Int) -> Int {
    var cursor = first
    var count = digits
    while count > 0, cursor.pointee == UInt8(ascii: "0") || cursor.pointee == UInt8(ascii: ".") {
      if cursor.pointee == UInt8(ascii: "0") { count -= 1 }
      cursor += 1
    }
    return count
  }

  /// Saturates far outside the range of doubles.
  private static func explicitExponent(_ text: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
    var cursor = text
    let isNegative = cursor.pointee == UInt8(ascii: "-")
    if isNegative || cursor.pointee == UInt8(ascii: "+") { cursor += 1 }
    var value = 0
    while cursor < end {
      if value < 1 << 40 { value = 10 * value + Int(cursor.pointee &- 0x30) }
      cursor += 1
    }
    return isNegative ? -value : value
  }

  /// For more digits than a word holds, which no shortest-form writer produces.
  @inline(never)
  private static func slowDouble(_ token: UnsafePointer<UInt8>, count: Int) -> Double {
    let text = String(decoding: UnsafeBufferPointer(start: token, count: count), as: UTF8.self)
    return Double(text) ?? .nan
  }

  /// The double nearest to mantissa · 10^exponent; infinite where it overflows.
  @inline(__always)
  private func nearest(_ mantissa: UInt64, _ exponent: Int) -> Double {
    if mantissa <= 1 << 53, exponent <= 0, exponent >= -22 {
      return Double(mantissa) / Self.exactPowers[-exponent]
    }
    if mantissa <= 1 << 53, exponent > 0, exponent <= 22 {
      return Double(mantissa) * Self.exactPowers[exponent]
    }
    return eiselLemire(mantissa, exponent)
  }

  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// Lemire, arXiv:2101.11408, with Mushtak and Lemire's proof (arXiv:2212.06644) that no fallback is needed.
  private func eiselLemire(_ mantissa: UInt64, _ exponent: Int) -> Double {
    if mantissa == 0 || exponent < PowersOfFive.smallestExponent { return 0 }
    if exponent > PowersOfFive.largestExponent { return .infinity }
    let zeros = mantissa.leadingZeroBitCount
    let product = product(mantissa << UInt64(zeros), exponent)
    let upper = Int(product.high >> 63)
    let shift = UInt64(upper + 9)
    var significand = product.high >> shift
    var power = ((217_706 * exponent) >> 16) + 63 + upper - zeros + 1023
    if power <= 0 { return Self.subnormal(significand, power) }
    if product.low <= 1, (-4...23).contains(exponent), significand & 3 == 1, significand << shift == product.high {
      significand &= ~1
    }
    significand = (significand + (significand & 1)) >> 1
    if significand >= 1 << 53 {
      significand = 1 << 52
      power += 1
    }
    if power >= 0x7ff { return .infinity }
    return Double(bitPattern: UInt64(power) << 52 | (significand & ~(1 << 52)))
  }

  private static func subnormal(_ significand: UInt64, _ power: Int) -> Double {
    if 1 - power >= 64 { return 0 }
    var bits = significand >> UInt64(1 - power)
    bits = (bits + (bits & 1)) >> 1
    return Double(bitPattern: bits)
  }

  /// The high 128 bits of word · 5^exponent, to 55 bits at least.
  @inline(__always)
  private func product(_ word: UInt64, _ exponent: Int) -> (high: UInt64, low: UInt64) {
    let index = 2 * (exponent - PowersOfFive.smallestExponent)
    var (high, low) = word.multipliedFullWidth(by: powers[index])
    if high & 0x1ff == 0x1ff {
      let second = word.multipliedFullWidth(by: powers[index + 1]).high
      low &+= second
      if second > low { high += 1 }
    }
    return (high, low)
  }
}
