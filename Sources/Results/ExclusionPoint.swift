// One signal of a grid: where it is, its CLs and limits, or why there are none.

/// A signal with its test.
public struct ExclusionPoint: Sendable, Equatable, Codable {
  /// How the hypothesis test of a point ended.
  public enum State: String, Sendable, Equatable, Codable {
    /// All fits did.
    case converged
    /// A fit ran out of evaluations.
    case callLimit = "call_limit"
    /// A fit ended where the Hessian is none of a minimum.
    case notPositiveDefinite = "not_positive_definite"
    /// A bin with data can expect nothing.
    case infeasible
    /// The model could not be made, or no fit of it.
    case failed
  }

  /// Observed CLs with the signal's cross-section one theory standard deviation up and down.
  public struct Theory: Sendable, Equatable, Codable {
    /// With the cross-section one uncertainty up.
    public var up: Double
    /// With the cross-section one uncertainty down.
    public var down: Double
    /// Every part by its name.
    public init(up: Double, down: Double) {
      self.up = up
      self.down = down
    }
  }

  /// Upper limits on the signal strength; the expected ones from −2σ (the strongest exclusion) to +2σ.
  public struct Limits: Sendable, Equatable, Codable {
    /// Observed upper limit on the signal strength.
    public var observed: Double?
    /// Expected upper limits on the signal strength at −2, −1, 0, 1, 2 σ.
    public var expected: [Double]?
    /// The observed limit on the signal's cross-section.
    public var crossSection: Double?
    /// Every part by its name; those with a default may be left out.
    public init(observed: Double? = nil, expected: [Double]? = nil, crossSection: Double? = nil) {
      self.observed = observed
      self.expected = expected
      self.crossSection = crossSection
    }

    enum CodingKeys: String, CodingKey {
      case observed, expected
      case crossSection = "cross_section"
    }
  }

  /// Name of the signal, as in the patchset.
  public var name: String
  /// On the two axes.
  public var values: [Double]
  /// What the grid itself says of the point, e.g. both masses; axes are made of these.
  public var labels: [String: Double]
  /// Observed CLs; nil where the test failed.
  public var clsObserved: Double?
  /// From −2σ (the strongest exclusion) to +2σ.
  public var clsExpected: [Double]?
  /// Observed CLs with the cross-section varied.
  public var clsObservedTheory: Theory?
  /// Upper limits on the signal strength, where they were asked for.
  public var upperLimit: Limits?
  /// The signal's predicted cross-section.
  public var crossSection: Double?
  /// The search that this was chosen from, where there are several.
  public var region: String?
  /// How the test ended.
  public var state: State
  /// What went wrong.
  public var message: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, values: [Double] = [], labels: [String: Double], clsObserved: Double? = nil,
    clsExpected: [Double]? = nil, clsObservedTheory: Theory? = nil, upperLimit: Limits? = nil,
    crossSection: Double? = nil, region: String? = nil, state: State = .converged, message: String? = nil
  ) {
    self.name = name
    self.values = values
    self.labels = labels
    self.clsObserved = clsObserved
    self.clsExpected = clsExpected
    self.clsObservedTheory = clsObservedTheory
    self.upperLimit = upperLimit
    self.crossSection = crossSection
    self.region = region
    self.state = state
    self.message = message
  }

  enum CodingKeys: String, CodingKey {
    case name, values, labels
    case clsObserved = "cls_observed"
    case clsExpected = "cls_expected"
    case clsObservedTheory = "cls_observed_theory"
    case upperLimit = "upper_limit"
    case crossSection = "cross_section"
    case region, state, message
  }

  /// Relates limits on the signal strength and on the cross-section by the prediction.
  public mutating func completeLimits() {
    guard var limit = upperLimit, let prediction = crossSection, prediction > 0 else { return }
    if limit.observed == nil { limit.observed = limit.crossSection.map { $0 / prediction } }
    if limit.crossSection == nil { limit.crossSection = limit.observed.map { $0 * prediction } }
    upperLimit = limit
  }
}
