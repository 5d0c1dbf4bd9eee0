// The profile of one parameter: −2 Δ ln L along it, the intervals at some levels, and other curves for comparison.

/// A profile likelihood scan.
public struct ScanResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "scan"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The scanned parameter.
  public var parameter: String
  /// Its best-fit value.
  public var bestFit: Double
  /// √diag of the inverse Hessian at the best fit; left out where it is not known.
  public var uncertainty: Double?
  /// The parameter's bounds.
  public var bounds: [Double]?
  /// Pairs of a value and −2 Δ ln L, ascending.
  public var points: [[Double]]
  /// One a confidence level.
  public var intervals: [ProfileInterval]
  /// Other results for the same parameter.
  public var overlays: [ScanOverlay]
  /// Contributions of groups of parameters to the uncertainty at the first level.
  public var breakdown: [ScanBreakdown]

  /// Every part by its name; those with a default may be left out.
  public init(
    header: ResultHeader, parameter: String, bestFit: Double, uncertainty: Double? = nil, bounds: [Double]? = nil,
    points: [[Double]], intervals: [ProfileInterval], overlays: [ScanOverlay] = [], breakdown: [ScanBreakdown] = []
  ) {
    self.header = header
    self.parameter = parameter
    self.bestFit = bestFit
    self.uncertainty = uncertainty
    self.bounds = bounds
    self.points = points
    self.intervals = intervals
    self.overlays = overlays
    self.breakdown = breakdown
  }
}

/// Where a profile lies below a level.
public struct ProfileInterval: Sendable, Equatable, Codable {
  /// Why a segment ends.
  public enum End: String, Sendable, Equatable, Codable {
    /// The profile crosses the level.
    case crossing
    /// The parameter's bound comes first.
    case bound
    /// The range asked for ends first.
    case range
  }

  /// Confidence level, between 0 and 1.
  public var cl: Double
  /// −2 Δ ln L of the level.
  public var delta: Double
  /// Ascending pairs of ends.
  public var segments: [[Double]]
  /// The kind of both ends of each segment; left out where all are crossings.
  public var ends: [[End]]?

  /// Every part by its name; those with a default may be left out.
  public init(cl: Double, delta: Double, segments: [[Double]], ends: [[End]]? = nil) {
    self.cl = cl
    self.delta = delta
    self.segments = segments
    self.ends = ends
  }

  /// The kind of an end: 0 for the lower, 1 for the upper.
  public func end(_ segment: Int, _ side: Int) -> End {
    guard let ends, ends.indices.contains(segment), ends[segment].indices.contains(side) else { return .crossing }
    return ends[segment][side]
  }
}

/// How a further curve or contour was made.
public enum OverlayKind: String, Sendable, Equatable, Codable {
  /// All constrained parameters held at the best fit.
  case statistical
  /// Asimov data.
  case expected
  /// The parabola (or ellipse) of the Hessian.
  case gaussian
  /// A group of parameters held at the best fit.
  case frozen
  /// Another result.
  case comparison
}

/// A further curve beside a scan.
public struct ScanOverlay: Sendable, Equatable, Codable {
  /// What the legend calls it.
  public var name: String
  /// Whether it is a statistical-only, an expected or another file's result.
  public var kind: OverlayKind
  /// Its best-fit value; nil where it has none.
  public var bestFit: Double?
  /// Pairs of value and rise of 2NLL above its minimum.
  public var points: [[Double]]
  /// One a confidence level.
  public var intervals: [ProfileInterval]

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, kind: OverlayKind, bestFit: Double? = nil, points: [[Double]], intervals: [ProfileInterval] = []
  ) {
    self.name = name
    self.kind = kind
    self.bestFit = bestFit
    self.points = points
    self.intervals = intervals
  }

  enum CodingKeys: String, CodingKey {
    case name, kind
    case bestFit = "best_fit"
    case points, intervals
  }
}

/// What one group of parameters contributes, by the quadrature difference of the interval with the group held.
public struct ScanBreakdown: Sendable, Equatable, Codable {
  /// Name of the group of parameters.
  public var name: String
  /// Names of the parameters held.
  public var members: [String]
  /// Positive distances; left out where an interval has no such side.
  public var up: Double?
  /// Its part of the uncertainty downwards, in the parameter's unit; nil where there is none.
  public var down: Double?

  /// Every part by its name.
  public init(name: String, members: [String], up: Double?, down: Double?) {
    self.name = name
    self.members = members
    self.up = up
    self.down = down
  }
}

extension ScanResult: SavedResult {}

extension ScanResult: Codable {
  enum CodingKeys: String, CodingKey {
    case parameter
    case bestFit = "best_fit"
    case uncertainty, bounds, points, intervals, overlays, breakdown
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    parameter = try fields.decode(String.self, forKey: .parameter)
    bestFit = try fields.decode(Double.self, forKey: .bestFit)
    uncertainty = try fields.decodeIfPresent(Double.self, forKey: .uncertainty)
    bounds = try fields.decodeIfPresent([Double].self, forKey: .bounds)
    points = try fields.decode([[Double]].self, forKey: .points)
    intervals = try fields.decode([ProfileInterval].self, forKey: .intervals)
    overlays = try fields.decodeIfPresent([ScanOverlay].self, forKey: .overlays) ?? []
    breakdown = try fields.decodeIfPresent([ScanBreakdown].self, forKey: .breakdown) ?? []
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(parameter, forKey: .parameter)
    try fields.encode(bestFit, forKey: .bestFit)
    try fields.encodeIfPresent(uncertainty, forKey: .uncertainty)
    try fields.encodeIfPresent(bounds, forKey: .bounds)
    try fields.encode(points, forKey: .points)
    try fields.encode(intervals, forKey: .intervals)
    if !overlays.isEmpty { try fields.encode(overlays, forKey: .overlays) }
    if !breakdown.isEmpty { try fields.encode(breakdown, forKey: .breakdown) }
  }
}
