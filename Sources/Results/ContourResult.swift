// Level curves of the profile of two parameters, with others for comparison.

/// Profile likelihood contours.
public struct ContourResult: Sendable, Equatable {
  public static let kind = "contour"

  public var header: ResultHeader
  /// Names of the two parameters: across and up.
  public var parameters: [String]
  public var bestFit: [Double]
  /// Degrees of freedom behind the levels.
  public var ndof: Int
  /// Bounds of the two parameters, a pair each: where open paths end.
  public var bounds: [[Double]]?
  /// Ascending.
  public var levels: [ContourLevel]
  /// The profile on a grid, where one was asked for.
  public var grid: ContourGrid?
  /// A point to mark, e.g. the prediction of a model.
  public var reference: [Double]?
  public var overlays: [ContourOverlay]

  public init(
    header: ResultHeader, parameters: [String], bestFit: [Double], ndof: Int = 2, bounds: [[Double]]? = nil,
    levels: [ContourLevel], grid: ContourGrid? = nil, reference: [Double]? = nil, overlays: [ContourOverlay] = []
  ) {
    self.header = header
    self.parameters = parameters
    self.bestFit = bestFit
    self.ndof = ndof
    self.bounds = bounds
    self.levels = levels
    self.grid = grid
    self.reference = reference
    self.overlays = overlays
  }
}

/// The curves of one level.
public struct ContourLevel: Sendable, Equatable, Codable {
  /// A curve with lower values of the profile on its left; an open one ends at bounds (or at the edge of a grid).
  public struct Path: Sendable, Equatable, Codable {
    public var closed: Bool
    public var points: [[Double]]
    public init(closed: Bool, points: [[Double]]) {
      self.closed = closed
      self.points = points
    }
  }

  public var cl: Double
  /// −2 Δ ln L of the level.
  public var delta: Double
  public var paths: [Path]

  public init(cl: Double, delta: Double, paths: [Path]) {
    self.cl = cl
    self.delta = delta
    self.paths = paths
  }
}

/// The profile at the nodes of a grid; rows belong to y.
public struct ContourGrid: Sendable, Equatable, Codable {
  public var x: [Double]
  public var y: [Double]
  /// −2 Δ ln L; null where no fit converged.
  public var deltaTwiceNLL: [[Double?]]

  public init(x: [Double], y: [Double], deltaTwiceNLL: [[Double?]]) {
    self.x = x
    self.y = y
    self.deltaTwiceNLL = deltaTwiceNLL
  }

  enum CodingKeys: String, CodingKey {
    case x, y
    case deltaTwiceNLL = "delta_twice_nll"
  }
}

/// Further contours beside a result's own.
public struct ContourOverlay: Sendable, Equatable, Codable {
  public var name: String
  public var kind: OverlayKind
  public var bestFit: [Double]?
  public var levels: [ContourLevel]

  public init(name: String, kind: OverlayKind, bestFit: [Double]? = nil, levels: [ContourLevel]) {
    self.name = name
    self.kind = kind
    self.bestFit = bestFit
    self.levels = levels
  }

  enum CodingKeys: String, CodingKey {
    case name, kind
    case bestFit = "best_fit"
    case levels
  }
}

extension ContourResult: SavedResult {}

extension ContourResult: Codable {
  enum CodingKeys: String, CodingKey {
    case parameters
    case bestFit = "best_fit"
    case ndof, bounds, levels, grid, reference, overlays
  }

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    parameters = try fields.decode([String].self, forKey: .parameters)
    bestFit = try fields.decode([Double].self, forKey: .bestFit)
    ndof = try fields.decodeIfPresent(Int.self, forKey: .ndof) ?? 2
    bounds = try fields.decodeIfPresent([[Double]].self, forKey: .bounds)
    levels = try fields.decode([ContourLevel].self, forKey: .levels)
    grid = try fields.decodeIfPresent(ContourGrid.self, forKey: .grid)
    reference = try fields.decodeIfPresent([Double].self, forKey: .reference)
    overlays = try fields.decodeIfPresent([ContourOverlay].self, forKey: .overlays) ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(parameters, forKey: .parameters)
    try fields.encode(bestFit, forKey: .bestFit)
    try fields.encode(ndof, forKey: .ndof)
    try fields.encodeIfPresent(bounds, forKey: .bounds)
    try fields.encode(levels, forKey: .levels)
    try fields.encodeIfPresent(grid, forKey: .grid)
    try fields.encodeIfPresent(reference, forKey: .reference)
    if !overlays.isEmpty { try fields.encode(overlays, forKey: .overlays) }
  }
}
