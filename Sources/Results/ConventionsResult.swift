// Grouped impacts of one fit in every convention: what is drawn side by side, kept as one result.

/// Results of the same fit in different conventions.
public struct ConventionsResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "impacts_conventions"

  /// Of the fit that all of them start from.
  public var header: ResultHeader
  /// One a convention, in the order of the panels.
  public var conventions: [ImpactsResult]

  /// The header is that of the first result which did not converge, else of the first one; nil without results.
  public init?(_ conventions: [ImpactsResult]) {
    let worst = conventions.first { $0.header.status.state != .converged } ?? conventions.first
    guard var header = worst?.header else { return nil }
    header.kind = Self.kind
    self.header = header
    self.conventions = conventions
  }
}

extension ConventionsResult: SavedResult {
  /// Drawn by the style section of impacts.
  public var figureKind: String { ImpactsResult.kind }
}

extension ConventionsResult: Codable {
  enum CodingKeys: String, CodingKey { case conventions }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    conventions = try decoder.container(keyedBy: CodingKeys.self).decode([ImpactsResult].self, forKey: .conventions)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(conventions, forKey: .conventions)
  }
}
