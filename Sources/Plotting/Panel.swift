// One frame with its axes, its layers and the labels inside it.

/// A frame on the figure's grid. Panels of one column have their frames aligned, and so have panels of one row.
public struct Panel: Sendable, Equatable {
  /// Name by which it is found.
  public var name: String
  /// Place on the grid, from the top left.
  public var row: Int
  /// Column that it stands in, from 0.
  public var column: Int
  /// Share of the height of the page that this panel's row takes, relative to the other rows.
  public var heightWeight: Double
  /// Share of the width that this panel's column takes, relative to the other columns.
  public var widthWeight: Double
  /// Width of the frame in points, instead of a share.
  public var fixedWidth: Double?
  /// Horizontal axis.
  public var x: Axis
  /// Vertical axis.
  public var y: Axis
  /// A second scale on the upper side, for the same positions in other units.
  public var top: Axis?
  /// A second scale on the right side, for the same positions in other units.
  public var right: Axis?
  /// Painted in this order.
  public var layers: [Layer]
  /// Lines of text inside the frame, placed before the legend and never over data.
  public var labels: [PanelLabel]
  /// Lines of text on top of the frame: at its left and at its right end.
  public var headers: [PanelHeader]
  /// Whether width and height of one unit are the same on the page, as a matrix needs it.
  public var hasSquareCells: Bool
  /// Whether the frame is drawn; one without only holds a legend or labels.
  public var hasFrame: Bool

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String = "main", row: Int = 0, column: Int = 0, heightWeight: Double = 1, widthWeight: Double = 1,
    fixedWidth: Double? = nil, x: Axis = Axis(), y: Axis = Axis(), top: Axis? = nil, right: Axis? = nil,
    layers: [Layer] = [], labels: [PanelLabel] = [], headers: [PanelHeader] = [], hasSquareCells: Bool = false,
    hasFrame: Bool = true
  ) {
    self.name = name
    self.row = row
    self.column = column
    self.heightWeight = heightWeight
    self.widthWeight = widthWeight
    self.fixedWidth = fixedWidth
    self.x = x
    self.y = y
    self.top = top
    self.right = right
    self.layers = layers
    self.labels = labels
    self.headers = headers
    self.hasSquareCells = hasSquareCells
    self.hasFrame = hasFrame
  }
}

/// A line of text inside a panel, e.g. the experiment, the energy, the region.
public struct PanelLabel: Sendable, Equatable, Codable {
  /// `label.experiment`, `label.region`, …: selects size and colour in the style.
  public var role: String
  /// The words, as TeX-like text.
  public var text: String
  /// Every part by its name; those with a default may be left out.
  public init(role: String = "label.text", text: String) {
    self.role = role
    self.text = text
  }
}

/// A line of text on top of a frame.
public struct PanelHeader: Sendable, Equatable, Codable {
  /// End of the line above the panel.
  public enum Side: String, Sendable, Equatable, Codable { case left, right }
  /// Role in the scene.
  public var role: String
  /// The words, as TeX-like text.
  public var text: String
  /// End of the line at which they stand.
  public var side: Side
  /// Every part by its name; those with a default may be left out.
  public init(role: String = "label.header", text: String, side: Side) {
    self.role = role
    self.text = text
    self.side = side
  }
}

extension Panel: Codable {
  enum CodingKeys: String, CodingKey {
    case name, row, column
    case heightWeight = "height_weight"
    case widthWeight = "width_weight"
    case fixedWidth = "fixed_width"
    case x, y, top, right, layers, labels, headers
    case hasSquareCells = "square_cells"
    case hasFrame = "frame"
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name = try fields.value(.name, or: "main")
    row = try fields.value(.row, or: 0)
    column = try fields.value(.column, or: 0)
    heightWeight = try fields.value(.heightWeight, or: 1)
    widthWeight = try fields.value(.widthWeight, or: 1)
    fixedWidth = try fields.decodeIfPresent(Double.self, forKey: .fixedWidth)
    x = try fields.value(.x, or: Axis())
    y = try fields.value(.y, or: Axis())
    top = try fields.decodeIfPresent(Axis.self, forKey: .top)
    right = try fields.decodeIfPresent(Axis.self, forKey: .right)
    layers = try fields.value(.layers, or: [])
    labels = try fields.value(.labels, or: [])
    headers = try fields.value(.headers, or: [])
    hasSquareCells = try fields.value(.hasSquareCells, or: false)
    hasFrame = try fields.value(.hasFrame, or: true)
  }
}
