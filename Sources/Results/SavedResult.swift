// What every result that can be saved and drawn again has in common.

/// An outcome with a header; `kind` is what the header's `kind` says and what selects its figure.
public protocol SavedResult: Sendable, Equatable, Codable {
  static var kind: String { get }
  var header: ResultHeader { get set }
  /// The kind of figure that it is drawn as: the style's `figures` section. The result's own kind unless it says more.
  var figureKind: String { get }
  /// What does not fit together in a file that somebody edited; nil where all lists have the lengths they should have.
  var shapeProblem: String? { get }
}

extension SavedResult {
  /// Drawn by the style section of its own kind.
  public var figureKind: String { Self.kind }
  /// Nothing: a kind whose lists have no lengths to agree.
  public var shapeProblem: String? { nil }
}

extension FitResult: SavedResult {
  /// Drawn by the style section of pulls.
  public var figureKind: String { "pulls" }
}

extension YieldsResult: SavedResult {
  /// Drawn by the style section of its stage.
  public var figureKind: String { stage.rawValue }
}
