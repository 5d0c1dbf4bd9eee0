// What is wrong in a style: where, which key, why, and what was probably meant.

/// One problem of a style layer.
public struct StyleProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// `file:line:column`, or the option that set the value.
  public var place: String
  /// Dotted path of the key.
  public var path: String
  public var message: String
  public var hint: String?

  public init(place: String, path: String, message: String, hint: String? = nil) {
    self.place = place
    self.path = path
    self.message = message
    self.hint = hint
  }

  public var description: String {
    let subject = path.isEmpty ? "" : "\(path): "
    return "\(place): error: \(subject)\(message)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// All problems of all layers, found in one pass.
public struct StyleProblems: Error, Equatable, CustomStringConvertible {
  public var problems: [StyleProblem]
  public init(_ problems: [StyleProblem]) { self.problems = problems }
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
