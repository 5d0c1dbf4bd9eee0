// What every result that can be saved and drawn again has in common.

/// An outcome with a header; `kind` is what the header's `kind` says and what selects its figure.
public protocol SavedResult: Sendable, Equatable, Codable {
  static var kind: String { get }
  var header: ResultHeader { get set }
}

extension FitResult: SavedResult {}
extension YieldsResult: SavedResult {}
