// Contours of every pair of several parameters, and the scan of each.

/// What a matrix of contours with scans on its diagonal shows.
public struct ContourMatrixResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "contour_matrix"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Names of the parameters, in the order of rows and columns.
  public var parameters: [String]
  /// One a parameter, in their order.
  public var scans: [ScanResult]
  /// Pairs (0, 1), (0, 2), (1, 2), (0, 3), …: the earlier parameter across, the later one up.
  public var contours: [ContourResult]

  /// Every part by its name.
  public init(header: ResultHeader, parameters: [String], scans: [ScanResult], contours: [ContourResult]) {
    self.header = header
    self.parameters = parameters
    self.scans = scans
    self.contours = contours
  }

  /// Place of the contour of two parameters in `contours`.
  public static func index(column: Int, row: Int) -> Int { row * (row - 1) / 2 + column }
}

extension ContourMatrixResult: SavedResult {}

extension ContourMatrixResult: Codable {
  enum CodingKeys: String, CodingKey { case parameters, scans, contours }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    parameters = try fields.decode([String].self, forKey: .parameters)
    scans = try fields.decode([ScanResult].self, forKey: .scans)
    contours = try fields.decode([ContourResult].self, forKey: .contours)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(parameters, forKey: .parameters)
    try fields.encode(scans, forKey: .scans)
    try fields.encode(contours, forKey: .contours)
  }
}
