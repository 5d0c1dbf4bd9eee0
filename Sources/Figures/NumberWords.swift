// Numbers inside sentences of the style.

enum NumberWords {
  /// The shortest digits that read back to the number, without a trailing `.0`.
  static func short(_ number: Double) -> String {
    let digits = "\(number)"
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}
