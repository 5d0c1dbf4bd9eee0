// The outcome of a fit: best-fit values, uncertainties, correlations, goodness of fit.

/// A maximum-likelihood fit.
public struct FitResult: Sendable, Equatable {
  public static let kind = "fit"

  public var header: ResultHeader
  /// −2 ln L at the minimum, constants included.
  public var twiceNLL: Double
  public var goodnessOfFit: GoodnessOfFit?
  public var pois: [String]
  /// All parameters in the model's order, fixed ones included.
  public var parameters: [ParameterResult]
  /// Over the free parameters.
  public var correlation: CorrelationMatrix

  public init(
    header: ResultHeader, twiceNLL: Double, goodnessOfFit: GoodnessOfFit?, pois: [String],
    parameters: [ParameterResult], correlation: CorrelationMatrix
  ) {
    self.header = header
    self.twiceNLL = twiceNLL
    self.goodnessOfFit = goodnessOfFit
    self.pois = pois
    self.parameters = parameters
    self.correlation = correlation
  }
}

extension FitResult: Codable {
  enum CodingKeys: String, CodingKey {
    case twiceNLL = "twice_nll"
    case goodnessOfFit = "goodness_of_fit"
    case pois, parameters, correlation
  }

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    twiceNLL = try fields.decode(Double.self, forKey: .twiceNLL)
    goodnessOfFit = try fields.decodeIfPresent(GoodnessOfFit.self, forKey: .goodnessOfFit)
    pois = try fields.decode([String].self, forKey: .pois)
    parameters = try fields.decode([ParameterResult].self, forKey: .parameters)
    correlation = try fields.decode(CorrelationMatrix.self, forKey: .correlation)
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(twiceNLL, forKey: .twiceNLL)
    try fields.encodeIfPresent(goodnessOfFit, forKey: .goodnessOfFit)
    try fields.encode(pois, forKey: .pois)
    try fields.encode(parameters, forKey: .parameters)
    try fields.encode(correlation, forKey: .correlation)
  }
}

/// The saturated-model test.
public struct GoodnessOfFit: Sendable, Equatable, Codable {
  public var chi2: Double
  public var ndof: Int
  public var pValue: Double?
  public init(chi2: Double, ndof: Int, pValue: Double?) {
    self.chi2 = chi2
    self.ndof = ndof
    self.pValue = pValue
  }
  enum CodingKeys: String, CodingKey {
    case chi2, ndof
    case pValue = "p_value"
  }
}

/// One parameter after a fit.
public struct ParameterResult: Sendable, Equatable, Codable {
  /// MINOS interval as signed distances from the best fit; a side is left out where no crossing exists.
  public struct Minos: Sendable, Equatable, Codable {
    public var down: Double?
    public var up: Double?
    public init(down: Double?, up: Double?) {
      self.down = down
      self.up = up
    }
  }

  /// The auxiliary measurement that constrains a parameter.
  public struct Constraint: Sendable, Equatable, Codable {
    public enum Form: String, Sendable, Equatable, Codable { case normal, poisson, lognormal, none }
    public var type: Form
    public var center: Double?
    /// Pre-fit uncertainty.
    public var width: Double?
    public init(type: Form, center: Double? = nil, width: Double? = nil) {
      self.type = type
      self.center = center
      self.width = width
    }
  }

  public var name: String
  /// The first of its modifier types in the model's type order.
  public var kind: String
  public var modifierTypes: [String]
  public var value: Double
  /// √diag of the inverse exact Hessian; left out for a fixed parameter.
  public var uncertainty: Double?
  public var minos: Minos?
  public var initial: Double
  public var bounds: [Double]
  public var fixed: Bool
  public var constraint: Constraint
  /// (θ̂ − centre) / pre-fit width; left out for unconstrained parameters.
  public var pull: Double?
  /// Post-fit over pre-fit uncertainty.
  public var constraintRatio: Double?

  public init(
    name: String, kind: String, modifierTypes: [String], value: Double, uncertainty: Double?, minos: Minos? = nil,
    initial: Double, bounds: [Double], fixed: Bool, constraint: Constraint, pull: Double? = nil,
    constraintRatio: Double? = nil
  ) {
    self.name = name
    self.kind = kind
    self.modifierTypes = modifierTypes
    self.value = value
    self.uncertainty = uncertainty
    self.minos = minos
    self.initial = initial
    self.bounds = bounds
    self.fixed = fixed
    self.constraint = constraint
    self.pull = pull
    self.constraintRatio = constraintRatio
  }

  enum CodingKeys: String, CodingKey {
    case name, kind
    case modifierTypes = "modifier_types"
    case value, uncertainty, minos
    case initial = "init"
    case bounds, fixed, constraint, pull
    case constraintRatio = "constraint_ratio"
  }
}

/// A symmetric matrix with named rows.
public struct CorrelationMatrix: Sendable, Equatable, Codable {
  public var names: [String]
  public var matrix: [[Double]]
  public init(names: [String], matrix: [[Double]]) {
    self.names = names
    self.matrix = matrix
  }
}

extension CorrelationMatrix {
  /// The element of two parameters by name; nil if either is not in the matrix.
  public subscript(first: String, second: String) -> Double? {
    guard let row = names.firstIndex(of: first), let column = names.firstIndex(of: second) else { return nil }
    return matrix[row][column]
  }
}
