// What is wrong in a style: where, which key, why, and what was probably meant.

/// One problem of a style layer.
public struct StyleProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// `file:line:column`, or the option that set the value.
  public var place: String
  /// Dotted path of the key.
  public var path: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String?

  /// Every part by its name; those with a default may be left out.
  public init(place: String, path: String, message: String, hint: String? = nil) {
    self.place = place
    self.path = path
    self.message = message
    self.hint = hint
  }

  /// As a person reads it.
  public var description: String {
    let subject = path.isEmpty ? "" : "\(path): "
    return "\(place): error: \(subject)\(message)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// All problems of all layers, found in one pass.
public struct StyleProblems: Error, Equatable, CustomStringConvertible {
  /// Everything that was found, in the order of the layers.
  public var problems: [StyleProblem]
  /// Every part by its name.
  public init(_ problems: [StyleProblem]) { self.problems = problems }
  /// As a person reads it.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
