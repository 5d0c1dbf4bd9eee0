// Expected events that may not fall below a value: a repair of models that predict negative ones, where asked for.

/// The least expected events, as pyhf's `clip_sample_data` and `clip_bin_data` have it.
public struct RateClipping: Sendable, Equatable {
  /// Of each sample in each bin; nil leaves them as they are.
  public var sample: Double?
  /// Of all samples of a bin together, after they were clipped one by one; nil leaves the sum as it is.
  public var bin: Double?

  /// Every part by its name; those with a default may be left out.
  public init(sample: Double? = nil, bin: Double? = nil) {
    self.sample = sample
    self.bin = bin
  }

  /// Whether nothing is clipped.
  public var isNone: Bool { sample == nil && bin == nil }

  /// Lines that a figure of the model should carry.
  var stamps: [String] {
    [("sample", sample), ("bin", bin)].compactMap { word, least in
      least.map { "clipped: no \(word) below \($0 == 0 ? "0" : Wording.shortened($0)) events" }
    }
  }
}
