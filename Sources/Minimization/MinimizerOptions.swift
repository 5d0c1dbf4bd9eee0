// What a caller may choose about a minimisation.

/// Tolerances and limits of one minimisation.
public struct MinimizerOptions: Sendable, Equatable {
  /// Stop when the estimated vertical distance to the minimum is below this: 1e-14 is a ten-millionth of an uncertainty,
  /// which the last Newton step gives for little, and which yields and covariances need to be good to 1e-6.
  public var tolerance: Double
  /// The largest number of evaluations (values, gradients and Hessians together).
  public var callLimit: Int
  /// Curvature of the first step: the Fisher information from a point far away, the exact one near the minimum.
  public var firstCurvature: Curvature
  /// Tries steps with the factorisation of the minimisation before, which must have had the same parameters fixed, and
  /// spares the Hessian where these contract fast.
  public var continuesLast: Bool
  /// Whether the covariance is computed at the minimum.
  public var wantsCovariance: Bool
  /// Gives up where the quadratic model does not come down to this value by far: for looking whether a minimum is lower.
  public var ceiling: Double?
  /// A direction is flat when its curvature is below this, in units of the parameters' own curvatures.
  public var flatThreshold: Double

  /// Every part by its name; those with a default may be left out.
  public init(
    tolerance: Double = 1e-14, callLimit: Int = 2000, firstCurvature: Curvature = .fisher,
    continuesLast: Bool = false, wantsCovariance: Bool = true, ceiling: Double? = nil,
    flatThreshold: Double = 1e-10
  ) {
    self.tolerance = tolerance
    self.callLimit = callLimit
    self.firstCurvature = firstCurvature
    self.continuesLast = continuesLast
    self.wantsCovariance = wantsCovariance
    self.ceiling = ceiling
    self.flatThreshold = flatThreshold
  }

  /// For a start near the minimum, without covariance: the steps of scans, limits and impacts.
  public static func warm(tolerance: Double = 1e-9, continuesLast: Bool = false) -> MinimizerOptions {
    MinimizerOptions(
      tolerance: tolerance, firstCurvature: .exact, continuesLast: continuesLast, wantsCovariance: false)
  }
}
