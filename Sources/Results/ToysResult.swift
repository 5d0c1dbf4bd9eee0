// Pseudo-experiments: the test statistic of each, what became of those that failed, and the p-values they give.

/// Which toys of an ensemble a file holds, when it does not hold all.
public struct ToyShard: Sendable, Equatable, Codable {
  /// From 1.
  public var index: Int
  /// How many toys this part throws.
  public var count: Int
  /// Every part by its name.
  public init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }
}

/// A toy whose fit did not converge. Seed, hypothesis and number make the same toy again.
public struct ToyFailure: Sendable, Equatable, Codable {
  /// From 0.
  public var number: Int
  /// Why the fit failed, in words.
  public var reason: String
  /// Every part by its name.
  public init(number: Int, reason: String) {
    self.number = number
    self.reason = reason
  }
}

/// Toys thrown under one hypothesis. The arrays of converged toys are parallel, ascending by number.
public struct ToyEnsemble: Sendable, Equatable, Codable {
  /// `tested` or `alternative` (background only; for q₀ the signal assumed); `best_fit` for goodness of fit.
  public var hypothesis: String
  /// Value of the parameter of interest that the toys are thrown with.
  public var value: Double?
  /// Numbers of the toys that converged: with the seed and the hypothesis, the keys of their random streams.
  public var numbers: [Int]
  /// Test statistics, one a toy.
  public var statistics: [Double]
  /// Best-fit value of the parameter of interest, and its uncertainty (0 where it is not known).
  public var bestFits: [Double]
  /// Uncertainties of the fitted parameter of interest, one a toy.
  public var uncertainties: [Double]
  /// Toys without a result.
  public var failures: [ToyFailure]

  /// Every part by its name; those with a default may be left out.
  public init(
    hypothesis: String, value: Double?, numbers: [Int], statistics: [Double], bestFits: [Double] = [],
    uncertainties: [Double] = [], failures: [ToyFailure]
  ) {
    self.hypothesis = hypothesis
    self.value = value
    self.numbers = numbers
    self.statistics = statistics
    self.bestFits = bestFits
    self.uncertainties = uncertainties
    self.failures = failures
  }

  enum CodingKeys: String, CodingKey {
    case hypothesis, value, numbers
    case statistics = "test_statistics"
    case bestFits = "best_fits"
    case uncertainties, failures
  }
}

/// A number from counting toys, with its binomial standard deviation.
public struct CountedValue: Sendable, Equatable, Codable {
  /// Estimate from counts.
  public var value: Double
  /// Its statistical uncertainty.
  public var error: Double
  /// Every part by its name.
  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

/// Mean and width of (θ̂ − θ) / σ over toys: 0 and 1 for an unbiased parameter with honest uncertainties.
public struct PullSummary: Sendable, Equatable, Codable {
  /// The hypothesis whose toys these are.
  public var hypothesis: String
  /// Mean of the pulls; 0 of an unbiased fit.
  public var mean: CountedValue
  /// Standard deviation of the pulls; 1 of right uncertainties.
  public var width: CountedValue
  /// Mean of θ̂ − θ.
  public var bias: CountedValue
  /// Toys with a known uncertainty and the best fit off its bounds.
  public var count: Int
  /// Every part by its name.
  public init(hypothesis: String, mean: CountedValue, width: CountedValue, bias: CountedValue, count: Int) {
    self.hypothesis = hypothesis
    self.mean = mean
    self.width = width
    self.bias = bias
    self.count = count
  }
}

/// What toys say about one tested value, or about p₀.
public struct ToyProbabilities: Sendable, Equatable, Codable {
  /// p-value of the tested hypothesis (p₀ for q₀); of the alternative; their ratio (left out for q₀ and where no toy of
  /// the alternative reaches the data).
  public var clsb: CountedValue?
  /// Share of background toys that are at least as extreme.
  public var clb: CountedValue?
  /// Ratio of both shares.
  public var cls: CountedValue?
  /// From −2σ to +2σ: CLs (p₀ for q₀) at these quantiles of the alternative's toys.
  public var expected: [Double?]
  /// Every part by its name.
  public init(clsb: CountedValue?, clb: CountedValue?, cls: CountedValue?, expected: [Double?]) {
    self.clsb = clsb
    self.clb = clb
    self.cls = cls
    self.expected = expected
  }
}

/// Toys under the tested hypothesis and its alternative.
public struct ToysResult: SavedResult {
  /// What `kind` says in files of this result.
  public static let kind = "toys"

  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// The parameter of interest with its tested value.
  public var poi: TestedParameter
  /// Which test statistic was used.
  public var testStatistic: TestStatistic
  /// Key of the random streams.
  public var seed: UInt64
  /// Toys of each hypothesis in the whole study.
  public var count: Int
  /// Left out where the file holds all toys.
  public var shard: ToyShard?
  /// Bounds of the parameter of interest in the free fits.
  public var bounds: [Double]
  /// Test statistic of the data.
  public var observedStatistic: Double
  /// The asymptotic test of the same data, for comparison.
  public var asymptotic: Asymptotic
  /// p-values by counting.
  public var probabilities: ToyProbabilities
  /// Pulls of the fitted parameter of interest, by hypothesis.
  public var pulls: [PullSummary]
  /// The toys themselves, by hypothesis.
  public var ensembles: [ToyEnsemble]
  /// The fraction of failed toys that was tolerated.
  public var maximumFailures = 0.01

