// Which data are to stay hidden, as people write it: s/b>0.1, SR:300-600, SR*.
import Results

/// One `--blind`.
public struct BlindingRule: Sendable, Equatable {
  enum Criterion: Sendable, Equatable {
    /// Bins in which the measure of the expected signal is above the threshold.
    case measure(SignalMeasure, above: Double)
    /// Bins of channels that reach into a range of the observable, or of bin numbers where its edges are not known.
    case range(channels: String, lower: Double, upper: Double)
    /// Channels as a whole.
    case channels(String)
  }

  /// As it was given.
  public let text: String
  let criterion: Criterion

  /// What `--blind` means without a value.
  public static let usual = "s/b>0.1"

  private static let usage = "e.g. s/b>0.1, s/sqrt(b)>0.5, s/(s+b)>0.05, s/sqrt(s+b)>1, SR:300-600, 'SR*'"

  /// Reads `s/b>0.1` or a glob of channels; throws what cannot be read.
  public init(_ text: String) throws(KitProblem) {
    self.text = text
    if let mark = text.firstIndex(where: { $0 == ">" || $0 == "≥" }) {
      let name = String(text[..<mark]), limit = text[text.index(after: mark)...].drop { $0 == "=" || $0 == " " }
      guard let measure = SignalMeasure(reading: name) else {
        throw KitProblem(
          "--blind \(text): '\(name)' is no measure of a signal",
          hint: "one of: " + SignalMeasure.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard let threshold = Double(limit), threshold >= 0 else {
        throw KitProblem("--blind \(text): '\(limit)' is no threshold", hint: Self.usage)
      }
      criterion = .measure(measure, above: threshold)
    } else if let colon = text.lastIndex(of: ":"), let range = Self.range(text[text.index(after: colon)...]) {
      guard range.lower < range.upper else {
        throw KitProblem("--blind \(text): the range ends before it begins", hint: Self.usage)
      }
      criterion = .range(channels: String(text[..<colon]), lower: range.lower, upper: range.upper)
    } else {
      guard !text.isEmpty else { throw KitProblem("--blind '': says nothing", hint: Self.usage) }
      criterion = .channels(text)
    }
  }

  /// `300-600`, `-1.5--0.5`, `300-` (without an end).
  private static func range(_ text: Substring) -> (lower: Double, upper: Double)? {
    for dash in text.indices.dropFirst() where text[dash] == "-" {
      let (low, high) = (text[..<dash], text[text.index(after: dash)...])
      guard let lower = Double(low) else { continue }
      if high.isEmpty { return (lower, .infinity) }
      if let upper = Double(high) { return (lower, upper) }
    }
    return nil
  }

  /// Whether a word on the command line after `--blind` is a rule, and not what follows it.
  public static func isRule(_ word: String) -> Bool { !word.hasPrefix("-") && !word.hasSuffix(".json") }
}
