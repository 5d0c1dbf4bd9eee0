// What a check looks for, and from where on it is worth a word.
import Inference
import Results

/// Options of a check.
public struct CheckOptions: Sendable, Equatable {
  /// Rules that are left out.
  public var ignored: Set<CheckRule>
  /// Parameters are moved so many standard deviations.
  public var reach: Double
  /// Effects of less than this share of a sample's yield are notes.
  public var relevantEffect: Double
  /// Samples with a smaller share of a bin's nominal yield are not looked at there.
  public var relevantShare: Double
  /// Post-fit over pre-fit uncertainty below which a parameter counts as over-constrained.
  public var leastConstraint: Double
  /// |ρ| from which two parameters are hard to tell apart.
  public var strongestCorrelation: Double
  /// The fit to look at; nil for none.
  public var fit: FitOptions?

  /// Every part by its name; those with a default may be left out.
  public init(
    ignored: Set<CheckRule> = [], reach: Double = 3, relevantEffect: Double = 0.01,
    relevantShare: Double = 0.001, leastConstraint: Double = 0.4,
    strongestCorrelation: Double = 0.99, fit: FitOptions? = FitOptions()
  ) {
    self.ignored = ignored
    self.reach = reach
    self.relevantEffect = relevantEffect
    self.relevantShare = relevantShare
    self.leastConstraint = leastConstraint
    self.strongestCorrelation = strongestCorrelation
    self.fit = fit
  }
}

/// Numbers and lists as a sentence has them.
enum CheckWords {
  /// Three significant digits, or all of an integer.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    var scale = 1.0
    while abs(value) * scale < 99.95, scale < 1e15 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }

  static func percent(_ share: Double) -> String { number(100 * share) + " %" }

  /// `a`, `a and b`, `a, b and c`; beyond `most` how many more there are.
  static func list(_ names: [String], most: Int = 4) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    guard names.count <= most else {
      return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
    return names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
  }
}
