// A histogram of another program's: contents, variances, bins.

/// Contents by bin, without under- and overflow.
public struct Histogram: Sendable, Equatable {
  /// Events by bin.
  public var contents: [Double]
  /// nil where the file has none.
  public var variances: [Double]?
  /// One more than bins, of a histogram of one numeric axis.
  public var edges: [Double]?
  /// Names of bins, of a histogram of one axis of categories.
  public var names: [String]?
  /// The axis' label as the file has it, e.g. `$m_{jj}$ [GeV]`.
  public var label: String?
  /// What lay outside of the axis below and above.
  public var outside: (below: Double, above: Double) = (0, 0)

  /// Every part by its name; those with a default may be left out.
  public init(
    contents: [Double], variances: [Double]? = nil, edges: [Double]? = nil, names: [String]? = nil,
    label: String? = nil
  ) {
    self.contents = contents
    self.variances = variances
    self.edges = edges
    self.names = names
    self.label = label
  }

  /// Whether all parts are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.contents == right.contents && left.variances == right.variances && left.edges == right.edges
      && left.names == right.names && left.label == right.label && left.outside == right.outside
  }

  var sum: Double { contents.reduce(0, +) }

  /// Whether both have the same bins, as far as they say.
  func hasBins(of other: Histogram) -> Bool {
    guard contents.count == other.contents.count else { return false }
    if let names, let theirs = other.names, names != theirs { return false }
    guard let edges, let theirs = other.edges else { return true }
    let scale = max(abs(edges.last ?? 0), abs(edges.first ?? 0))
    return zip(edges, theirs).allSatisfy { abs($0 - $1) <= 1e-9 * scale }
  }

  /// Adds another histogram with the same bins.
  mutating func add(_ other: Histogram) {
    for bin in contents.indices { contents[bin] += other.contents[bin] }
    if let theirs = other.variances, variances != nil {
      variances = zip(variances ?? [], theirs).map { $0 + $1 }
    } else {
      variances = nil
    }
    outside.below += other.outside.below
    outside.above += other.outside.above
  }
}
