// Checks of a figure before it is laid out: names, sizes, numbers that fit together.

/// Finds what cannot be drawn.
enum FigureValidation {
  /// - Throws: the first problem and how many more there are.
  static func check(_ figure: Figure) throws(FigureProblem) {
    let problems = problems(of: figure)
    guard let first = problems.first else { return }
    let rest = problems.dropFirst().map { "also \($0.path): \($0.message)" }
    let hints = [first.hint].compactMap { $0 } + rest
    throw FigureProblem(
      path: first.path, message: first.message, hint: hints.isEmpty ? nil : hints.joined(separator: "\n  "))
  }

  private static func problems(of figure: Figure) -> [FigureProblem] {
    var problems: [FigureProblem] = []
    if figure.panels.isEmpty { problems.append(FigureProblem(path: "panels", message: "the figure has no panel")) }
    for (what, length) in [("width", figure.width), ("height", figure.height)] {
      guard let length, !(length.isFinite && length > 0 && length < 5000) else { continue }
      problems.append(FigureProblem(path: what, message: "\(length) is no size of a page in millimetres"))
    }
    problems += repeated(figure.panels.map(\.name), path: "panels", "two panels are")
    for legend in figure.legends {
      for name in [legend.panel].compactMap({ $0 }) + legend.listing
      where !figure.panels.contains(where: { $0.name == name }) {
        problems.append(.unknown("panel", name, in: "legends", known: figure.panels.map(\.name)))
      }
    }
    return problems + figure.panels.flatMap { self.problems(of: $0) }
  }

  private static func problems(of panel: Panel) -> [FigureProblem] {
    let path = "panels[\(panel.name)]"
    var problems = repeated(panel.layers.map(\.name), path: "\(path).layers", "two layers are")
    problems += axis(panel.x, "\(path).x") + axis(panel.y, "\(path).y")
    for layer in panel.layers {
      guard let complaint = layer.content.complaint else { continue }
      problems.append(FigureProblem(path: "\(path).layers[\(layer.name)]", message: complaint))
    }
    return problems
  }

  private static func axis(_ axis: Axis, _ path: String) -> [FigureProblem] {
    let ends = [axis.lower, axis.upper].compactMap { $0 } + axis.including
    guard ends.allSatisfy(\.isFinite) else {
      return [FigureProblem(path: path, message: "an end of the axis is not finite")]
    }
    if let lower = axis.lower, let upper = axis.upper, lower >= upper {
      return [
        FigureProblem(
          path: path, message: "the axis begins at \(lower) and ends at \(upper)",
          hint: "give the lower end first, and use 'reversed' to turn an axis around")
      ]
    }
    if axis.scale.kind == .log, let low = [axis.lower, axis.upper].compactMap({ $0 }).min(), low <= 0 {
      return [
        FigureProblem(path: path, message: "a logarithmic axis cannot reach \(low)", hint: "give ends above 0")
      ]
    }
    return []
  }

  private static func repeated(_ names: [String], path: String, _ what: String) -> [FigureProblem] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }.map {
      FigureProblem(path: path, message: "\(what) named '\($0)'", hint: "give each its own name")
    }
  }
}
