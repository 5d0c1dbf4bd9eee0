// The numbers of a figure as plain values: pages of panels, panels of series, series of rows.

/// What a figure shows, without how it looks.
public struct FigureData: Sendable, Equatable {
  public struct Page: Sendable, Equatable {
    public var name: String
    /// What kind of figure it is, e.g. `prefit`.
    public var kind: String
    /// What it shows, in words.
    public var description: String
    public var panels: [Panel]
    public init(name: String, kind: String, description: String, panels: [Panel]) {
      self.name = name
      self.kind = kind
      self.description = description
      self.panels = panels
    }
  }

  public struct Panel: Sendable, Equatable {
    public var name: String
    public var x: Axis
    public var y: Axis
    public var series: [Series]
    public init(name: String, x: Axis, y: Axis, series: [Series]) {
      self.name = name
      self.x = x
      self.y = y
      self.series = series
    }
  }

  public struct Axis: Sendable, Equatable {
    /// Without the unit.
    public var title: TableName
    public var unit: String?
    public var isLogarithmic: Bool
    /// Names of what stands along the axis, e.g. parameters.
    public var hasNames: Bool
    public init(title: TableName, unit: String? = nil, isLogarithmic: Bool = false, hasNames: Bool = false) {
      self.title = title
      self.unit = unit
      self.isLogarithmic = isLogarithmic
      self.hasNames = hasNames
    }
  }

  /// What one layer, or one component of it, draws.
  public struct Series: Sendable, Equatable {
    /// The layer's name, by which rules of a style find it.
    public var layer: String
    /// The layer's kind as figure documents spell it: `stack`, `points`, ….
    public var type: String
    public var name: String
    /// As the legend has it; empty for none.
    public var title: TableName
    /// Title of what `z` is, for maps.
    public var quantity: TableName?
    public var rows: [Row]
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
    public var value: Double?
    public var lower: Double?
    public var upper: Double?
    /// The name at this place of an axis of names.
    public var name: TableName?
    public init(_ value: Double? = nil, lower: Double? = nil, upper: Double? = nil, name: TableName? = nil) {
      self.value = value
      self.lower = lower
      self.upper = upper
      self.name = name
    }
  }

  public struct Row: Sendable, Equatable {
    public var x: Quantity
    public var y: Quantity
    public var z: Double?
    /// Which piece of a line with several.
    public var piece: Int?
    public init(x: Quantity, y: Quantity, z: Double? = nil, piece: Int? = nil) {
      self.x = x
      self.y = y
      self.z = z
      self.piece = piece
    }
  }

  public var pages: [Page]
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
