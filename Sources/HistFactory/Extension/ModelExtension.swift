// What a model has beyond HistFactory, resolved: expressions of parameters only, matrices, names of components.

import Expressions

/// The extension block as it acts on a model. Expressions depend on names of parameters (components in brackets).
public struct ModelExtension: Sendable, Equatable {
  /// An expression that stands in for the parameter of modifiers.
  public struct Substitute: Sendable, Equatable {
    /// The modifiers' name.
    public var name: String
    /// Its value, in names of parameters.
    public var expression: Expression
  }

  /// An expression for each bin of a sample.
  public struct CustomModifier: Sendable, Equatable {
    /// Name, as in the extension block.
    public var name: String
    /// Name of the channel.
    public var channel: String
    /// Name of the sample.
    public var sample: String
    /// Whether its values multiply or add.
    public var operation: WorkspaceExtension.CustomModifier.Operation
    /// One expression a bin.
    public var bins: [Expression]
  }

  /// A normal constraint of several parameters together, in place of their own.
  public struct Correlation: Sendable, Equatable {
    /// Name, as in the extension block.
    public var name: String
    /// Its parameters, in the order of the matrix.
    public var parameters: [String]
    /// Auxiliary data, one a parameter.
    public var centers: [Double]
    /// Covariance of the auxiliary data, in the parameters' units.
    public var covariance: SymmetricMatrix
  }

  /// ½ (θ − r)ᵀ P (θ − r) with P = strength·DᵀD.
  public struct Regularisation: Sendable, Equatable {
    /// Name, as in the extension block.
    public var name: String
    /// Which differences are penalised.
    public var form: WorkspaceExtension.Regularisation.Form
    /// Factor of the penalty.
    public var strength: Double
    /// Its parameters, in order.
    public var parameters: [String]
    /// Values from which differences are taken, one a parameter.
    public var reference: [Double]
    /// P, row by row.
    public var precision: [Double]
  }

  /// Parameters that are functions of others.
  public var substitutes: [Substitute] = []
  /// Every declared function by name, for expressions that are given later.
  public var functions: [String: Expression] = [:]
  /// Modifiers with expressions, in the order of the block.
  public var modifiers: [CustomModifier] = []
  /// Constraints of several parameters together.
  public var correlations: [Correlation] = []
  /// Penalties.
  public var regularisations: [Regularisation] = []
  /// What was repaired in the workspace.
  public var repairs: [String] = []

  /// Nothing beyond HistFactory.
  public init() {}

  /// Whether there is nothing beyond HistFactory.
  public var isEmpty: Bool { self == ModelExtension() }

  /// Names of all parameters that expressions depend on: what they act on is not told by modifiers.
  public var parametersOfExpressions: Set<String> {
    Set(substitutes.flatMap(\.expression.names) + modifiers.flatMap { $0.bins.flatMap(\.names) })
  }

  /// The same for what acts on some channels.
  func parametersOfExpressions(in channels: [Channel]) -> Set<String> {
    let used = Set(channels.flatMap { $0.samples.flatMap { $0.modifiers.map(\.name) } })
    let kept = Set(channels.map(\.name))
    var part = self
    part.substitutes.removeAll { !used.contains($0.name) }
    part.modifiers.removeAll { !kept.contains($0.channel) }
    return part.parametersOfExpressions
  }

  /// Lines that a figure of the model should carry.
  public var stamps: [String] {
    regularisations.map { "regularised: \($0.form.rawValue) of \($0.name), strength \(Wording.shortened($0.strength))" }
      + repairs.map { "repaired: \($0)" }
  }
}

/// The auxiliary measurement of one parameter.
public enum ParameterConstraint: Sendable, Equatable {
  /// No auxiliary measurement.
  case none
  /// Normal(center | θ, width).
  case normal(center: Double, width: Double)
  /// `observed` counts at a rate of θ·tau.
  case poisson(observed: Double, tau: Double)
  /// ln center is normal about ln θ with this width.
  case lognormal(center: Double, logWidth: Double)

  /// Where the auxiliary measurement puts the parameter; nil without one.
  public var center: Double? {
    switch self {
    case .none: nil
    case .normal(let center, _), .lognormal(let center, _): center
    case .poisson(let observed, let tau): observed / tau
    }
  }

  /// The auxiliary observation.
  public var observation: Double? {
    if case .poisson(let observed, _) = self { return observed }
    return center
  }

  /// The uncertainty before a fit: a width, 1/√τ (STATISTICS §7), or center·ln κ; nil without a constraint.
  public var width: Double? {
    switch self {
    case .none: nil
    case .normal(_, let width): width
    case .poisson(_, let tau): 1 / tau.squareRoot()
    case .lognormal(let center, let logWidth): center * logWidth
    }
  }
}
