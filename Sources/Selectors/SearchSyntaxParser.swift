// Reads regular expressions by recursive descent: `|`, then sequences, then repetitions of characters and groups.

struct SearchSyntaxParser {
  private let text: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private static let deepest = 64

  init(_ source: String) { text = Array(source.unicodeScalars) }

  mutating func parse() throws(SearchExpressionProblem) -> SearchSyntax {
    let syntax = try alternatives()
    if position < text.count { throw problem("this ')' closes nothing", hint: #"remove it, or write \)"#) }
    guard syntax.size <= SearchSyntax.largest else {
      throw problem("the expression is too large", at: 0, hint: "repeat less often, or use fewer characters")
    }
    return syntax
  }

  private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private func problem(_ message: String, at offset: Int? = nil, hint: String) -> SearchExpressionProblem {
    SearchExpressionProblem(offset: offset ?? position, message: message, hint: hint)
  }

  // MARK: Structure

  private mutating func alternatives() throws(SearchExpressionProblem) -> SearchSyntax {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(SearchExpressionProblem) -> SearchSyntax {
    var parts: [SearchSyntax] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      parts.append(try repetition(of: try item()))
    }
    return parts.isEmpty ? .nothing : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func item() throws(SearchExpressionProblem) -> SearchSyntax {
    let start = position, scalar = text[position]
    position += 1
    switch scalar {
    case "(": return try group(from: start)
    case "[": return .one(try set(from: start))
    case ".": return .one(.anything)
    case "^": return .place(.start)
    case "$": return .place(.end)
    case "\\": return try escaped(from: start)
    case "*", "+", "?":
      throw problem("'\(scalar)' repeats nothing", at: start, hint: #"write \\#(scalar) for the character itself"#)
    case "{": throw problem("'{' repeats nothing", at: start, hint: #"write \{ for the character itself"#)
    default: return .one(ScalarSet(ranges: [scalar...scalar]))
    }
  }

  private mutating func group(from start: Int) throws(SearchExpressionProblem) -> SearchSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw problem("this is nested too deeply", hint: "write it with fewer levels") }
    if take("?"), !take(":") {
      throw problem(
        "groups that look ahead or behind, have names or set flags are not supported", at: start,
        hint: "write ( ) or (?: ), and join conditions with & and !")
    }
    let inner = try alternatives()
    guard take(")") else { throw problem("this '(' is not closed", at: start, hint: #"add a ')', or write \("#) }
    return inner
  }

  // MARK: Repetitions

  private mutating func repetition(of part: SearchSyntax) throws(SearchExpressionProblem) -> SearchSyntax {
    let start = position
    guard let counts = try counts() else { return part }
    // Whether as few or as many as can be are taken makes no difference to whether there is a match.
    _ = take("?")
    if let again = next, "*+?{".unicodeScalars.contains(again) {
      throw problem("a repetition cannot follow a repetition", hint: "put the first into parentheses")
    }
    if let atMost = counts.atMost, atMost < counts.atLeast {
      throw problem("the counts are in the wrong order", at: start, hint: "write {\(atMost),\(counts.atLeast)}")
    }
    return .repeated(part, atLeast: counts.atLeast, atMost: counts.atMost)
  }

  private mutating func counts() throws(SearchExpressionProblem) -> (atLeast: Int, atMost: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = position
    guard take("{") else { return nil }
    let atLeast = try number(), hasComma = take(","), atMost = try number()
    guard take("}"), let first = atLeast, hasComma || atMost == nil else {
      throw problem("these are no counts", at: start, hint: #"write {2}, {2,} or {2,5}, or \{ for the character"#)
    }
    return (first, hasComma ? atMost : first)
  }

  private mutating func number() throws(SearchExpressionProblem) -> Int? {
    let start = position
    var value: Int?
    while let digit = next.flatMap({ "0"..."9" ~= $0 ? Int($0.value) - 48 : nil }) {
      value = (value ?? 0) * 10 + digit
      position += 1
      if let value, value > SearchSyntax.largest {
        throw problem("a count is too large", at: start, hint: "repeat at most \(SearchSyntax.largest) times")
      }
    }
    return value
  }

  // MARK: Characters

  private mutating func escaped(from start: Int) throws(SearchExpressionProblem) -> SearchSyntax {
    if take("b") { return .place(.wordEdge) }
    if take("B") { return .place(.noWordEdge) }
    return .one(try escapedSet(from: start))
  }

  /// What follows a backslash, inside classes and outside.
  private mutating func escapedSet(from start: Int) throws(SearchExpressionProblem) -> ScalarSet {
    guard let scalar = next else {
      throw problem("a character should follow this backslash", at: start, hint: #"write \\ for a backslash"#)
    }
    position += 1
    switch scalar {
    case "d", "D": return ScalarSet(.digit, isNegated: scalar == "D")
    case "w", "W": return ScalarSet(.word, isNegated: scalar == "W")
    case "s", "S": return ScalarSet(.blank, isNegated: scalar == "S")
    case "t": return ScalarSet(ranges: ["\t"..."\t"])
    case "n": return ScalarSet(ranges: ["\n"..."\n"])
    case "r": return ScalarSet(ranges: ["\r"..."\r"])
    case "1"..."9":
      throw problem("references to groups are not supported", at: start, hint: "write out what is repeated")
    case _ where scalar.isASCII && ScalarSet.holds(.word, scalar) && scalar != "_":
      throw problem(
        "there is no \\\(scalar)", at: start,
        hint: #"write the character itself; there are \d \w \s \D \W \S \b \B \t \n \r"#)
    default: return ScalarSet(ranges: [scalar...scalar])
    }
  }

  /// The rest of a class after its `[`.
  private mutating func set(from start: Int) throws(SearchExpressionProblem) -> ScalarSet {
    var set = ScalarSet(ranges: [], isNegated: take("^"))
    while let scalar = next, scalar != "]" {
      let place = position, member = try member()
      guard next == "-", position + 1 < text.count, text[position + 1] != "]" else {
        set.ranges += member.ranges
        set.kinds += member.kinds
        continue
      }
      position += 1
      set.ranges.append(try range(from: member, at: place))
    }
    guard take("]") else { throw problem("this '[' is not closed", at: start, hint: #"add a ']', or write \["#) }
    guard set.ranges.count + set.kinds.count > 0 else {
      throw problem("this class is empty", at: start, hint: #"name its characters; write \] for a ']'"#)
    }
    return set
  }

  private mutating func member() throws(SearchExpressionProblem) -> ScalarSet {
    let start = position, scalar = text[position]
    position += 1
    if scalar == "[" { throw problem("classes cannot hold classes", at: start, hint: #"write \[ for a '['"#) }
    return scalar == "\\" ? try escapedSet(from: start) : ScalarSet(ranges: [scalar...scalar])
  }

  private mutating func range(
    from lower: ScalarSet, at place: Int
  ) throws(SearchExpressionProblem) -> ClosedRange<Unicode.Scalar> {
    let upper = try member()
    guard let first = lower.ranges.first?.lowerBound, let last = upper.ranges.first?.lowerBound, first <= last else {
      throw problem("this is no range of characters", at: place, hint: #"write e.g. [a-z], or \- for a '-'"#)
    }
    return first...last
  }
}
