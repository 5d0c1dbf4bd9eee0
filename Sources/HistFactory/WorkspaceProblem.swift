// What is wrong with a workspace: one problem, and all of them together.

import JSONTree

/// One problem of a workspace document.
public struct WorkspaceProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// An error keeps the workspace from being used.
  public enum Severity: String, Sendable { case error, warning }

  /// Whether it can be lived with.
  public var severity: Severity
  /// Where it stands in its file; nil for a workspace that was not read from one.
  public var place: SourcePlace?
  /// For example `channels[1].samples[0].data`.
  public var path: JSONPath
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    severity: Severity = .error, place: SourcePlace? = nil, path: JSONPath = JSONPath(), message: String,
    hint: String? = nil
  ) {
    self.severity = severity
    self.place = place
    self.path = path
    self.message = message
    self.hint = hint
  }

  init(_ problem: JSONProblem) {
    self.init(place: problem.place, message: problem.message, hint: problem.hint)
    if !problem.path.isEmpty { message = "\(problem.path): \(problem.message)" }
  }

  /// `file:line:column: error: path: message`, and a line with the hint; endless names abridged.
  public var description: String {
    var text = place.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): "
    if !path.steps.isEmpty { text += "\(path.description.abridged()): " }
    text += message.abridged()
    if let hint { text += "\n  hint: \(hint.abridged())" }
    return text
  }
}

/// All problems of a workspace, in the order of the file; at least one is an error.
public struct WorkspaceProblems: Error, Sendable, Equatable, CustomStringConvertible {
  /// In the order of the file.
  public var problems: [WorkspaceProblem]

  /// Every part by its name.
  public init(_ problems: [WorkspaceProblem]) { self.problems = problems }

  init(_ problem: JSONProblem) { problems = [WorkspaceProblem(problem)] }

  /// Those that keep the workspace from being used.
  public var errors: [WorkspaceProblem] { problems.filter { $0.severity == .error } }
  /// Those that can be lived with.
  public var warnings: [WorkspaceProblem] { problems.filter { $0.severity == .warning } }

  /// One problem after the other, each with its hint.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  /// How many problems are worded; a file with more is a file of another kind.
  static let limit = 200

  /// The problems with places looked up in the document they come from, in its order.
  func located(in document: JSONDocument) -> WorkspaceProblems {
    let placed = problems.filter { $0.place != nil }
    let unplaced = problems.filter { $0.place == nil }
    let nodes = unplaced.map { document.nearestNode(to: $0.path) }
    let places = document.places(of: nodes)
    let order = nodes.indices.sorted { (nodes[$0].startOffset, $0) < (nodes[$1].startOffset, $1) }
    return WorkspaceProblems(
      placed
        + order.map { index in
          var problem = unplaced[index]
          problem.place = places[index]
          return problem
        })
  }
}

extension JSONDocument {
  /// The value at a path, or the innermost one around it that exists.
  fileprivate func nearestNode(to path: JSONPath) -> JSONNode {
    var path = path
    while !path.steps.isEmpty {
      if let node = root.value(at: path) { return node }
      path.steps.removeLast()
    }
    return root
  }
}
