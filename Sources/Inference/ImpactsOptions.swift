// What a user may choose about impacts.
import Results

/// Impacts as asked for.
public struct ImpactsOptions: Sendable, Equatable {
  /// Which convention.
  public var method: ImpactsResult.Method
  /// Refits, or the covariance.
  public var approximation: ImpactsResult.Approximation
  /// Held parameters, data, parameters of interest (`pois`; nil for the model's).
  public var fit: FitOptions
  /// The groups that parameters are listed in; nil groups them by modifier type.
  public var groups: ParameterGroups?
  /// Whether groups are rows of their own.
  public var isGrouped: Bool

  /// Every part by its name; those with a default may be left out.
  public init(
    method: ImpactsResult.Method = .shift, approximation: ImpactsResult.Approximation = .exact,
    fit: FitOptions = FitOptions(), groups: ParameterGroups? = nil, isGrouped: Bool = false
  ) {
    self.method = method
    self.approximation = approximation
    self.fit = fit
    self.groups = groups
    self.isGrouped = isGrouped
  }
}
