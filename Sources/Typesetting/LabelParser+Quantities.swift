// Reads numbers with units: `\SI{13}{TeV}`, `\qty`, `\unit{fb^{-1}}`, `\num{1.2e-3}`.

extension LabelParser {
  /// The nodes of one quantity command whose name has been read.
  mutating func quantity(_ name: String, at start: Int) throws(TypesettingProblem) -> [MathNode] {
    switch name {
    case "num": return try numberArgument(of: name)
    case "unit", "si": return try unitArgument(of: name)
    default:
      let number = try numberArgument(of: name)
      return number + [.space(3.0 / 18)] + (try unitArgument(of: name))
    }
  }

  private mutating func numberArgument(of name: String) throws(TypesettingProblem) -> [MathNode] {
    let argument = try reader.rawArgument(of: name)
    var scanner = NumberScanner(argument.scalars)
    if let nodes = scanner.nodes() { return nodes }
    throw reader.problem(
      scanner.message, at: argument.start + scanner.place, hint: #"write e.g. \num{1.2e-3} or \num{1.2 +- 0.3}"#)
  }

  /// `GeV`, `fb^{-1}`, `GeV/c^2`, `N.m`, `\per\giga\electronvolt`.
  private mutating func unitArgument(of name: String) throws(TypesettingProblem) -> [MathNode] {
    reader.skipBlanks()
    let start = reader.position
    guard reader.current == "{" else { throw reader.problem("\\\(name) needs a unit in braces") }
    let unit = try reader.rawArgument(of: name)
    if unit.scalars.contains("\\"), let nodes = UnitNames.nodes(unit.text) { return nodes }
    reader.position = start
    let outer = alphabet
    alphabet = .upright
    defer { alphabet = outer }
    return try mathGroup().map { node in
      if case .symbol(".", _, _) = node { return .space(3.0 / 18) }
      return node
    }
  }
}
