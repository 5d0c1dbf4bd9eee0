// The outcome of a minimisation.

/// A point, how it was reached and how far it can be trusted.
public struct Minimum: Sendable, Equatable {
  /// How a minimisation ended.
  public enum State: Sendable, Equatable {
    /// The gradient is as small as it can be.
    case converged
    /// The limit of evaluations came first, or rounding allows no further progress although `edm` is large.
    case callLimit
    /// The point is stationary but curves downwards, and no lower point was found along that direction.
    case notPositiveDefinite
    /// No point with a finite value was found, or the descent ends at the edge of the function's domain.
    case infeasible
  }

  /// Which bound.
  public enum Side: Sendable, Equatable { case lower, upper }

  /// A free parameter that rests on a bound.
  public struct BoundContact: Sendable, Equatable {
    /// Its position in the point.
    public var parameter: Int
    /// The bound that it is at.
    public var side: Side
    /// Every part by its name.
    public init(parameter: Int, side: Side) {
      self.parameter = parameter
      self.side = side
    }
  }

  /// Evaluations by kind.
  public struct Calls: Sendable, Equatable {
    /// Evaluations of the value alone.
    public var values = 0
    /// Evaluations of value and gradient.
    public var gradients = 0
    /// Evaluations with the Hessian.
    public var hessians = 0
    /// None yet.
    public init() {}
    /// Evaluations of all three kinds.
    public var total: Int { values + gradients + hessians }
  }

  /// Where it is, one value a parameter.
  public var point: [Double]
  /// The objective there.
  public var value: Double
  /// At `point`; what pushes a parameter at a bound against it, and the slope of a profile in a fixed parameter.
  public var gradient: [Double]
  /// Estimated vertical distance to the minimum.
  public var edm: Double
  /// How the minimisation ended.
  public var state: State
  /// Ascending by parameter.
  public var atBound: [BoundContact]
  /// Steps that were taken.
  public var iterations: Int
  /// Evaluations that were made.
  public var calls: Calls
  /// Over all free parameters, those at a bound included unless `heldAtBound` says otherwise; nil if not asked for or
  /// not to be had.
  public var covariance: Covariance?

  /// Whether the minimum can be trusted.
  public var isConverged: Bool { state == .converged }
}
