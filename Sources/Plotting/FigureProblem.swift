// What can be wrong with a figure, in words: where, what, and what to do.

/// A figure that cannot be found in, or arranged.
public struct FigureProblem: Error, Equatable, CustomStringConvertible {
  /// Where in the figure, e.g. `panels[main].layers[ttbar]`.
  public var path: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String?

  /// Every part by its name; those with a default may be left out.
  public init(path: String, message: String, hint: String? = nil) {
    self.path = path
    self.message = message
    self.hint = hint
  }

  /// As a person reads it.
  public var description: String {
    (path.isEmpty ? "" : "\(path): ") + message + (hint.map { "\n  hint: \($0)" } ?? "")
  }

  /// A name that is not there, with the nearest one that is.
  static func unknown(_ what: String, _ name: String, in path: String, known: [String]) -> FigureProblem {
    let nearest = known.map { (name: $0, distance: editDistance($0, name)) }.min { $0.distance < $1.distance }
    let limit = max(2, name.count / 3)
    let list = known.isEmpty ? "there is none" : "there are: " + known.joined(separator: ", ")
    let hint = nearest.flatMap { $0.distance <= limit ? "did you mean '\($0.name)'? (\(list))" : nil } ?? list
    return FigureProblem(path: path, message: "no \(what) named '\(name)'", hint: hint)
  }
}

/// Levenshtein's distance between two words, without regard to case.
func editDistance(_ first: String, _ second: String) -> Int {
  let first = Array(first.lowercased()), second = Array(second.lowercased())
  var row = Array(0...second.count)
  for i in first.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in second.indices {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (first[i] == second[j] ? 0 : 1))
      diagonal = above
    }
  }
  return row[second.count]
}
