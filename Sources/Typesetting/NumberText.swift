// Numbers as label source: true minus, thin spaces between thousands, powers of ten, PDG rounding; no locale.

/// Writes numbers as source for `Typesetter.label`, the same on every machine.
public enum NumberText {
  /// A number with a fixed number of decimals: `-0.25` as `$-0.25$`; never `-0`.
  /// - Parameter groups: whether thousands are set apart by thin spaces, from five digits on.
  public static func decimal(_ value: Double, digits: Int = 0, groups: Bool = true) -> String {
    guard value.isFinite else { return nonFinite(value) }
    return "$\(body(value, digits, groups))$"
  }

  /// The shortest form with up to `digits` significant digits: plain where that is short, else a power of ten.
  public static func general(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return nonFinite(value) }
    guard value != 0 else { return "$0$" }
    let exponent = DecimalDigits(value, significant: digits).exponent
    if (-4..<max(digits, 5)).contains(exponent) {
      return "$\(trimmed(body(value, max(0, digits - 1 - exponent), true)))$"
    }
    return scientific(value, digits: digits - 1, trims: true)
  }

  /// `1.2e-3` as `$1.2\times 10^{-3}$`; a mantissa of 1 is left out when `trims` is set.
  public static func scientific(_ value: Double, digits: Int = 1, trims: Bool = false) -> String {
    guard value.isFinite else { return nonFinite(value) }
    guard value != 0 else { return "$0$" }
    let parts = DecimalDigits(value, significant: max(0, digits) + 1)
    var mantissa = String(parts.digits.prefix(1))
    if parts.digits.count > 1 { mantissa += "." + parts.digits.dropFirst() }
    if trims { mantissa = trimmed(mantissa) }
    let sign = value < 0 ? "-" : ""
    let power = "10^{\(parts.exponent)}"
    return trims && mantissa == "1" ? "$\(sign)\(power)$" : "$\(sign)\(mantissa)\\times \(power)$"
  }

  /// A power of ten, for logarithmic axes: `$10^{-3}$`, and `$1$`, `$10$` plainly.
  public static func powerOfTen(_ exponent: Int) -> String {
    switch exponent {
    case 0: "$1$"
    case 1: "$10$"
    default: "$10^{\(exponent)}$"
    }
  }

  /// A measurement rounded as the PDG does (the smaller uncertainty decides): `$1.23^{+0.12}_{-0.09}$`, or
  /// `$1.23\pm 0.11$` where both sides agree. `up` and `down` are both positive.
  public static func measurement(_ value: Double, up: Double, down: Double) -> String {
    guard value.isFinite, up.isFinite, down.isFinite else { return nonFinite(value) }
    let smallest = [abs(up), abs(down)].filter { $0 > 0 }.min() ?? 0
    guard smallest > 0 else { return general(value) }
    let decimals = pdgDecimals(smallest)
    if decimals > 6 || decimals < -4 { return scaledMeasurement(value, up, down) }
    let central = body(value, decimals, true)
    return "$\(central)\(errors(up, down, decimals))$"
  }

  /// Decimals at which an uncertainty is quoted by the PDG's rule: three digits 100–354 keep two, 355–949 keep
  /// one, 950–999 become 1000 and keep two (the same decimal as keeping one). Negative where tens and hundreds are
  /// rounded too.
  public static func pdgDecimals(_ uncertainty: Double) -> Int {
    guard uncertainty > 0, uncertainty.isFinite else { return 0 }
    let parts = DecimalDigits(uncertainty, significant: 3)
    let leading = Int(parts.digits) ?? 0
    return leading < 355 ? 1 - parts.exponent : -parts.exponent
  }

  /// Decimals at which a number shows so many significant digits; 0 at least.
  public static func decimals(of value: Double, significant digits: Int) -> Int {
    guard value != 0, value.isFinite else { return max(0, digits - 1) }
    return max(0, max(1, digits) - 1 - DecimalDigits(value, significant: max(1, digits)).exponent)
  }

  /// The value and both uncertainties as plain strings, rounded as `measurement` does: for tables.
  public static func rounded(
    _ value: Double, up: Double, down: Double
  ) -> (value: String, up: String, down: String) {
    let smallest = [abs(up), abs(down)].filter { $0 > 0 && $0.isFinite }.min() ?? 0
    let decimals = smallest > 0 ? pdgDecimals(smallest) : 2
    func plain(_ number: Double) -> String { number.isFinite ? fixed(number, decimals) : "\(number)" }
    return (plain(value), plain(abs(up)), plain(abs(down)))
  }

  /// A number with a fixed number of decimals in plain ASCII, never `-0`: `-0.25`. Negative `digits` round to tens,
  /// hundreds, ….
  public static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let parts = DecimalDigits(value, decimals: digits)
    return (parts.isZero || value > 0 ? "" : "-") + parts.plain
  }

  private static func errors(_ up: Double, _ down: Double, _ decimals: Int) -> String {
    let high = body(abs(up), decimals, true), low = body(abs(down), decimals, true)
    return high == low ? "\\pm \(high)" : "^{+\(high)}_{-\(low)}"
  }

  /// `(1.23^{+0.12}_{-0.09})\times 10^{-8}`.
  private static func scaledMeasurement(_ value: Double, _ up: Double, _ down: Double) -> String {
    let largest = max(abs(value), abs(up), abs(down))
    let exponent = DecimalDigits(largest, significant: 3).exponent
    // Dividing by a power of ten is exact to half a unit in the last place; multiplying by its inverse is not.
    func scaled(_ number: Double) -> Double {
      exponent < 0 ? number * DecimalDigits.power(-exponent) : number / DecimalDigits.power(exponent)
    }
    let decimals = max(0, pdgDecimals(scaled([abs(up), abs(down)].filter { $0 > 0 }.min() ?? 1)))
    return
      "$(\(body(scaled(value), decimals, true))\(errors(scaled(up), scaled(down), decimals)))\\times 10^{\(exponent)}$"
  }

  private static func body(_ value: Double, _ digits: Int, _ groups: Bool) -> String {
    let text = fixed(value, digits)
    return groups ? grouped(text) : text
  }

  /// `1234567.8` as `1\,234\,567.8`.
  private static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", omittingEmptySubsequences: false)
    guard var whole = parts.first, whole.count >= 5 else { return text }
    var groups: [Substring] = []
    while !whole.isEmpty {
      groups.insert(whole.suffix(3), at: 0)
      whole = whole.dropLast(3)
    }
    return sign + groups.joined(separator: "\\,") + (parts.count > 1 ? "." + parts[1] : "")
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "n/a" : value < 0 ? "$-\\infty$" : "$\\infty$"
  }
}
