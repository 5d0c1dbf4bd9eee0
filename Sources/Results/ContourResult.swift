// Level curves of the profile of two parameters, with others for comparison.

/// Profile likelihood contours.
public struct ContourResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "contour"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Names of the two parameters: across and up.
  public var parameters: [String]
  /// The minimum: across, up.
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
  /// Other results in the same plane.
  public var overlays: [ContourOverlay]

  /// Every part by its name; those with a default may be left out.
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
    /// Whether the last point leads back to the first.
    public var closed: Bool
    /// Points of (across, up), in the parameters' units.
    public var points: [[Double]]
    /// Every part by its name.
    public init(closed: Bool, points: [[Double]]) {
      self.closed = closed
      self.points = points
    }
  }

  /// Confidence level between 0 and 1.
  public var cl: Double
  /// −2 Δ ln L of the level.
  public var delta: Double
  /// Its curves; several where the region falls apart.
  public var paths: [Path]

  /// Every part by its name.
  public init(cl: Double, delta: Double, paths: [Path]) {
    self.cl = cl
    self.delta = delta
    self.paths = paths
  }
}

/// The profile at the nodes of a grid; rows belong to y.
public struct ContourGrid: Sendable, Equatable, Codable {
  /// Values across at which fits were made, ascending.
  public var x: [Double]
  /// Values up at which fits were made, ascending.
  public var y: [Double]
  /// −2 Δ ln L; null where no fit converged.
  public var deltaTwiceNLL: [[Double?]]

  /// Every part by its name.
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
  /// What the legend calls it.
  public var name: String
  /// Whether it is a statistical-only, an expected or another file's result.
  public var kind: OverlayKind
  /// Its minimum: across, up; nil where it has none.
  public var bestFit: [Double]?
  /// Its contours, one a confidence level.
  public var levels: [ContourLevel]

  /// Every part by its name; those with a default may be left out.
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

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
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

  /// Writes every part under its key in the file.
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
