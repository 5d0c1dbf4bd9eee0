// How values become lengths along an axis: linear, logarithmic, symmetric logarithmic, categories.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A monotone map from values to a coordinate in which the axis is evenly divided.
public struct Scale: Sendable, Hashable, Codable {
  /// The function from values to places.
  public enum Kind: String, Sendable, Hashable, Codable {
    case linear, log
    /// Linear between ± `threshold`, logarithmic outside.
    case symlog
    /// Linear in the index of a category.
    case category
  }
  /// The function from values to places.
  public var kind: Kind
  /// Where a symmetric logarithmic scale stops being linear; positive.
  public var threshold: Double?

  /// Every part by its name; those with a default may be left out.
  public init(_ kind: Kind, threshold: Double? = nil) {
    self.kind = kind
    self.threshold = threshold
  }

  /// Equal steps for equal differences.
  public static let linear = Scale(.linear)
  /// Equal steps for equal ratios; values are positive.
  public static let log = Scale(.log)
  /// One step a category, numbered from 0.
  public static let category = Scale(.category)
  /// Linear between ±`threshold`, logarithmic beyond.
  public static func symlog(threshold: Double) -> Scale { Scale(.symlog, threshold: threshold) }

  /// The even coordinate of `value`: −∞ for what a logarithm cannot show.
  public func forward(_ value: Double) -> Double {
    switch kind {
    case .linear, .category: return value
    case .log: return value > 0 ? log10(value) : -.infinity
    case .symlog:
      let scaled = value / linearReach
      if abs(scaled) <= 1 { return scaled }
      return scaled > 0 ? 1 + log10(scaled) : -1 - log10(-scaled)
    }
  }

  /// The value at an even coordinate.
  public func inverse(_ coordinate: Double) -> Double {
    switch kind {
    case .linear, .category: return coordinate
    case .log: return pow(10, coordinate)
    case .symlog:
      if abs(coordinate) <= 1 { return coordinate * linearReach }
      return coordinate > 0 ? linearReach * pow(10, coordinate - 1) : -linearReach * pow(10, -coordinate - 1)
    }
  }

  private var linearReach: Double {
    guard let threshold, threshold > 0 else { return 1 }
    return threshold
  }
}
