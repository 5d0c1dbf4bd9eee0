// Reads delimiters, fences and tables.

extension LabelParser {
  /// The delimiter after `\left`, `\big` and their relatives; nil for `.`.
  mutating func delimiter(after command: String) throws(TypesettingProblem) -> Unicode.Scalar? {
    reader.skipBlanks()
    let start = reader.position
    guard let scalar = reader.current, scalar != "$", scalar != "{", scalar != "}" else {
      throw reader.problem("\\\(command) needs a delimiter", hint: #"e.g. ( ) [ ] | \{ \} \langle \rangle or ."#)
    }
    reader.advance()
    switch scalar {
    case ".": return nil
    case "<": return "⟨"
    case ">": return "⟩"
    case "(", ")", "[", "]", "|", "/", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "↑", "↓", "↕": return scalar
    case "\\":
      let name = reader.commandName()
      if let scalar = SymbolTable.delimiters[name] { return scalar }
      let near = NearestName.find(name, among: Array(SymbolTable.delimiters.keys))
      throw reader.problem("\\\(name) is not a delimiter", at: start, hint: near.map { "did you mean \\\($0)?" })
    default:
      throw reader.problem("'\(scalar)' is not a delimiter", at: start, hint: #"e.g. ( ) [ ] | \{ \} \langle or ."#)
    }
  }

  /// `\left … \middle … \right …`.
  mutating func fence(at start: Int) throws(TypesettingProblem) -> MathNode {
    try enter(at: start)
    let outer = isInOptionalArgument
    isInOptionalArgument = false
    defer {
      leave()
      isInOptionalArgument = outer
    }
    var fence = MathFence(delimiters: [try delimiter(after: "left")], bodies: [])
    while true {
      fence.bodies.append(try mathList())
      if reader.sees(command: "middle") {
        skipCommand()
        fence.delimiters.append(try delimiter(after: "middle"))
      } else if reader.sees(command: "right") {
        skipCommand()
        fence.delimiters.append(try delimiter(after: "right"))
        return .fence(fence)
      } else {
        throw reader.problem(#"\left without \right"#, at: start, hint: #"an invisible end is \right."#)
      }
    }
  }

  private mutating func skipCommand() {
    reader.advance()
    _ = reader.commandName()
  }

  /// `\substack{a \\ b}`.
  mutating func substack() throws(TypesettingProblem) -> MathNode {
    reader.skipBlanks()
    let start = reader.position
    guard reader.take("{") else { throw reader.problem(#"\substack needs an argument in braces"#) }
    let rows = try rows(at: start)
    guard reader.take("}") else { throw unexpectedInMath() }
    return .table(MathTable(rows: rows, kind: .substack))
  }

  /// `\begin{matrix} … \end{matrix}` and its relatives.
  mutating func environment(at start: Int) throws(TypesettingProblem) -> MathNode {
    let argument = try reader.rawArgument(of: "begin")
    let name = argument.text
    guard let table = MathCommands.tables[name] else {
      let known = MathCommands.tables.keys.sorted()
      throw reader.problem(
        "unknown environment '\(name)'", at: argument.start, hint: "known are \(known.joined(separator: ", "))")
    }
    let rows = try rows(at: start)
    guard reader.sees(command: "end") else {
      throw reader.problem("\\begin{\(name)} without \\end{\(name)}", at: start)
    }
    skipCommand()
    let ending = try reader.rawArgument(of: "end")
    guard ending.text == name else {
      throw reader.problem("\\begin{\(name)} ended by \\end{\(ending.text)}", at: ending.start)
    }
    let node = MathNode.table(MathTable(rows: rows, kind: table.kind))
    guard table.left != nil || table.right != nil else { return node }
    return .fence(MathFence(delimiters: [table.left, table.right], bodies: [[node]]))
  }

  /// Cells between `&`, rows between `\\`; an empty last row is dropped.
  private mutating func rows(at start: Int) throws(TypesettingProblem) -> [[[MathNode]]] {
    try enter(at: start)
    let outer = isInOptionalArgument
    isInOptionalArgument = false
    defer {
      leave()
      isInOptionalArgument = outer
    }
    var rows: [[[MathNode]]] = [[]]
    while true {
      rows[rows.count - 1].append(try mathList())
      if reader.take("&") { continue }
      guard reader.current == "\\", reader.next == "\\" else { break }
      reader.position += 2
      rows.append([])
    }
    if let last = rows.last, last.count == 1, last[0].isEmpty, rows.count > 1 { rows.removeLast() }
    return rows
  }
}
