// What a correlation figure shows: which parameters in which order, their numbers, blocks and largest pairs.
import Results

/// What a user may choose about a correlation figure beyond its style.
public struct CorrelationFigureOptions: Sendable {
  /// How parameters are ordered.
  public enum Order: String, Sendable, CaseIterable {
    /// Strongly correlated parameters beside each other.
    case cluster
    /// In the model's order.
    case model
  }

  /// How parameters are ordered.
  public var order: Order
  /// Parameters whose largest |ρ| with any other is below this are dropped, except those of interest; nil: the
  /// smallest of the style's thresholds that leaves room for every name.
  public var threshold: Double?
  /// Covariances instead of correlations.
  public var isCovariance: Bool
  /// Correlations before the fit, for the cells above the diagonal; pairs that it lacks are uncorrelated.
  public var prior: CorrelationMatrix?
  /// Which parameters are shown, by name.
  public var includes: @Sendable (String) -> Bool

  /// A threshold of nil takes the style's; `prior` stands above the diagonal.
  public init(
    order: Order = .cluster, threshold: Double? = nil, isCovariance: Bool = false, prior: CorrelationMatrix? = nil,
    includes: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.order = order
    self.threshold = threshold
    self.isCovariance = isCovariance
    self.prior = prior
    self.includes = includes
  }
}

struct CorrelationContent: Equatable {
  /// All parameters that could be shown, in the model's order; the others are indices of these.
  let names: [String]
  /// Parameters of interest among those shown: a strip of their own.
  let pois: [Int]
  /// The others in order.
  let others: [Int]
  /// Ranges of `others` that hang together.
  let blocks: [Range<Int>]
  let threshold: Double
  let isCovariance: Bool
  private let prior: CorrelationMatrix?
  private let matrix: [[Double]]
  private let deviations: [Double]

  init(_ fit: FitResult, options: CorrelationFigureOptions, threshold: Double, block: Double) {
    isCovariance = options.isCovariance
    prior = options.prior
    self.threshold = threshold
    let all = fit.correlation, chosen = all.names.indices.filter { options.includes(all.names[$0]) }
    let names = chosen.map { all.names[$0] }, matrix = chosen.map { row in chosen.map { all.matrix[row][$0] } }
    let sizes = Dictionary(
      fit.parameters.map { ($0.name, $0.uncertainty ?? 0) }, uniquingKeysWith: { first, _ in first })
    (self.names, self.matrix, deviations) = (names, matrix, names.map { sizes[$0] ?? 0 })
    let kept = names.indices.filter { row in
      threshold <= 0 || fit.pois.contains(names[row])
        || names.indices.contains { $0 != row && abs(matrix[row][$0]) >= threshold }
    }
    pois = kept.filter { fit.pois.contains(names[$0]) }
    let rest = kept.filter { !fit.pois.contains(names[$0]) }
    guard options.order == .cluster else {
      (others, blocks) = (rest, [])
      return
    }
    let clustering = Clustering(rest.map { row in rest.map { matrix[row][$0] } }, cut: block)
    (others, blocks) = (clustering.order.map { rest[$0] }, clustering.blocks)
  }

  var shown: [Int] { pois + others }

  func correlation(_ first: Int, _ second: Int) -> Double { matrix[first][second] }

  /// What the cell of two parameters shows: ρ in per cent, or their covariance.
  func value(_ first: Int, _ second: Int) -> Double {
    guard isCovariance else { return 100 * matrix[first][second] }
    return matrix[first][second] * deviations[first] * deviations[second]
  }

  var hasPrior: Bool { prior != nil }

  /// ρ before the fit.
  func priorCorrelation(_ first: Int, _ second: Int) -> Double { prior?[names[first], names[second]] ?? 0 }

  /// The largest |ρ| of a parameter with any other.
  func largest(_ name: Int) -> Double {
    names.indices.reduce(0) { $1 == name ? $0 : max($0, abs(matrix[name][$1])) }
  }

  /// Pairs of those shown by |ρ|, the largest first.
  func pairs(_ count: Int) -> [(first: Int, second: Int)] {
    let shown = self.shown
    var pairs: [(first: Int, second: Int, size: Double)] = []
    for (index, second) in shown.enumerated() {
      for first in shown[..<index] { pairs.append((first, second, abs(matrix[first][second]))) }
    }
    let order = pairs.indices.sorted { (pairs[$1].size, $0) < (pairs[$0].size, $1) }
    return order.prefix(count).map { (pairs[$0].first, pairs[$0].second) }
  }
}
