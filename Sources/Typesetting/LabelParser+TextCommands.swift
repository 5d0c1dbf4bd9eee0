// Reads the commands of text mode.

import SceneGraph

extension LabelParser {
  /// A command in text; escapes have been dealt with. Nil for a macro, whose expansion is read next.
  mutating func textCommand() throws(TypesettingProblem) -> [TextNode]? {
    let start = reader.position
    reader.advance()
    guard !reader.isAtEnd else { throw reader.problem("a backslash at the end", at: start) }
    let name = reader.commandName()
    if try expandMacro(name, at: start) { return nil }
    if name == "\\" || name == "newline" { return [try lineBreak(at: start)] }
    if let space = SymbolTable.spaces[name] { return [.space(space)] }
    if let change = TextCommands.styles[name] { return [.styled(change, try textArgument(of: name))] }
    if let mark = TextCommands.accents[name] { return [try accented(mark, name)] }
    if TextCommands.withArguments.contains(name) { return [try textCommandWithArguments(name, at: start)] }
    throw unknownTextCommand(name, at: start)
  }

  private mutating func textCommandWithArguments(
    _ name: String, at start: Int
  ) throws(TypesettingProblem) -> TextNode {
    switch name {
    case "color", "textcolor":
      let color = try colorArgument(of: name)
      return .colored(color, try textArgument(of: name))
    case "textscale":
      let factor = try scaleArgument()
      return .scaled(factor, try textArgument(of: name))
    case "textsuperscript": return .script(try lineArgument(of: name), isRaised: true)
    case "textsubscript": return .script(try lineArgument(of: name), isRaised: false)
    case "ensuremath": return .math(try mathArgument(of: name))
    default: return .math(try quantity(name, at: start))
    }
  }

  /// `\'e`, `\"{o}`: the letter and a combining character, which shaping composes.
  private mutating func accented(_ mark: Unicode.Scalar, _ name: String) throws(TypesettingProblem) -> TextNode {
    reader.skipBlanks()
    var letters: [Unicode.Scalar] = []
    if reader.current == "{" {
      letters = try reader.rawArgument(of: name).scalars
    } else if let scalar = reader.current {
      letters = [scalar]
      reader.advance()
    }
    guard let first = letters.first, first.properties.isAlphabetic, letters.count == 1 else {
      throw reader.problem("\\\(name) needs one letter")
    }
    return .text("\(first)\(mark)")
  }

  /// `{0.8}`: a multiple of the size.
  private mutating func scaleArgument() throws(TypesettingProblem) -> Double {
    let argument = try reader.rawArgument(of: "textscale")
    guard let factor = Double(argument.text), (0.3...3).contains(factor) else {
      throw reader.problem(
        "'\(argument.text)' is no multiple of a size", at: argument.start, hint: "give a number from 0.3 to 3")
    }
    return factor
  }

  /// `{name}` or `{#rrggbb}`.
  mutating func colorArgument(of command: String) throws(TypesettingProblem) -> Color {
    let argument = try reader.rawArgument(of: command)
    let name = argument.text
    if let color = TextCommands.colors[name] ?? Color(hex: name) { return color }
    let near = NearestName.find(name, among: Array(TextCommands.colors.keys))
    throw reader.problem(
      "no colour called '\(name)'", at: argument.start,
      hint: near.map { "did you mean '\($0)'?" } ?? "write a colour as #rrggbb or by name, e.g. red")
  }

  private func unknownTextCommand(_ name: String, at start: Int) -> TypesettingProblem {
    if let advice = TextCommands.advice[name] {
      return reader.problem("\\\(name) is not a command of labels", at: start, hint: advice)
    }
    if MathCommands.isKnown(name) {
      return reader.problem(
        "\\\(name) is a command for formulas", at: start, hint: "put the formula in dollars: $\\\(name)…$")
    }
    return unknownCommand(name, at: start)
  }

  /// An unknown command with the nearest known one.
  func unknownCommand(_ name: String, at start: Int) -> TypesettingProblem {
    if let advice = TextCommands.advice[name] {
      return reader.problem("\\\(name) is not a command of labels", at: start, hint: advice)
    }
    let near = NearestName.find(name, among: MathCommands.allNames + macros.keys)
    return reader.problem(
      "unknown command \\\(name)", at: start,
      hint: near.map { "did you mean \\\($0)?" } ?? #"a plain backslash is \textbackslash"#)
  }
}
