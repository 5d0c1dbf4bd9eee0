// How visible a signal is over a background: what lower panels show and what blinding goes by.

/// A measure of signal s over background b, written as people write it.
public enum SignalMeasure: String, Sendable, Equatable, CaseIterable, Codable {
  /// Signal over background.
  case overBackground = "s/b"
  /// Signal over the square root of the background.
  case overRootBackground = "s/sqrt(b)"
  /// Signal over signal and background.
  case overTotal = "s/(s+b)"
  /// Signal over the square root of signal and background.
  case overRootTotal = "s/sqrt(s+b)"

  /// Reads `s/b`, `S/sqrt(B)`, `s/√b`, `s/(s+b)`, …; nil for anything else.
  public init?(reading text: String) {
    var word = ""
    for character in text.lowercased() where character != " " { word += character == "√" ? "sqrt" : String(character) }
    if let named = Self(rawValue: word) {
      self = named
    } else {
      switch word {
      case "s/sqrtb": self = .overRootBackground
      case "s/s+b": self = .overTotal
      case "s/sqrts+b": self = .overRootTotal
      default: return nil
      }
    }
  }

  /// The measure; nil where its denominator vanishes.
  public func value(signal s: Double, background b: Double) -> Double? {
    let denominator: Double =
      switch self {
      case .overBackground: b
      case .overRootBackground: b > 0 ? b.squareRoot() : 0
      case .overTotal: s + b
      case .overRootTotal: s + b > 0 ? (s + b).squareRoot() : 0
      }
    return denominator > 0 ? s / denominator : nil
  }
}
