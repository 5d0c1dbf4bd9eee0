// The figure as a document: keys in snake case, and defaults for all that may be left out.

import SceneGraph
import Styles

extension KeyedDecodingContainer {
  /// The value of a key, or `fallback` where the key is missing or null.
  func value<Value: Decodable>(_ key: Key, or fallback: @autoclosure () -> Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? fallback()
  }
}

extension Figure: Codable {
  enum CodingKeys: String, CodingKey {
    case kind, name, width, height, title
    case alternativeText = "alternative_text"
    case style, panels, legends, metadata
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    kind = try fields.value(.kind, or: "")
    name = try fields.value(.name, or: "")
    width = try fields.decodeIfPresent(Double.self, forKey: .width)
    height = try fields.decodeIfPresent(Double.self, forKey: .height)
    title = try fields.value(.title, or: "")
    alternativeText = try fields.value(.alternativeText, or: "")
    style = try fields.decode(Style.self, forKey: .style)
    panels = try fields.decode([Panel].self, forKey: .panels)
    legends = try fields.value(.legends, or: [Legend()])
    metadata = try fields.value(.metadata, or: [])
  }
}

extension Panel: Codable {
  enum CodingKeys: String, CodingKey {
    case name, row, column
    case heightWeight = "height_weight"
    case widthWeight = "width_weight"
    case x, y, top, right, layers, labels, headers
    case hasSquareCells = "square_cells"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name = try fields.value(.name, or: "main")
    row = try fields.value(.row, or: 0)
    column = try fields.value(.column, or: 0)
    heightWeight = try fields.value(.heightWeight, or: 1)
    widthWeight = try fields.value(.widthWeight, or: 1)
    x = try fields.value(.x, or: Axis())
    y = try fields.value(.y, or: Axis())
    top = try fields.decodeIfPresent(Axis.self, forKey: .top)
    right = try fields.decodeIfPresent(Axis.self, forKey: .right)
    layers = try fields.value(.layers, or: [])
    labels = try fields.value(.labels, or: [])
    headers = try fields.value(.headers, or: [])
    hasSquareCells = try fields.value(.hasSquareCells, or: false)
  }
}

extension Axis: Codable {
  enum CodingKeys: String, CodingKey {
    case title
    case titleAlignment = "title_alignment"
    case scale, lower, upper, including
    case growsForLabels = "grows_for_labels"
    case ticks, categories
    case isReversed = "reversed"
    case showsLabels = "shows_labels"
    case link
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    title = try fields.value(.title, or: "")
    titleAlignment = try fields.decodeIfPresent(TitleAlignment.self, forKey: .titleAlignment)
    scale = try fields.value(.scale, or: .linear)
    lower = try fields.decodeIfPresent(Double.self, forKey: .lower)
    upper = try fields.decodeIfPresent(Double.self, forKey: .upper)
    including = try fields.value(.including, or: [])
    growsForLabels = try fields.value(.growsForLabels, or: true)
    ticks = try fields.value(.ticks, or: .automatic)
    categories = try fields.value(.categories, or: [])
    isReversed = try fields.value(.isReversed, or: false)
    showsLabels = try fields.decodeIfPresent(Bool.self, forKey: .showsLabels)
    link = try fields.decodeIfPresent(String.self, forKey: .link)
  }
}

extension Ticks: Codable {
  private enum Mode: String, Codable { case automatic = "auto", fixed, none }
  private enum CodingKeys: String, CodingKey { case mode, major, minor }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    switch try fields.decode(Mode.self, forKey: .mode) {
    case .automatic: self = .automatic
    case .none: self = .none
    case .fixed: self = .fixed(try fields.value(.major, or: []), minor: try fields.value(.minor, or: []))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .automatic: try fields.encode(Mode.automatic, forKey: .mode)
    case .none: try fields.encode(Mode.none, forKey: .mode)
    case .fixed(let major, let minor):
      try fields.encode(Mode.fixed, forKey: .mode)
      try fields.encode(major, forKey: .major)
      try fields.encode(minor, forKey: .minor)
    }
  }
}

extension Legend: Codable {
  enum CodingKeys: String, CodingKey { case panel, listing, position, columns, order, title, notes }

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