  /// What the asymptotic formulas give.
  public struct Asymptotic: Sendable, Equatable, Codable {
    /// p-value of signal and background, by the asymptotic formulae.
    public var clsb: Double
    /// p-value of the background, by the asymptotic formulae.
    public var clb: Double
    /// Their ratio; nil where the statistic has none.
    public var cls: Double?
    /// Expected CLs at −2, −1, 0, 1, 2 σ.
    public var expected: [Double]
    /// The test statistic of the Asimov data.
    public var asimovStatistic: Double
    /// Every part by its name.
    public init(clsb: Double, clb: Double, cls: Double?, expected: [Double], asimovStatistic: Double) {
      self.clsb = clsb
      self.clb = clb
      self.cls = cls
      self.expected = expected
      self.asimovStatistic = asimovStatistic
    }
    enum CodingKeys: String, CodingKey {
      case clsb, clb, cls, expected
      case asimovStatistic = "asimov_test_statistic_value"
    }
  }

  /// Every part by its name.
  public init(
    header: ResultHeader, poi: TestedParameter, testStatistic: TestStatistic, seed: UInt64, count: Int,
    shard: ToyShard?, bounds: [Double], observedStatistic: Double, asymptotic: Asymptotic,
    probabilities: ToyProbabilities, pulls: [PullSummary], ensembles: [ToyEnsemble]
  ) {
    self.header = header
    self.poi = poi
    self.testStatistic = testStatistic
    self.seed = seed
    self.count = count
    self.shard = shard
    self.bounds = bounds
    self.observedStatistic = observedStatistic
    self.asymptotic = asymptotic
    self.probabilities = probabilities
    self.pulls = pulls
    self.ensembles = ensembles
  }
}

extension ToysResult {
  enum CodingKeys: String, CodingKey {
    case poi
    case testStatistic = "test_statistic"
    case calculator, seed, count, shard, bounds
    case observedStatistic = "test_statistic_value"
    case asymptotic, probabilities, pulls, ensembles
    case maximumFailures = "max_failures"
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    poi = try fields.decode(TestedParameter.self, forKey: .poi)
    testStatistic = try fields.decode(TestStatistic.self, forKey: .testStatistic)
    seed = try fields.decode(UInt64.self, forKey: .seed)
    count = try fields.decode(Int.self, forKey: .count)
    shard = try fields.decodeIfPresent(ToyShard.self, forKey: .shard)
    bounds = try fields.decode([Double].self, forKey: .bounds)
    observedStatistic = try fields.decode(Double.self, forKey: .observedStatistic)
    asymptotic = try fields.decode(Asymptotic.self, forKey: .asymptotic)
    probabilities = try fields.decode(ToyProbabilities.self, forKey: .probabilities)
    pulls = try fields.decode([PullSummary].self, forKey: .pulls)
    ensembles = try fields.decode([ToyEnsemble].self, forKey: .ensembles)
    maximumFailures = try fields.decode(Double.self, forKey: .maximumFailures)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(poi, forKey: .poi)
    try fields.encode(testStatistic, forKey: .testStatistic)
    try fields.encode("toys", forKey: .calculator)
    try fields.encode(seed, forKey: .seed)
    try fields.encode(count, forKey: .count)
    try fields.encodeIfPresent(shard, forKey: .shard)
    try fields.encode(bounds, forKey: .bounds)
    try fields.encode(observedStatistic, forKey: .observedStatistic)
    try fields.encode(asymptotic, forKey: .asymptotic)
    try fields.encode(probabilities, forKey: .probabilities)
    try fields.encode(pulls, forKey: .pulls)
    try fields.encode(maximumFailures, forKey: .maximumFailures)
    try fields.encode(ensembles, forKey: .ensembles)
  }
}
