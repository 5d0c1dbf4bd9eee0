// The contours of an exclusion: lines of equal significance, and the region between the expected ones.

/// Every piece of every contour. Points are pairs on the two axes.
public struct ExclusionContours: Sendable, Equatable, Codable {
  /// A piece of a contour; what is excluded lies on its left.
  public struct Path: Sendable, Equatable, Codable {
    /// Open pieces end at the rim of the grid.
    public var closed: Bool
    /// Points of (x, y) on the figure's axes, in their units.
    public var points: [[Double]]
    /// Every part by its name.
    public init(closed: Bool, points: [[Double]]) {
      self.closed = closed
      self.points = points
    }
  }

  /// Regions of a map that lie one upon the other.
  public struct Map: Sendable, Equatable, Codable {
    /// `upper_limit` on the signal strength, or `cross_section_limit`.
    public var quantity: String
    /// Ascending.
    public var levels: [Double]
    /// For each level the closed rings round what is at least the level.
    public var regions: [[[[Double]]]]
    /// Every part by its name.
    public init(quantity: String, levels: [Double], regions: [[[[Double]]]]) {
      self.quantity = quantity
      self.levels = levels
      self.regions = regions
    }
  }

  /// Where the observed CLs is 1 − level.
  public var observed: [Path]
  /// The observed contour with the signal's cross-section one theory uncertainty up.
  public var observedTheoryUp: [Path]
  /// The observed contour with the signal's cross-section one theory uncertainty down.
  public var observedTheoryDown: [Path]
  /// Where the median expected CLs is 1 − level.
  public var expected: [Path]
  /// Where the expected CLs of the −1σ edge of the band is 1 − level.
  public var expectedMinus1: [Path]
  /// Where the expected CLs of the +1σ edge of the band is 1 − level.
  public var expectedPlus1: [Path]
  /// Closed rings round what is excluded at −1σ but not at +1σ; holes turn the other way.
  public var expectedBand: [[[Double]]]
  /// The observed upper limits as a map.
  public var map: Map?

  /// Every part by its name; those with a default may be left out.
  public init(
    observed: [Path] = [], observedTheoryUp: [Path] = [], observedTheoryDown: [Path] = [], expected: [Path] = [],
    expectedMinus1: [Path] = [], expectedPlus1: [Path] = [], expectedBand: [[[Double]]] = [], map: Map? = nil
  ) {
    self.observed = observed
    self.observedTheoryUp = observedTheoryUp
    self.observedTheoryDown = observedTheoryDown
    self.expected = expected
    self.expectedMinus1 = expectedMinus1
    self.expectedPlus1 = expectedPlus1
    self.expectedBand = expectedBand
    self.map = map
  }

  enum CodingKeys: String, CodingKey {
    case observed
    case observedTheoryUp = "observed_theory_up"
    case observedTheoryDown = "observed_theory_down"
    case expected
    case expectedMinus1 = "expected_minus_1"
    case expectedPlus1 = "expected_plus_1"
    case expectedBand = "expected_band"
    case map
  }

  /// The lines by the names that they have in files, in the order of a legend.
  public var named: [(name: String, paths: [Path])] {
    [
      ("observed", observed), ("observed_theory_up", observedTheoryUp),
      ("observed_theory_down", observedTheoryDown), ("expected", expected), ("expected_minus_1", expectedMinus1),
      ("expected_plus_1", expectedPlus1),
    ]
  }
}
