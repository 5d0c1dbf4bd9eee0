// The grammar of expressions: recursive descent, straight onto the tape.

struct ExpressionParser {
  private var lexer: ExpressionLexer
  private var token: Token = .end
  private var offset = 0
  private var depth = 0
  private(set) var tape = TapeBuilder()

  init(_ text: String) throws(ExpressionProblem) {
    lexer = ExpressionLexer(text)
    guard text.unicodeScalars.count <= Expression.lengthLimit else {
      throw lexer.problem(
        Expression.lengthLimit, "the expression is longer than \(Expression.lengthLimit) characters", nil)
    }
    try advance()
  }

  /// Reads all of the text; returns the place of the result.
  mutating func parse() throws(ExpressionProblem) -> Int32 {
    if token == .end { throw lexer.problem(0, "the expression is empty", nil) }
    let root = try choice()
    switch token {
    case .end: return root
    case .symbol(")"): throw problem("a ) has no ( before it", nil)
    case .number, .name, .symbol("("): throw problem("an operator is missing", "write a product with *")
    default: throw problem("\(words(token)) does not fit", nil)
    }
  }

  private mutating func advance() throws(ExpressionProblem) { (token, offset) = try lexer.next() }

  private mutating func accept(_ symbol: String) throws(ExpressionProblem) -> Bool {
    guard token == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  private func problem(_ message: String, _ hint: String?) -> ExpressionProblem { lexer.problem(offset, message, hint) }

  private func words(_ token: Token) -> String {
    switch token {
    case .number(let value): "the number \(value)"
    case .name(let name, _): "the name '\(name)'"
    case .symbol(let symbol): "the '\(symbol)'"
    case .end: "the end"
    }
  }

  private mutating func nested<Value>(
    _ body: (inout ExpressionParser) throws(ExpressionProblem) -> Value
  ) throws(ExpressionProblem) -> Value {
    depth += 1
    defer { depth -= 1 }
    if depth > Expression.nestingLimit {
      throw problem("the expression is nested more than \(Expression.nestingLimit) deep", nil)
    }
    return try body(&self)
  }

  // MARK: Operators, the weakest first

  private mutating func choice() throws(ExpressionProblem) -> Int32 {
    let condition = try binary(0)
    guard try accept("?") else { return condition }
    let yes = try nested { parser throws(ExpressionProblem) in try parser.choice() }
    guard try accept(":") else { throw problem("a ? has no : after it", "write condition ? one : other") }
    let no = try nested { parser throws(ExpressionProblem) in try parser.choice() }
    return tape.apply(.select, condition, yes, no)
  }

  /// Binary operators by strength; a swapped one takes its operands the other way round.
  private static let levels: [[String: (operation: Operation, isSwapped: Bool)]] = [
    ["||": (.or, false)], ["&&": (.and, false)],
    [
      "==": (.equal, false), "!=": (.notEqual, false), "<": (.less, false), "<=": (.lessOrEqual, false),
      ">": (.less, true), ">=": (.lessOrEqual, true),
    ],
    ["+": (.add, false), "-": (.subtract, false)], ["*": (.multiply, false), "/": (.divide, false)],
  ]

  private mutating func binary(_ level: Int) throws(ExpressionProblem) -> Int32 {
    guard level < Self.levels.count else { return try signed() }
    var left = try binary(level + 1)
    while case .symbol(let symbol) = token, let (operation, isSwapped) = Self.levels[level][symbol] {
      try advance()
      let right = try binary(level + 1)
      left = isSwapped ? tape.apply(operation, right, left) : tape.apply(operation, left, right)
    }
    return left
  }

  private mutating func signed() throws(ExpressionProblem) -> Int32 {
    try nested { parser throws(ExpressionProblem) in
      if try parser.accept("-") { return parser.tape.apply(.negate, try parser.signed()) }
      if try parser.accept("+") { return try parser.signed() }
      if try parser.accept("!") { return parser.tape.apply(.not, try parser.signed()) }
      return try parser.power()
    }
  }

  /// Binds tighter than a sign before it, and from the right: −a^b^c is −(a^(b^c)).
  private mutating func power() throws(ExpressionProblem) -> Int32 {
    let base = try primary()
    guard try accept("^") else { return base }
    return tape.apply(.power, base, try signed())
  }

  private mutating func primary() throws(ExpressionProblem) -> Int32 {
    switch token {
    case .number(let value):
      try advance()
      return tape.constant(value)
    case .name(let name, let isQuoted): return try named(name, isQuoted: isQuoted)
    case .symbol("("):
      try advance()
      let inner = try nested { parser throws(ExpressionProblem) in try parser.choice() }
      guard try accept(")") else { throw problem("a ) is missing", nil) }
      return inner
    case .end: throw problem("something is missing", "a number, a name or a (")
    default: throw problem("\(words(token)) stands where a number, a name or a ( should", nil)
    }
  }

  // MARK: Names

  private mutating func named(_ name: String, isQuoted: Bool) throws(ExpressionProblem) -> Int32 {
    let start = offset
    try advance()
    if token == .symbol("("), !isQuoted { return try call(name, at: start) }
    if let constant = Self.constants[name], !isQuoted { return tape.constant(constant) }
    if Self.functions[name] != nil, !isQuoted {
      throw lexer.problem(
        start, "the function \(name) has no arguments", "write \(name)(…); a parameter of that name goes in quotes")
    }
    return tape.input(name)
  }

  /// Whether a bare word means a constant or a function.
  static func isReserved(_ word: String) -> Bool { constants[word] != nil || functions[word] != nil }

  private static let constants: [String: Double] = [
    "PI": .pi, "E": 2.718281828459045, "EULER": 2.718281828459045, "TRUE": 1, "FALSE": 0,
  ]

  private static let functions: [String: (operation: Operation, arguments: Int)] = [
    "exp": (.exponential, 1), "log": (.logarithm, 1), "sqrt": (.squareRoot, 1), "abs": (.absolute, 1),
    "pow": (.power, 2), "min": (.minimum, 2), "max": (.maximum, 2), "sin": (.sine, 1), "cos": (.cosine, 1),
    "tan": (.tangent, 1), "asin": (.arcsine, 1), "acos": (.arccosine, 1), "atan": (.arctangent, 1),
  ]

  private mutating func call(_ name: String, at start: Int) throws(ExpressionProblem) -> Int32 {
    guard let (operation, count) = Self.functions[name] else {
      let known = Self.functions.keys.sorted()
      let near = name == "ln" ? "log" : NearWord.nearest(to: name, among: known)
      throw lexer.problem(
        start, "there is no function '\(name)'",
        near.map { "did you mean \($0)?" } ?? "the functions are \(known.joined(separator: ", "))")
    }
    let arguments = try arguments()
    if arguments.count > 2, operation == .minimum || operation == .maximum {
      return arguments.dropFirst().reduce(arguments[0]) { tape.apply(operation, $0, $1) }
    }
    guard arguments.count == count else {
      throw lexer.problem(
        start, "\(name) takes \(count == 1 ? "one argument" : "\(count) arguments"), not \(arguments.count)", nil)
    }
    return tape.apply(operation, arguments[0], count > 1 ? arguments[1] : -1)
  }

  private mutating func arguments() throws(ExpressionProblem) -> [Int32] {
    try advance()
    if try accept(")") { return [] }
    var list: [Int32] = []
    repeat {
      list.append(try nested { parser throws(ExpressionProblem) in try parser.choice() })
    } while try accept(",")
    guard try accept(")") else { throw problem("a ) is missing after the arguments", nil) }
    return list
  }
}
