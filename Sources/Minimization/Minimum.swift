// The outcome of a minimisation.

/// A point, how it was reached and how far it can be trusted.
public struct Minimum: Sendable, Equatable {
  public enum State: Sendable, Equatable {
    case converged
    /// The limit of evaluations came first, or rounding allows no further progress although `edm` is large.
    case callLimit
    /// The point is stationary but curves downwards, and no lower point was found along that direction.
    case notPositiveDefinite
    /// No point with a finite value was found, or the descent ends at the edge of the function's domain.
    case infeasible
  }

  public enum Side: Sendable, Equatable { case lower, upper }

  /// A free parameter that rests on a bound.
  public struct BoundContact: Sendable, Equatable {
    public var parameter: Int
    public var side: Side
    public init(parameter: Int, side: Side) {
      self.parameter = parameter
      self.side = side
    }
  }

  /// Evaluations by kind.
  public struct Calls: Sendable, Equatable {
    public var values = 0
    public var gradients = 0
    public var hessians = 0
    public init() {}
    public var total: Int { values + gradients + hessians }
  }

  public var point: [Double]
  public var value: Double
  /// At `point`; what pushes a parameter at a bound against it, and the slope of a profile in a fixed parameter.
  public var gradient: [Double]
  /// Estimated vertical distance to the minimum.
  public var edm: Double
  public var state: State
  /// Ascending by parameter.
  public var atBound: [BoundContact]
  public var iterations: Int
  public var calls: Calls
  /// Over all free parameters, those at a bound included unless `heldAtBound` says otherwise; nil if not asked for or
  /// not to be had.
  public var covariance: Covariance?

  public var isConverged: Bool { state == .converged }
}
