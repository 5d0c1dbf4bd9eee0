// The saturated-model test of a fit, with toys where they were asked for.

/// Goodness of fit.
public struct GoodnessOfFitResult: SavedResult {
  /// What `kind` says in files of this result.
  public static let kind = "gof"

  /// What toys say about it.
  public struct Toys: Sendable, Equatable, Codable {
    /// Key of the random streams.
    public var seed: UInt64
    /// How many toys were asked for.
    public var count: Int
    /// Fraction of toys with a χ² at least as large as the observed one.
    public var pValue: CountedValue?
    /// Its statistics are χ².
    public var ensemble: ToyEnsemble
    /// Every part by its name.
    public init(seed: UInt64, count: Int, pValue: CountedValue?, ensemble: ToyEnsemble) {
      self.seed = seed
      self.count = count
      self.pValue = pValue
      self.ensemble = ensemble
    }
    enum CodingKeys: String, CodingKey {
      case seed, count
      case pValue = "p_value"
      case ensemble
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The observed agreement with its asymptotic p-value.
  public var goodnessOfFit: GoodnessOfFit
  /// The distribution by toys, where it was asked for.
  public var toys: Toys?

  /// Every part by its name; those with a default may be left out.
  public init(header: ResultHeader, goodnessOfFit: GoodnessOfFit, toys: Toys? = nil) {
    self.header = header
    self.goodnessOfFit = goodnessOfFit
    self.toys = toys
  }
}

extension GoodnessOfFitResult {
  enum CodingKeys: String, CodingKey {
    case goodnessOfFit = "goodness_of_fit"
    case toys
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    goodnessOfFit = try fields.decode(GoodnessOfFit.self, forKey: .goodnessOfFit)
    toys = try fields.decodeIfPresent(Toys.self, forKey: .toys)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(goodnessOfFit, forKey: .goodnessOfFit)
    try fields.encodeIfPresent(toys, forKey: .toys)
  }
}
