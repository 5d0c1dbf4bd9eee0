// The outcome of a search over a grid of signals: CLs at every point, and the contours of what is excluded.

/// Which signals of a grid are excluded.
public struct ExclusionResult: Sendable, Equatable, SavedResult {
  /// What `kind` says in files of this result.
  public static let kind = "exclusion"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Horizontal and vertical.
  public var axes: [ExclusionAxis]
  /// The parameter that scales the signal; nil for numbers of other tools that do not name it.
  public var poi: String?
  /// In the order of the input, failed ones included.
  public var points: [ExclusionPoint]
  /// Contours of the best of all searches at each point.
  public var contours: ExclusionContours
  /// How CLs was carried from points to the plane.
  public var interpolation: ExclusionInterpolation
  /// The line beyond which there are no signals.
  public var forbidden: ExclusionBoundary?
  /// The file that the signals were read from.
  public var signals: ExclusionSource?
  /// The signal's theory uncertainty as it was asked for, e.g. `0.1`.
  public var theory: String?
  /// The files that it was read from.
  public var theoryFiles: [ExclusionSource]
  /// The searches of which `points` are the best; empty where there is only one.
  public var regions: [ExclusionRegion]
  /// Contours of other results, drawn behind.
  public var overlays: [ExclusionOverlay]
  /// What a reader of the figure should know: islands, points left out.
  public var notes: [String]

  /// Every part by its name; those with a default may be left out.
  public init(
    header: ResultHeader, axes: [ExclusionAxis], poi: String? = nil, points: [ExclusionPoint],
    contours: ExclusionContours = .init(),
    interpolation: ExclusionInterpolation = .init(), forbidden: ExclusionBoundary? = nil,
    signals: ExclusionSource? = nil, theory: String? = nil, theoryFiles: [ExclusionSource] = [],
    regions: [ExclusionRegion] = [], overlays: [ExclusionOverlay] = [],
    notes: [String] = []
  ) {
    self.header = header
    self.axes = axes
    self.poi = poi
    self.points = points
    self.contours = contours
    self.interpolation = interpolation
    self.forbidden = forbidden
    self.signals = signals
    self.theory = theory
    self.theoryFiles = theoryFiles
    self.regions = regions
    self.overlays = overlays
    self.notes = notes
  }
}

extension ExclusionResult: Codable {
  enum CodingKeys: String, CodingKey {
    case axes, poi, points, contours, interpolation, forbidden, signals, theory, regions, overlays, notes
    case theoryFiles = "theory_files"
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    axes = try fields.decode([ExclusionAxis].self, forKey: .axes)
    poi = try fields.decodeIfPresent(String.self, forKey: .poi)
    points = try fields.decode([ExclusionPoint].self, forKey: .points)
    contours = try fields.decode(ExclusionContours.self, forKey: .contours)
    interpolation = try fields.decode(ExclusionInterpolation.self, forKey: .interpolation)
    forbidden = try fields.decodeIfPresent(ExclusionBoundary.self, forKey: .forbidden)
    signals = try fields.decodeIfPresent(ExclusionSource.self, forKey: .signals)
    theory = try fields.decodeIfPresent(String.self, forKey: .theory)
    theoryFiles = try fields.decodeIfPresent([ExclusionSource].self, forKey: .theoryFiles) ?? []
    regions = try fields.decodeIfPresent([ExclusionRegion].self, forKey: .regions) ?? []
    overlays = try fields.decodeIfPresent([ExclusionOverlay].self, forKey: .overlays) ?? []
    notes = try fields.decodeIfPresent([String].self, forKey: .notes) ?? []
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(axes, forKey: .axes)
    try fields.encodeIfPresent(poi, forKey: .poi)
    try fields.encodeIfPresent(signals, forKey: .signals)
    try fields.encodeIfPresent(theory, forKey: .theory)
    if !theoryFiles.isEmpty { try fields.encode(theoryFiles, forKey: .theoryFiles) }
    try fields.encode(points, forKey: .points)
    if !regions.isEmpty { try fields.encode(regions, forKey: .regions) }
    try fields.encode(interpolation, forKey: .interpolation)
    try fields.encodeIfPresent(forbidden, forKey: .forbidden)
    try fields.encode(contours, forKey: .contours)
    if !overlays.isEmpty { try fields.encode(overlays, forKey: .overlays) }
    if !notes.isEmpty { try fields.encode(notes, forKey: .notes) }
  }
}

/// One axis of the plane.
public struct ExclusionAxis: Sendable, Equatable, Codable {
  /// A name of the grid, or an expression of names such as `m1-m2`.
  public var name: String
  /// Unit of the axis; nil without one.
  public var unit: String?
  /// Whether the surface is interpolated, and the axis drawn, in the logarithm.
  public var isLogarithmic: Bool

