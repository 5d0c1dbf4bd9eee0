// An arithmetic expression of named numbers: read once to a flat tape, evaluated with exact derivatives.

/// A formula such as `kappa_g^2 * mu`.
///
/// Operators, weakest first: `? :`, `||`, `&&`, `== != < <= > >=`, `+ -`, `* /`, the signs and `!`, `^` (from the
/// right). Functions: exp log sqrt abs pow min max sin cos tan asin acos atan. Constants: PI, E or EULER, TRUE, FALSE.
/// A name is made of letters, digits, `_` and `.`, with `[3]` for a component; any other stands in quotes: `'b-tag 1'`.
public struct Expression: Sendable, Hashable {
  /// As it was written.
  public let text: String
  /// The names that it depends on, in the order of their first use: the order of all inputs.
  public let names: [String]
  let instructions: [Instruction]

  /// Limits that no formula of a person meets, and that keep a hostile one from harm.
  public static let lengthLimit = 20_000
  /// Depth of brackets beyond which an expression is refused.
  public static let nestingLimit = 100
  /// Of one expression with all that it is defined by.
  public static let instructionLimit = 100_000

  /// Reads `text`; the problem says at which character it cannot be read.
  public init(_ text: String) throws(ExpressionProblem) {
    var parser = try ExpressionParser(text)
    let root = try parser.parse()
    self.text = text
    (instructions, names) = parser.tape.finished(root: root)
  }

  private init(text: String, instructions: [Instruction], names: [String]) {
    self.text = text
    self.instructions = instructions
    self.names = names
  }

  /// The value of a single name.
  public init(name: String) {
    self.init(text: name, instructions: [Instruction(operation: .input, constant: 0)], names: [name])
  }

  /// A number.
  public init(constant: Double) {
    self.init(text: "\(constant)", instructions: [Instruction(operation: .constant, constant: constant)], names: [])
  }

  /// The expression with names replaced by what they stand for; what `definitions` lacks stays.
  public func substituting(_ definitions: [String: Expression]) throws(ExpressionProblem) -> Expression {
    guard names.contains(where: { definitions[$0] != nil }) else { return self }
    var tape = TapeBuilder()
    let root = tape.splice(instructions) { builder, index in
      guard let other = definitions[names[index]] else { return builder.input(names[index]) }
      return builder.splice(other.instructions) { inner, place in inner.input(other.names[place]) }
    }
    let composed = tape.finished(root: root)
    guard composed.instructions.count <= Self.instructionLimit else { throw .tooLong(text) }
    return Expression(text: text, instructions: composed.instructions, names: composed.names)
  }

  /// The value that does not depend on anything; nil if there are names.
  public var constant: Double? { names.isEmpty ? value(at: []) : nil }
}
