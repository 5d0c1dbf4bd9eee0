// One table of a HEPData submission as YAML: independent and dependent variables with their uncertainties.

/// A table in HEPData's form.
public struct HEPDataTable: Sendable, Equatable {
  /// A single number, a range, or words.
  public enum Value: Sendable, Equatable {
    /// A single number.
    case number(Double)
    /// Words.
    case text(String)
    /// A range, perhaps with a value inside.
    case bin(low: Double, high: Double, value: Double?)
    /// No number there.
    case missing
  }

  /// An uncertainty with its label.
  public struct Uncertainty: Sendable, Equatable {
    /// What it comes from, e.g. `stat`.
    public var label: String
    /// Distances, usually negative and positive.
    public var minus: Double
    /// Size upwards, in the value's unit.
    public var plus: Double
    /// Every part by its name.
    public init(label: String, minus: Double, plus: Double) {
      self.label = label
      self.minus = minus
      self.plus = plus
    }
  }

  /// A column of the table.
  public struct Variable: Sendable, Equatable {
    /// Heading of the column.
    public var name: String
    /// Unit; nil without one.
    public var unit: String?
    /// Circumstances that hold for the whole column, by name.
    public var qualifiers: [(name: String, value: String)]
    /// One a row.
    public var values: [Value]
    /// One list a value; empty for none at all.
    public var uncertainties: [[Uncertainty]]

    /// Every part by its name; those with a default may be left out.
    public init(
      name: String, unit: String? = nil, qualifiers: [(name: String, value: String)] = [], values: [Value],
      uncertainties: [[Uncertainty]] = []
    ) {
      self.name = name
      self.unit = unit
      self.qualifiers = qualifiers
      self.values = values
      self.uncertainties = uncertainties
    }

    /// Whether all parts are equal.
    public static func == (left: Self, right: Self) -> Bool {
      left.name == right.name && left.unit == right.unit && left.values == right.values
        && left.uncertainties == right.uncertainties
        && left.qualifiers.elementsEqual(right.qualifiers) { $0 == $1 }
    }
  }

  /// At most 64 characters, unique in a submission.
  public var name: String
  /// As a person reads it.
  public var description: String
  /// Columns that say where.
  public var independent: [Variable]
  /// Columns that say how much.
  public var dependent: [Variable]

  /// Every part by its name.
  public init(name: String, description: String, independent: [Variable], dependent: [Variable]) {
    self.name = name
    self.description = description
    self.independent = independent
    self.dependent = dependent
  }

  /// The data file.
  public var yaml: String {
    "independent_variables:\n" + independent.map(Self.text).joined() + "dependent_variables:\n"
      + dependent.map(Self.text).joined()
  }

  private static func text(_ variable: Variable) -> String {
    let unit = variable.unit.map { ", units: \(YAML.quoted($0))" } ?? ""
    var text = "- header: {name: \(YAML.quoted(variable.name))\(unit)}\n"
    if !variable.qualifiers.isEmpty {
      text += "  qualifiers:\n"
      for qualifier in variable.qualifiers {
        text += "  - {name: \(YAML.quoted(qualifier.name)), value: \(YAML.quoted(qualifier.value))}\n"
      }
    }
    text += variable.values.isEmpty ? "  values: []\n" : "  values:\n"
    for (index, value) in variable.values.enumerated() {
      let errors = variable.uncertainties.indices.contains(index) ? variable.uncertainties[index] : []
      text += entry(value, errors)
    }
    return text
  }

  private static func entry(_ value: Value, _ errors: [Uncertainty]) -> String {
    let text =
      switch value {
      case .number(let number): "value: \(YAML.number(number))"
      case .text(let text): "value: \(YAML.quoted(text))"
      case .bin(let low, let high, let value):
        "low: \(YAML.number(low)), high: \(YAML.number(high))" + (value.map { ", value: \(YAML.number($0))" } ?? "")
      case .missing: "value: '-'"
      }
    guard !errors.isEmpty, value != .missing else { return "  - {\(text)}\n" }
    return "  - \(text)\n    errors:\n" + errors.map { "    - {\(words($0))}\n" }.joined()
  }

  private static func words(_ error: Uncertainty) -> String {
    let label = "label: \(YAML.quoted(error.label))"
    // The same distance to both sides, up to the last digits of a subtraction.
    if abs(error.plus + error.minus) <= 1e-9 * abs(error.plus) {
      return "symerror: \(YAML.number(error.plus)), \(label)"
    }
    return "asymerror: {minus: \(YAML.number(error.minus)), plus: \(YAML.number(error.plus))}, \(label)"
  }
}

/// Scalars as YAML 1.1 reads them.
enum YAML {
  static func quoted(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "'" + line.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// With a point in front of an exponent: `1e-05` would be a string. What is not finite is written as a word.
  static func number(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "'nan'" : number < 0 ? "'-inf'" : "'inf'" }
    let text = "\(number)"
    guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}
