// The saturated-model test of a fit, with toys where they were asked for.

/// Goodness of fit.
public struct GoodnessOfFitResult: SavedResult {
  public static let kind = "gof"

  /// What toys say about it.
  public struct Toys: Sendable, Equatable, Codable {
    public var seed: UInt64
    public var count: Int
    /// Fraction of toys with a χ² at least as large as the observed one.
    public var pValue: CountedValue?
    /// Its statistics are χ².
    public var ensemble: ToyEnsemble
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

  public var header: ResultHeader
  public var goodnessOfFit: GoodnessOfFit
  public var toys: Toys?

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

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    goodnessOfFit = try fields.decode(GoodnessOfFit.self, forKey: .goodnessOfFit)
    toys = try fields.decodeIfPresent(Toys.self, forKey: .toys)
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(goodnessOfFit, forKey: .goodnessOfFit)
    try fields.encodeIfPresent(toys, forKey: .toys)
  }
}
