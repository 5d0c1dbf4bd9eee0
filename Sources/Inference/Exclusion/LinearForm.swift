// Linear expressions of a grid's masses: axes such as `m1-m2`, and the forbidden region `m2 > m1 - 125`.

/// Σ coefficient · name + constant.
public struct LinearForm: Sendable, Equatable {
  /// Factors by the names of labels.
  public var coefficients: [String: Double]
  /// What does not depend on labels.
  public var constant: Double

  /// A sum of labels with factors, and a constant.
  public init(coefficients: [String: Double] = [:], constant: Double = 0) {
    self.coefficients = coefficients.filter { $0.value != 0 }
    self.constant = constant
  }

  /// Reads sums of terms such as `m1`, `0.5 * m2`, `2 m1` and `125` with known names.
  public init(_ text: String, names: [String]) throws(ExclusionProblem) {
    var reader = LinearFormReader(text, names: names)
    self = try reader.read()
  }

  /// Its value; nil where a label is missing.
  public func value(_ values: [String: Double]) -> Double? {
    var sum = constant
    for (name, coefficient) in coefficients {
      guard let value = values[name] else { return nil }
      sum += coefficient * value
    }
    return sum
  }

  /// The difference of both, label by label.
  public static func - (left: Self, right: Self) -> Self {
    let difference = left.coefficients.merging(right.coefficients.mapValues { -$0 }, uniquingKeysWith: +)
    return LinearForm(coefficients: difference, constant: left.constant - right.constant)
  }

  /// The same function in terms of two others, x and y: (coefficient of x, of y, constant); nil where it is not one.
  public func inTerms(of x: LinearForm, _ y: LinearForm) -> (x: Double, y: Double, constant: Double)? {
    let names = Set(coefficients.keys).union(x.coefficients.keys).union(y.coefficients.keys).sorted()
    func column(_ form: LinearForm) -> [Double] { names.map { form.coefficients[$0] ?? 0 } }
    let (a, b, target) = (column(x), column(y), column(self))
    for first in names.indices {
      for second in names.indices where second > first {
        let determinant = a[first] * b[second] - a[second] * b[first]
        guard abs(determinant) > 1e-12 else { continue }
        let p = (target[first] * b[second] - target[second] * b[first]) / determinant
        let q = (a[first] * target[second] - a[second] * target[first]) / determinant
        let fits = names.indices.allSatisfy { abs(p * a[$0] + q * b[$0] - target[$0]) < 1e-9 }
        return fits ? (p, q, constant - p * x.constant - q * y.constant) : nil
      }
    }
    return nil
  }
}

/// The side of a line: points where `form` is not negative are allowed.
public struct LinearInequality: Sendable, Equatable {
  /// The inequality as it was given.
  public var text: String
  /// Positive where the inequality does not hold.
  public var allowed: LinearForm

  /// Reads `m2 > m1 - 125`: what it names is the forbidden side.
  public init(forbidden text: String, names: [String]) throws(ExclusionProblem) {
    self.text = text
    let signs: Set<Character> = ["<", ">", "≤", "≥"]
    let parts = text.split(whereSeparator: { signs.contains($0) }).map(String.init)
    guard parts.count == 2, let sign = text.first(where: { signs.contains($0) }) else {
      throw ExclusionProblem(
        "--forbidden \"\(text)\": is not an inequality", hint: "give one such as \"m2 > m1 - 125\"")
    }
    let right = parts[1].hasPrefix("=") ? String(parts[1].dropFirst()) : parts[1]
    let (low, high) = (try LinearForm(parts[0], names: names), try LinearForm(right, names: names))
    allowed = sign == ">" || sign == "≥" ? high - low : low - high
    guard !allowed.coefficients.isEmpty else {
      throw ExclusionProblem("--forbidden \"\(text)\": holds everywhere or nowhere", hint: "name the masses in it")
    }
  }
}

/// Why a grid cannot be drawn as asked.
public struct ExclusionProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String
  /// Every part by its name.
  public init(_ message: String, hint: String) { (self.message, self.hint) = (message, hint) }
  /// As a person reads it.
  public var description: String { "error: \(message)\n  hint: \(hint)" }
}

private struct LinearFormReader {
  private let text: String
  private let names: [String]
  private var rest: Substring

  init(_ text: String, names: [String]) {
    self.text = text
    // Longer names first: m12 is not m1 and 2.
    self.names = names.sorted { ($0.count, $0) > ($1.count, $1) }
    rest = text[...]
  }

  mutating func read() throws(ExclusionProblem) -> LinearForm {
    if let name = names.first(where: { $0 == text }) { return LinearForm(coefficients: [name: 1]) }
    var form = LinearForm(), isFirst = true
    skip()
    while !rest.isEmpty || isFirst {
      let sign = try sign(isFirst: isFirst)
      try addTerm(to: &form, sign)
      isFirst = false
      skip()
    }
    return LinearForm(coefficients: form.coefficients, constant: form.constant)
  }

  private mutating func sign(isFirst: Bool) throws(ExclusionProblem) -> Double {
    if take("-") || take("−") { return -1 }
    if take("+") || isFirst { return 1 }
    throw problem()
  }

  private mutating func addTerm(to form: inout LinearForm, _ sign: Double) throws(ExclusionProblem) {
    skip()
    let number = number()
    skip()
    let isProduct = take("*")
    skip()
    guard let name = name() else {
      guard let number, !isProduct else { throw problem() }
      form.constant += sign * number
      return
    }
    var factor = sign * (number ?? 1)
    skip()
    if number == nil, take("*") {
      skip()
      guard let after = self.number() else { throw problem() }
      factor *= after
    }
    form.coefficients[name, default: 0] += factor
  }

  private mutating func skip() { rest = rest.drop { $0 == " " } }

  private mutating func take(_ word: Character) -> Bool {
    guard rest.first == word else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func number() -> Double? {
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard !names.contains(where: { rest.hasPrefix($0) }), let value = Double(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

  private mutating func name() -> String? {
    guard let name = names.first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(name.count)
    return name
  }

  private func problem() -> ExclusionProblem {
    ExclusionProblem(
      "\"\(text)\": \(rest.isEmpty ? "ends too early" : "cannot be read from \"\(rest)\" on")",
      hint: "write a sum of \(names.reversed().joined(separator: ", ")) and numbers, e.g. \(example)")
  }

  private var example: String {
    let shown = names.reversed().prefix(2)
    return shown.count == 2 ? shown.joined(separator: " - ") : "\(shown.first ?? "m") - 100"
  }
}
