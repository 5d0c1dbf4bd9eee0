// Lengths with units: points unless said otherwise, `em` relative to the text size.

/// A number with its unit.
struct Length: Equatable {
  enum Unit: String, CaseIterable { case pt, mm, cm, em, inch = "in" }
  var number: Double
  var unit: Unit

  /// Reads `2.2mm`, `4pt`, `0.5cm`, `1in`, `1.2em`.
  init?(_ text: String) {
    guard let unit = Unit.allCases.first(where: { text.hasSuffix($0.rawValue) }) else { return nil }
    let digits = text.dropLast(unit.rawValue.count)
    guard !digits.isEmpty, let number = Double(String(digits)), number.isFinite,
      digits.allSatisfy({ $0.isNumber || "+-.".contains($0) })
    else { return nil }
    self.number = number
    self.unit = unit
  }

  /// In points (1/72 in).
  func points(textSize: Double) -> Double {
    switch unit {
    case .pt: number
    case .mm: number * 72 / 25.4
    case .cm: number * 720 / 25.4
    case .inch: number * 72
    case .em: number * textSize
    }
  }
}
