// What a user may choose about a toy study.
import Results

/// A study of one tested value with toys.
public struct ToyOptions: Sendable, Equatable {
  /// The tested value; for q₀ the signal of the alternative.
  public var value: Double
  /// Toys of each of the two hypotheses.
  public var count: Int
  /// Key of the random streams.
  public var seed: UInt64
  /// The part that is thrown; nil throws all.
  public var shard: ToyShard?
  /// Which test statistic is used.
  public var statistic: TestStatistic
  /// What the toys are compared with.
  public var data: FitOptions.Data
  /// Parameters held in all fits, by name.
  public var fixed: [String: Double]
  /// The fraction of failed toys beyond which the result is not to be trusted.
  public var maximumFailures: Double

  /// Every part by its name; those with a default may be left out.
  public init(
    value: Double = 1, count: Int = 1000, seed: UInt64 = 1, shard: ToyShard? = nil,
    statistic: TestStatistic = .qtilde, data: FitOptions.Data = .observed, fixed: [String: Double] = [:],
    maximumFailures: Double = 0.01
  ) {
    self.value = value
    self.count = count
    self.seed = seed
    self.shard = shard
    self.statistic = statistic
    self.data = data
    self.fixed = fixed
    self.maximumFailures = maximumFailures
  }
}

extension ToyShard {
  /// The numbers of the toys that this shard throws, of `total`.
  public func numbers(of total: Int) -> Range<Int> { total * (index - 1) / count..<total * index / count }
}
