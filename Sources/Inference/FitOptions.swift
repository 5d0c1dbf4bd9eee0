// What a user may choose about a fit, keyed by parameter names.

/// A maximum-likelihood fit as asked for.
public struct FitOptions: Sendable, Equatable {
  /// What is fitted.
  public enum Data: Sendable, Equatable {
    /// The workspace's data.
    case observed
    /// What the nominal model predicts, with the parameter of interest at a value (nil: at its start value).
    case asimov(poi: Double?)
  }

  /// Which parameters get MINOS intervals.
  public enum Minos: Sendable, Equatable {
    /// Of no parameter.
    case none
    /// Every free parameter.
    case all
    /// Of these parameters.
    case named([String])
  }

  /// Parameters held at a value, by name; the name of an indexed set holds all its components.
  public var fixed: [String: Double]
  /// What is fitted.
  public var data: Data
  /// Which parameters get MINOS intervals.
  public var minos: Minos
  /// Parameters of interest to report; nil for the model's.
  public var pois: [String]?
  /// Estimated vertical distance to the minimum of −ln L.
  public var tolerance: Double
  /// The largest number of evaluations.
  public var callLimit: Int

  /// Every part by its name; those with a default may be left out.
  public init(
    fixed: [String: Double] = [:], data: Data = .observed, minos: Minos = .none, pois: [String]? = nil,
    tolerance: Double = 1e-14, callLimit: Int = 2000
  ) {
    self.fixed = fixed
    self.data = data
    self.minos = minos
    self.pois = pois
    self.tolerance = tolerance
    self.callLimit = callLimit
  }
}
