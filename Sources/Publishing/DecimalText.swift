// Numbers as words of a table: fixed decimals or few digits, true minus signs, no locale.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes numbers for people.
public enum DecimalText {
  /// The sign, as typeset.
  public static let minus = "−"

  /// `number` with so many digits behind the point; negative `decimals` round to tens, hundreds and so on.
  ///
  /// Rounds half to even in the product with a power of ten; numbers beyond 10¹⁵ units are written in full.
  public static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "n/a" : (number < 0 ? minus + "∞" : "∞") }
    let power = pow(10, Double(abs(decimals)))
    let scaled = (decimals >= 0 ? number * power : number / power).rounded(.toNearestOrEven)
    guard abs(scaled) < 1e15 else { return signed(number, "\(abs(number))") }
    var digits = String(Int64(abs(scaled)))
    if decimals < 0, scaled != 0 { digits += String(repeating: "0", count: -decimals) }
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return signed(scaled, digits)
  }

  /// At most `digits` significant digits without trailing zeros; powers of ten beyond 10⁻⁴ and 10⁶.
  public static func short(_ number: Double, digits: Int = 6) -> String {
    guard number.isFinite, number != 0 else { return number == 0 ? "0" : fixed(number, decimals: 0) }
    var exponent = Int(floor(log10(abs(number))))
    if (abs(number) / pow(10, Double(exponent - digits + 1))).rounded() >= pow(10, Double(digits)) { exponent += 1 }
    if exponent < -4 || exponent >= max(digits, 6) {
      let mantissa = trimmed(fixed(number / pow(10, Double(exponent)), decimals: digits - 1))
      return "\(mantissa)e\(exponent < 0 ? minus : "+")\(abs(exponent))"
    }
    return trimmed(fixed(number, decimals: digits - 1 - exponent))
  }

  /// With a sign in front of positive numbers too.
  public static func explicitlySigned(_ text: String) -> String {
    text.hasPrefix(minus) || Double(text) == 0 ? text : "+" + text
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func signed(_ number: Double, _ digits: String) -> String { number < 0 ? minus + digits : digits }
}
