// What a legend lists and in which order; where it goes is found by the arrangement.

/// The legend of one panel, or of several panels shown in one.
public struct Legend: Sendable, Equatable {
  /// Where it may stand.
  public enum Position: String, Sendable, Equatable, Codable {
    /// The freest place in the panel, growing headroom if there is none.
    case automatic = "auto"
    case topLeft = "top left"
    case topCenter = "top center"
    case topRight = "top right"
    case bottomLeft = "bottom left"
    case bottomRight = "bottom right"
    /// Outside the frame.
    case above, beside
    /// At the head of the page, across all panels.
    case head
    /// Nowhere.
    case hidden = "none"
  }
  /// The panel it stands in; nil for the first one.
  public var panel: String?
  /// Names of the panels whose layers it lists; empty for its own only.
  public var listing: [String]
  /// Where it stands; nil looks for room.
  public var position: Position?
  /// nil lets the layout choose.
  public var columns: Int?
  /// Names or roles of entries, first ones first; entries not named follow in painting order.
  public var order: [String]
  /// Words above the entries; empty for none.
  public var title: String
  /// Small lines below the entries.
  public var notes: [String]

  /// Every part by its name; those with a default may be left out.
  public init(
    panel: String? = nil, listing: [String] = [], position: Position? = nil, columns: Int? = nil,
    order: [String] = [], title: String = "", notes: [String] = []
  ) {
    self.panel = panel
    self.listing = listing
    self.position = position
    self.columns = columns
    self.order = order
    self.title = title
    self.notes = notes
  }
}

/// What a layer, or one component of it, says in the legend.
public struct LegendEntry: Sendable, Equatable, Codable, ExpressibleByStringLiteral {
  /// Label source.
  public var title: String
  /// Label source of a second, right-aligned column, e.g. a yield.
  public var value: String?
  /// Every part by its name; those with a default may be left out.
  public init(_ title: String, value: String? = nil) {
    self.title = title
    self.value = value
  }
  /// The words of an entry, as a literal.
  public init(stringLiteral value: String) { self.init(value) }
}

extension Legend: Codable {
  enum CodingKeys: String, CodingKey { case panel, listing, position, columns, order, title, notes }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    panel = try fields.decodeIfPresent(String.self, forKey: .panel)
    listing = try fields.value(.listing, or: [])
    position = try fields.decodeIfPresent(Position.self, forKey: .position)
    columns = try fields.decodeIfPresent(Int.self, forKey: .columns)
    order = try fields.value(.order, or: [])
    title = try fields.value(.title, or: "")
    notes = try fields.value(.notes, or: [])
  }
}
