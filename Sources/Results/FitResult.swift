// The outcome of a fit: best-fit values, uncertainties, correlations, goodness of fit.

/// A maximum-likelihood fit.
public struct FitResult: Sendable, Equatable {
  /// What `kind` says in files of this result.
  public static let kind = "fit"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// −2 ln L at the minimum, constants included.
  public var twiceNLL: Double
  /// Agreement with the saturated model; nil of Asimov data or where it has none.
  public var goodnessOfFit: GoodnessOfFit?
  /// Parameters of interest.
  public var pois: [String]
  /// All parameters in the model's order, fixed ones included.
  public var parameters: [ParameterResult]
  /// Over the free parameters.
  public var correlation: CorrelationMatrix

  /// Every part by its name.
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

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    twiceNLL = try fields.decode(Double.self, forKey: .twiceNLL)
    goodnessOfFit = try fields.decodeIfPresent(GoodnessOfFit.self, forKey: .goodnessOfFit)
    pois = try fields.decode([String].self, forKey: .pois)
    parameters = try fields.decode([ParameterResult].self, forKey: .parameters)
    correlation = try fields.decode(CorrelationMatrix.self, forKey: .correlation)
  }

  /// Writes every part under its key in the file.
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
  /// Twice the difference of the negative log likelihoods of model and saturated model.
  public var chi2: Double
  /// Degrees of freedom: bins less free parameters without constraint.
  public var ndof: Int
  /// Probability of a χ² at least as large, between 0 and 1; nil without degrees of freedom.
  public var pValue: Double?
  /// Every part by its name.
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
    /// Distance from the value downwards; nil where no crossing was found.
    public var down: Double?
    /// Distance from the value upwards; nil where no crossing was found.
    public var up: Double?
    /// Every part by its name.
    public init(down: Double?, up: Double?) {
      self.down = down
      self.up = up
    }
  }

  /// The auxiliary measurement that constrains a parameter.
  public struct Constraint: Sendable, Equatable, Codable {
    /// The distribution of the auxiliary measurement; `none` of a free parameter.
    public enum Form: String, Sendable, Equatable, Codable { case normal, poisson, lognormal, none }
    /// The distribution of the auxiliary measurement.
    public var type: Form
    /// The auxiliary datum; nil of a free parameter.
    public var center: Double?
    /// Pre-fit uncertainty.
    public var width: Double?
    /// Every part by its name; those with a default may be left out.
    public init(type: Form, center: Double? = nil, width: Double? = nil) {
      self.type = type
      self.center = center
      self.width = width
    }
  }

  /// Name, with the number of a bin in brackets where there are several.
  public var name: String
  /// The first of its modifier types in the model's type order.
  public var kind: String
  /// Types of the modifiers through which it acts, as the workspace calls them.
  public var modifierTypes: [String]
  /// Best-fit value, in the parameter's own unit.
  public var value: Double
  /// √diag of the inverse exact Hessian; left out for a fixed parameter.
  public var uncertainty: Double?
  /// The interval where 2NLL rises by 1; nil unless it was asked for.
  public var minos: Minos?
  /// Where the fit started.
  public var initial: Double
  /// Lower and upper bound.
  public var bounds: [Double]
  /// Whether it was held at its value.
  public var fixed: Bool
  /// Its auxiliary measurement.
  public var constraint: Constraint
  /// (θ̂ − centre) / pre-fit width; left out for unconstrained parameters.
  public var pull: Double?
  /// Post-fit over pre-fit uncertainty.
  public var constraintRatio: Double?

  /// Every part by its name; those with a default may be left out.
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
  /// Names of rows and columns.
  public var names: [String]
  /// Rows of correlations between −1 and 1; symmetric, ones on the diagonal.
  public var matrix: [[Double]]
  /// Every part by its name.
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
