// How parameters, groups of them and the data's statistics move the parameters of interest.

/// Impacts on one or more parameters of interest, in one of three conventions that are never to be mixed.
public struct ImpactsResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "impacts"

  /// What is done to a parameter (STATISTICS §7).
  public enum Method: String, Sendable, Equatable, Codable, CaseIterable {
    /// The parameter is held one standard deviation off its best fit, everything else refitted.
    case shift = "np-shift"
    /// The parameter is frozen at its best fit; the difference of uncertainties in quadrature.
    case freeze
    /// The auxiliary datum is shifted by one standard deviation and everything refitted.
    case globalObservable = "global-observable"
  }

  /// Whether fits were made, or the covariance of the best fit was used instead of them.
  public enum Approximation: String, Sendable, Equatable, Codable { case exact, gaussian }

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The convention: what was shifted or held.
  public var method: Method
  /// Whether refits were made or the covariance was used.
  public var approximation: Approximation
  /// One for each parameter of interest.
  public var pois: [PoiImpacts]

  /// Every part by its name.
  public init(header: ResultHeader, method: Method, approximation: Approximation, pois: [PoiImpacts]) {
    self.header = header
    self.method = method
    self.approximation = approximation
    self.pois = pois
  }
}

extension ImpactsResult: Codable {
  enum CodingKeys: String, CodingKey { case method, approximation, pois }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    method = try fields.decode(Method.self, forKey: .method)
    approximation = try fields.decode(Approximation.self, forKey: .approximation)
    pois = try fields.decode([PoiImpacts].self, forKey: .pois)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(method, forKey: .method)
    try fields.encode(approximation, forKey: .approximation)
    try fields.encode(pois, forKey: .pois)
  }
}

extension ImpactsResult: SavedResult {}

/// Signed shifts of a parameter of interest; a side is left out where no fit gave one.
public struct ImpactShift: Sendable, Equatable, Codable {
  /// When the cause is moved up.
  public var up: Double?
  /// When it is moved down.
  public var down: Double?

  /// Every part by its name.
  public init(up: Double?, down: Double?) {
    self.up = up
    self.down = down
  }

  /// ± the same size.
  public init(symmetric size: Double) { self.init(up: size, down: -size) }

  /// The larger of the two in size.
  public var size: Double { max(abs(up ?? 0), abs(down ?? 0)) }
  /// Half the difference of the two sides: what is added in quadrature.
  public var symmetrised: Double { ((up ?? 0) - (down ?? 0)) / 2 }
}

/// Everything that moves one parameter of interest.
public struct PoiImpacts: Sendable, Equatable, Codable {
  /// What the parts make in quadrature beside the uncertainty of the fit. Shifts and frozen groups overlap where
  /// parameters are correlated; components do not.
  public struct Closure: Sendable, Equatable, Codable {
    /// Square root of the sum of all squared impacts.
    public var quadratureSum: Double
    /// The total uncertainty that it is compared with.
    public var total: Double
    /// (sum − total) / total.
    public var relativeDifference: Double

    /// Both in the unit of the parameter of interest.
    public init(quadratureSum: Double, total: Double) {
      self.quadratureSum = quadratureSum
      self.total = total
      relativeDifference = total > 0 ? (quadratureSum - total) / total : 0
    }

    enum CodingKeys: String, CodingKey {
      case quadratureSum = "quadrature_sum"
      case total
      case relativeDifference = "relative_difference"
    }
  }

  /// The parameter of interest.
  public var name: String
  /// Its best-fit value.
  public var value: Double
  /// Its total uncertainty, symmetric.
  public var uncertainty: Double
  /// Profile-likelihood interval of the total as signed distances, where it was asked for.
  public var minos: ParameterResult.Minos?
  /// Largest first.
  public var parameters: [ParameterImpact]
  /// Largest first, then what is left over; nil unless asked for.
  public var groups: [GroupImpact]?
  /// The part of the data's own fluctuations.
  public var statistical: ImpactShift
  /// The uncertainty of the fit.
  public var total: Double
  /// Whether the impacts add up in quadrature to the total.
  public var closure: Closure

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, value: Double, uncertainty: Double, minos: ParameterResult.Minos? = nil,
    parameters: [ParameterImpact], groups: [GroupImpact]? = nil, statistical: ImpactShift, total: Double,
    closure: Closure
  ) {
    self.name = name
    self.value = value
    self.uncertainty = uncertainty
    self.minos = minos
    self.parameters = parameters
    self.groups = groups
    self.statistical = statistical
    self.total = total
    self.closure = closure
  }
}
