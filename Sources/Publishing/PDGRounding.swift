// Rounding of values with uncertainties by the rule of the Particle Data Group.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many decimals an uncertainty deserves, and numbers written with them.
///
/// By the three leading digits of the uncertainty: 100 to 354 keeps two of them, 355 to 949 one, 950 to 999 is rounded
/// up to 1000 and keeps two. The value is rounded to the same decimal.
public struct PDGRounding: Sendable, Equatable {
  /// Digits behind the decimal point; negative for uncertainties of tens and more.
  public let decimals: Int

  /// - Parameter uncertainty: of either sign; of several (MINOS) take the smaller. Nil for one that is zero, infinite or
  ///   not a number.
  public init?(uncertainty: Double) {
    let size = abs(uncertainty)
    guard size > 0, size.isFinite else { return nil }
    var exponent = Int(floor(log10(size)))
    var leading = size / pow(10, Double(exponent - 2))
    if leading < 99.999999999 { (exponent, leading) = (exponent - 1, leading * 10) }
    if leading >= 999.999999999 { (exponent, leading) = (exponent + 1, leading / 10) }
    // 950 to 999 becomes 1000: its two leading digits end where the one digit of 355 to 949 does.
    decimals = Int(leading + 1e-9) < 355 ? 1 - exponent : -exponent
  }

  /// A number rounded to the decimals, with a true minus sign.
  public func text(_ number: Double) -> String { DecimalText.fixed(number, decimals: decimals) }

  /// `1.23 ± 0.12`.
  public static func text(_ value: Double, uncertainty: Double) -> String {
    guard let rounding = PDGRounding(uncertainty: uncertainty) else { return DecimalText.short(value) }
    return "\(rounding.text(value)) ± \(rounding.text(abs(uncertainty)))"
  }
}
