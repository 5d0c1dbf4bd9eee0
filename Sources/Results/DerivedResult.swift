// Quantities that are functions of a fit's parameters, with their uncertainties.

/// Functions of the parameters at the best fit: values, propagated and profiled uncertainties.
public struct DerivedResult: SavedResult {
  /// What `kind` says in files of this result.
  public static let kind = "derived"

  /// One function.
  public struct Quantity: Sendable, Equatable, Codable {
    /// Its name, or the expression where it has none.
    public var name: String
    /// The expression as it was asked for.
    public var expression: String
    /// Its value at the best fit.
    public var value: Double
    /// √(∇fᵀ C ∇f), with the fit's covariance C; left out where that is not known.
    public var uncertainty: Double?
    /// Signed distances from `value` where −2 ln L, minimal for the quantity held, has risen by 1; left out if not
    /// computed, a side of it where the rise is not reached.
    public var profile: ParameterResult.Minos?
    /// ∂f/∂θ at the best fit by parameter.
    public var slopes: [String: Double]

    /// Every part by its name.
    public init(
      name: String, expression: String, value: Double, uncertainty: Double?, profile: ParameterResult.Minos?,
      slopes: [String: Double]
    ) {
      self.name = name
      self.expression = expression
      self.value = value
      self.uncertainty = uncertainty
      self.profile = profile
      self.slopes = slopes
    }
  }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// In the order in which they were asked for.
  public var quantities: [Quantity]
  /// Of the quantities, from the propagation; empty where an uncertainty is not known.
  public var correlation: CorrelationMatrix

  /// Every part by its name.
  public init(header: ResultHeader, quantities: [Quantity], correlation: CorrelationMatrix) {
    self.header = header
    self.quantities = quantities
    self.correlation = correlation
  }
}

extension DerivedResult {
  enum CodingKeys: String, CodingKey { case quantities, correlation }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    quantities = try fields.decode([Quantity].self, forKey: .quantities)
    correlation = try fields.decode(CorrelationMatrix.self, forKey: .correlation)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(quantities, forKey: .quantities)
    try fields.encode(correlation, forKey: .correlation)
  }
}
