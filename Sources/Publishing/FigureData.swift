// The numbers of a figure as plain values: pages of panels, panels of series, series of rows.

/// What a figure shows, without how it looks.
public struct FigureData: Sendable, Equatable {
  /// The numbers of one page.
  public struct Page: Sendable, Equatable {
    /// Name of the page, e.g. the channel.
    public var name: String
    /// What kind of figure it is, e.g. `prefit`.
    public var kind: String
    /// What it shows, in words.
    public var description: String
    /// Panels from the top.
    public var panels: [Panel]
    /// Every part by its name.
    public init(name: String, kind: String, description: String, panels: [Panel]) {
      self.name = name
      self.kind = kind
      self.description = description
      self.panels = panels
    }
  }

  /// The numbers of one panel.
  public struct Panel: Sendable, Equatable {
    /// Name of the panel.
    public var name: String
    /// Horizontal axis.
    public var x: Axis
    /// Vertical axis.
    public var y: Axis
    /// Layers in painting order.
    public var series: [Series]
    /// Every part by its name.
    public init(name: String, x: Axis, y: Axis, series: [Series]) {
      self.name = name
      self.x = x
      self.y = y
      self.series = series
    }
  }

  /// What an axis shows.
  public struct Axis: Sendable, Equatable {
    /// Without the unit.
    public var title: TableName
    /// Unit; nil without one.
    public var unit: String?
    /// Whether its scale is logarithmic.
    public var isLogarithmic: Bool
    /// Names of what stands along the axis, e.g. parameters.
    public var hasNames: Bool
    /// Whether no tick says what its numbers are.
    public var hasNoScale: Bool
    /// Whether a name stands for a range of places, e.g. a region with its bins.
    public var namesRanges: Bool
    /// Every part by its name; those with a default may be left out.
    public init(
      title: TableName, unit: String? = nil, isLogarithmic: Bool = false, hasNames: Bool = false,
      hasNoScale: Bool = false, namesRanges: Bool = false
    ) {
      self.title = title
      self.unit = unit
      self.isLogarithmic = isLogarithmic
      self.hasNames = hasNames
      self.hasNoScale = hasNoScale
      self.namesRanges = namesRanges
    }
  }

  /// What one layer, or one component of it, draws.
  public struct Series: Sendable, Equatable {
    /// The layer's name, by which rules of a style find it.
    public var layer: String
    /// The layer's kind as figure documents spell it: `stack`, `points`, ….
    public var type: String
    /// Name of the layer.
    public var name: String
    /// As the legend has it; empty for none.
    public var title: TableName
    /// Title of what `z` is, for maps.
    public var quantity: TableName?
    /// Points, bins or cells in order.
    public var rows: [Row]
    /// Every part by its name; those with a default may be left out.
    public init(
      layer: String, type: String, name: String, title: TableName = .empty, quantity: TableName? = nil, rows: [Row]
    ) {
      self.layer = layer
      self.type = type
      self.name = name
      self.title = title
      self.quantity = quantity
      self.rows = rows
    }
  }

  /// A value, the ends of its bar, or the edges of a bin.
  public struct Quantity: Sendable, Equatable {
    /// The number itself; nil of a range.
    public var value: Double?
    /// Lower end of its range; nil without one.
    public var lower: Double?
    /// Upper end of its range; nil without one.
    public var upper: Double?
    /// The name at this place of an axis of names.
    public var name: TableName?
    /// Every part by its name; those with a default may be left out.
    public init(_ value: Double? = nil, lower: Double? = nil, upper: Double? = nil, name: TableName? = nil) {
      self.value = value
      self.lower = lower
      self.upper = upper
      self.name = name
    }
  }

  /// One point, bin or cell.
  public struct Row: Sendable, Equatable {
    /// Place across.
    public var x: Quantity
    /// Place up, or the value.
    public var y: Quantity
    /// Value of a cell; nil of a point.
    public var z: Double?
    /// Which piece of a line with several.
    public var piece: Int?
    /// Every part by its name; those with a default may be left out.
    public init(x: Quantity, y: Quantity, z: Double? = nil, piece: Int? = nil) {
      self.x = x
      self.y = y
      self.z = z
      self.piece = piece
    }
  }

  /// Pages in order.
  public var pages: [Page]
  /// Every part by its name.
  public init(pages: [Page]) { self.pages = pages }
}

/// The columns that rows are written in, by name.
enum FigureColumn: String, CaseIterable {
  case piece, x
  case xLower = "x_low"
  case xUpper = "x_high"
  case xName = "x_name"
  case y
  case yLower = "y_low"
  case yUpper = "y_high"
  case yName = "y_name"
  case z

  /// The number in a row; nil for names.
  func number(_ row: FigureData.Row) -> Double? {
    switch self {
    case .piece: row.piece.map(Double.init)
    case .x: row.x.value
    case .xLower: row.x.lower
    case .xUpper: row.x.upper
    case .y: row.y.value
    case .yLower: row.y.lower
    case .yUpper: row.y.upper
    case .z: row.z
    case .xName, .yName: nil
    }
  }

  func name(_ row: FigureData.Row) -> String? {
    switch self {
    case .xName: row.x.name?.plain
    case .yName: row.y.name?.plain
    default: nil
    }
  }
}
