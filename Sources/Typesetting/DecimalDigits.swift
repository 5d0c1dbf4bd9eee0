// A number's decimal digits, rounded half away from zero on the shortest digits that mean the number.

/// Decimal digits without locale and without C: `description` gives the shortest exact-back digits, we round those.
///
/// So 0.15 is rounded to 0.2, as a reader of "0.15" expects, though its binary value lies below.
struct DecimalDigits {
  /// Significant digits, the first not zero (except for zero itself).
  private(set) var digits: String
  /// Power of ten of the first digit.
  private(set) var exponent: Int
  /// How many decimals `plain` shows.
  private let decimals: Int

  /// Rounded to a number of significant digits.
  init(_ value: Double, significant count: Int) {
    let exact = Self.exact(value)
    (digits, exponent) = Self.rounded(exact, keep: max(1, count))
    decimals = max(0, digits.count - 1 - exponent)
  }

  /// Rounded to a number of decimals; negative rounds to tens, hundreds, ….
  init(_ value: Double, decimals: Int) {
    let exact = Self.exact(value)
    (digits, exponent) = Self.rounded(exact, keep: exact.exponent + 1 + decimals)
    self.decimals = max(0, decimals)
  }

  var isZero: Bool { digits.allSatisfy { $0 == "0" } }

  /// Fixed-point form without sign.
  var plain: String {
    guard !isZero else { return decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0" }
    var text = digits
    if exponent < 0 { text = String(repeating: "0", count: -exponent) + text }
    let wholeCount = max(exponent, 0) + 1
    let missing = wholeCount + decimals - text.count
    if missing > 0 { text += String(repeating: "0", count: missing) }
    let whole = text.prefix(wholeCount), fraction = text.dropFirst(wholeCount).prefix(decimals)
    return decimals > 0 ? "\(whole).\(fraction)" : String(whole)
  }

  /// 10 to a small positive power, exact up to 22.
  static func power(_ exponent: Int) -> Double {
    (0..<min(max(exponent, 0), 400)).reduce(1.0) { value, _ in value * 10 }
  }

  /// Digits and exponent of the shortest decimal that reads back as the value.
  private static func exact(_ value: Double) -> (digits: [UInt8], exponent: Int) {
    guard value.isFinite, value != 0 else { return ([0], 0) }
    let text = abs(value).description
    let parts = text.split(separator: "e")
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let all = mantissa.joined().utf8.map { $0 - 48 }
    let leading = all.prefix { $0 == 0 }.count
    return (Array(all.dropFirst(leading)), (mantissa.first?.count ?? 1) - 1 + power - leading)
  }

  private static func rounded(_ exact: (digits: [UInt8], exponent: Int), keep: Int) -> (String, Int) {
    guard keep >= 0 else { return ("0", 0) }
    var digits = Array(exact.digits.prefix(keep)), exponent = exact.exponent
    let padding = keep - digits.count
    if padding > 0 { digits += [UInt8](repeating: 0, count: min(padding, 400)) }
    if keep < exact.digits.count, exact.digits[keep] >= 5 {
      var index = keep - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        exponent += 1
        if keep > 0 { digits.removeLast() }
      }
    }
    guard !digits.isEmpty else { return ("0", 0) }
    return (String(decoding: digits.map { $0 + 48 }, as: UTF8.self), exponent)
  }
}