  /// Every part by its name; those with a default may be left out.
  public init(name: String, unit: String? = nil, isLogarithmic: Bool = false) {
    self.name = name
    self.unit = unit
    self.isLogarithmic = isLogarithmic
  }

  enum CodingKeys: String, CodingKey {
    case name, unit
    case isLogarithmic = "log"
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name = try fields.decode(String.self, forKey: .name)
    unit = try fields.decodeIfPresent(String.self, forKey: .unit)
    isLogarithmic = try fields.decodeIfPresent(Bool.self, forKey: .isLogarithmic) ?? false
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(name, forKey: .name)
    try fields.encodeIfPresent(unit, forKey: .unit)
    if isLogarithmic { try fields.encode(true, forKey: .isLogarithmic) }
  }
}

/// A file by base name and digest.
public struct ExclusionSource: Sendable, Equatable, Codable {
  /// Base name of the file.
  public var file: String
  /// SHA-256 of the file's bytes, in hexadecimal.
  public var sha256: String
  /// Every part by its name.
  public init(file: String, sha256: String) {
    self.file = file
    self.sha256 = sha256
  }
}

/// Points with x · `x` + y · `y` + `constant` ≥ 0 are allowed.
public struct ExclusionBoundary: Sendable, Equatable, Codable {
  /// The forbidden side as it was given.
  public var text: String
  /// Factor of the horizontal axis in what has to be positive.
  public var x: Double
  /// Factor of the vertical axis in what has to be positive.
  public var y: Double
  /// The constant in what has to be positive, in the unit of the axes.
  public var constant: Double
  /// Every part by its name.
  public init(text: String, x: Double, y: Double, constant: Double) {
    self.text = text
    self.x = x
    self.y = y
    self.constant = constant
  }
}

/// How the plane between the points was filled.
public struct ExclusionInterpolation: Sendable, Equatable, Codable {
  /// `z` = Φ⁻¹(1 − CLs), or `-ln(limit)` where only upper limits on the signal strength are known.
  public var variable: String
  /// Name of the scheme, as `--interpolate` has it.
  public var scheme: String
  /// Confidence level.
  public var level: Double
  /// Islands below this share of the grid's area were dropped.
  public var minimumArea: Double?
  /// The coordinates that the surface was made in, where these are not the axes.
  public var plane: Plane?

  /// Two coordinates u and v as functions of the axes: u = u₀ x + u₁ y + u₂.
  public struct Plane: Sendable, Equatable, Codable {
    /// Names of both coordinates.
    public var names: [String]
    /// u₀, u₁ and u₂ of the first coordinate.
    public var u: [Double]
    /// v₀, v₁ and v₂ of the second coordinate.
    public var v: [Double]
    /// Every part by its name.
    public init(names: [String], u: [Double], v: [Double]) {
      self.names = names
      self.u = u
      self.v = v
    }
  }

  /// Every part by its name; those with a default may be left out.
  public init(
    variable: String = "z", scheme: String = "clough-tocher", level: Double = 0.95, minimumArea: Double? = nil,
    plane: Plane? = nil
  ) {
    self.variable = variable
    self.scheme = scheme
    self.level = level
    self.minimumArea = minimumArea
    self.plane = plane
  }

  enum CodingKeys: String, CodingKey {
    case variable, scheme, level
    case minimumArea = "minimum_area"
    case plane
  }
}

/// The contour of another result.
public struct ExclusionOverlay: Sendable, Equatable, Codable {
  /// What the legend calls it.
  public var name: String
  /// Whether the region inside is shaded, in place of a line.
  public var isShaded: Bool
  /// Whether its points are marked one by one, in place of a line.
  public var isMarked: Bool
  /// Its lines or regions, on the figure's axes.
  public var paths: [ExclusionContours.Path]
  /// Every part by its name; those with a default may be left out.
  public init(name: String, isShaded: Bool, isMarked: Bool = false, paths: [ExclusionContours.Path]) {
    self.name = name
    self.isShaded = isShaded
    self.isMarked = isMarked
    self.paths = paths
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name = try fields.decode(String.self, forKey: .name)
    isShaded = try fields.decode(Bool.self, forKey: .isShaded)
    isMarked = try fields.decodeIfPresent(Bool.self, forKey: .isMarked) ?? false
    paths = try fields.decode([ExclusionContours.Path].self, forKey: .paths)
  }

  enum CodingKeys: String, CodingKey {
    case name
    case isShaded = "shaded"
    case isMarked = "marked"
    case paths
  }
}
