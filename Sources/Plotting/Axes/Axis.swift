// An axis before layout: its title, scale, range and ticks.

/// One side's scale. What is left open is found by the arrangement.
public struct Axis: Sendable, Equatable {
  /// Where along the axis the title stands.
  public enum TitleAlignment: String, Sendable, Equatable, Codable { case end, center }

  /// Label source, e.g. `$m_{bb}$ [GeV]`; empty for none.
  public var title: String
  /// nil takes the style's.
  public var titleAlignment: TitleAlignment?
  /// How values become places.
  public var scale: Scale
  /// Fixed ends of the axis in data units; nil lets the layers decide.
  public var lower: Double?
  /// Upper end; nil leaves it to the data.
  public var upper: Double?
  /// Values that an automatic range holds in any case.
  public var including: [Double]
  /// Whether the upper end may move up to make room for labels and the legend.
  public var growsForLabels: Bool
  /// Where ticks stand and what they say.
  public var ticks: Ticks
  /// Whether fixed ticks name ranges, e.g. regions: drawn without marks, and turned where they would touch.
  public var namesRanges: Bool
  /// Label sources of a category axis; category i has its centre at i and reaches from i − ½ to i + ½.
  public var categories: [String]
  /// Length of one category in points: a page whose height is free grows to it.
  public var pitch: Double?
  /// The longest that a category's label beside the frame may be, as a share of the page's width: longer ones are
  /// shortened in their middle.
  public var longestLabel: Double?
  /// Whether values grow downwards (or to the left).
  public var isReversed: Bool
  /// nil: shown, but for an x axis with a linked panel right below.
  public var showsLabels: Bool?
  /// Axes of one figure with the same word here have the same range.
  public var link: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    title: String = "", titleAlignment: TitleAlignment? = nil, scale: Scale = .linear, lower: Double? = nil,
    upper: Double? = nil, including: [Double] = [],
    growsForLabels: Bool = true, ticks: Ticks = .automatic, namesRanges: Bool = false, categories: [String] = [],
    pitch: Double? = nil, longestLabel: Double? = nil, isReversed: Bool = false,
    showsLabels: Bool? = nil, link: String? = nil
  ) {
    self.title = title
    self.titleAlignment = titleAlignment
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.including = including
    self.growsForLabels = growsForLabels
    self.ticks = ticks
    self.namesRanges = namesRanges
    self.categories = categories
    self.pitch = pitch
    self.longestLabel = longestLabel
    self.isReversed = isReversed
    self.showsLabels = showsLabels
    self.link = link
  }
}

/// Where ticks stand.
public enum Ticks: Sendable, Equatable {
  /// Nice numbers, as many as there is room for.
  case automatic
  /// Exactly these; labels that would touch are left out. `minor` are drawn short and without a label.
  case fixed([Tick], minor: [Double])
  /// No ticks and no labels.
  case none

  /// Ticks at the given values, labelled with the values themselves.
  public static func at(_ values: [Double], minor: [Double] = []) -> Ticks {
    .fixed(values.map { Tick(value: $0) }, minor: minor)
  }
}

/// One major tick.
public struct Tick: Sendable, Equatable, Codable {
  /// Place, in the axis' values.
  public var value: Double
  /// Label source; nil writes the value.
  public var label: String?
  /// Every part by its name; those with a default may be left out.
  public init(value: Double, label: String? = nil) {
    self.value = value
    self.label = label
  }
}

extension Axis: Codable {
  enum CodingKeys: String, CodingKey {
    case title
    case titleAlignment = "title_alignment"
    case scale, lower, upper, including
    case growsForLabels = "grows_for_labels"
    case ticks
    case namesRanges = "names_ranges"
    case categories, pitch
    case longestLabel = "longest_label"
    case isReversed = "reversed"
    case showsLabels = "shows_labels"
    case link
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
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
    namesRanges = try fields.value(.namesRanges, or: false)
    categories = try fields.value(.categories, or: [])
    pitch = try fields.decodeIfPresent(Double.self, forKey: .pitch)
    longestLabel = try fields.decodeIfPresent(Double.self, forKey: .longestLabel)
    isReversed = try fields.value(.isReversed, or: false)
    showsLabels = try fields.decodeIfPresent(Bool.self, forKey: .showsLabels)
    link = try fields.decodeIfPresent(String.self, forKey: .link)
  }
}

extension Ticks: Codable {
  private enum Mode: String, Codable { case automatic = "auto", fixed, none }
  private enum CodingKeys: String, CodingKey { case mode, major, minor }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    switch try fields.decode(Mode.self, forKey: .mode) {
    case .automatic: self = .automatic
    case .none: self = .none
    case .fixed: self = .fixed(try fields.value(.major, or: []), minor: try fields.value(.minor, or: []))
    }
  }

  /// Writes every part under its key in the file.
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
