// Parameters of interest beside each other: from several fits, or from single channels and their combination.

/// A summary of best-fit values with the statistical and the systematic part of their uncertainties.
public struct PoisResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "pois"

  /// One parameter of interest in one fit. Shifts are signed distances from the value.
  public struct Row: Sendable, Equatable, Codable {
    /// Of the fit: a channel, a group of channels, a file.
    public var name: String
    /// The parameter of interest of this row.
    public var poi: String
    /// Its best-fit value.
    public var value: Double
    /// Profile-likelihood interval; the uncertainty of the fit on a side without a crossing. Nil where not determined.
    public var total: ImpactShift?
    /// The same with all constrained parameters held at the best fit: free normalisations belong to it.
    public var statistical: ImpactShift?
    /// What the total has beyond the statistical part, in quadrature, side by side.
    public var systematic: ImpactShift?
    /// The channels fitted; nil for all.
    public var channels: [String]?
    /// The fit that the others are parts of.
    public var isCombined: Bool
    /// What the figure says beside the row.
    public var note: String?

    /// A row without a fit of its own has no uncertainty.
    public init(
      name: String, poi: String, value: Double, total: ImpactShift?, statistical: ImpactShift? = nil,
      channels: [String]? = nil, isCombined: Bool = false, note: String? = nil
    ) {
      self.name = name
      self.poi = poi
      self.value = value
      self.total = total
      self.statistical = statistical
      self.channels = channels
      self.isCombined = isCombined
      self.note = note
      guard let total, let statistical else { return }
      func rest(_ side: KeyPath<ImpactShift, Double?>) -> Double {
        let (whole, part) = (total[keyPath: side] ?? 0, statistical[keyPath: side] ?? 0)
        return max(whole * whole - part * part, 0).squareRoot()
      }
      systematic = ImpactShift(up: rest(\.up), down: -rest(\.down))
    }

    enum CodingKeys: String, CodingKey {
      case name, poi, value, total, statistical, systematic, channels
      case isCombined = "combined"
      case note
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Rows from the top.
  public var rows: [Row]

  /// Every part by its name.
  public init(header: ResultHeader, rows: [Row]) {
    self.header = header
    self.rows = rows
  }

  /// In the order of their first rows.
  public var pois: [String] {
    var names: [String] = []
    for row in rows where !names.contains(row.poi) { names.append(row.poi) }
    return names
  }
}

extension PoisResult: SavedResult {
  enum CodingKeys: String, CodingKey { case rows }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    rows = try decoder.container(keyedBy: CodingKeys.self).decode([Row].self, forKey: .rows)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(rows, forKey: .rows)
  }
}

extension FitResult {
  /// A row for each parameter of interest; a fit does not know its statistical part.
  public func poiRows(name: String) -> [PoisResult.Row] {
    pois.compactMap { poi in
      guard let parameter = parameters.first(where: { $0.name == poi }) else { return nil }
      let total = parameter.uncertainty.map { sigma in
        ImpactShift(up: parameter.minos?.up ?? sigma, down: parameter.minos?.down ?? -sigma)
      }
      return PoisResult.Row(name: name, poi: poi, value: parameter.value, total: total)
    }
  }
}

extension ImpactsResult {
  /// A row for each parameter of interest.
  public func poiRows(name: String) -> [PoisResult.Row] {
    pois.map { poi in
      let total = ImpactShift(up: poi.minos?.up ?? poi.total, down: poi.minos?.down ?? -poi.total)
      return PoisResult.Row(name: name, poi: poi.name, value: poi.value, total: total, statistical: poi.statistical)
    }
  }
}
