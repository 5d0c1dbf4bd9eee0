// Hierarchical clustering of parameters by the size of their correlations: the order in which a matrix shows blocks.

/// Average linkage over the distance 1 − |ρ|, by chains of nearest neighbours: n² steps, the same tree as by always
/// merging the closest pair. Ties go to the lower index, so the order depends on nothing but the numbers.
struct Clustering: Equatable {
  /// All indices, neighbours strongly correlated.
  private(set) var order: [Int] = []
  /// Ranges of `order` that hang together at least as closely as the cut, two or more each.
  private(set) var blocks: [Range<Int>] = []

  /// A cluster on its way: its leaves in order, and the blocks among them.
  private struct Cluster {
    var leaves: [Int]
    var parts: [[Int]]
  }

  /// - Parameters:
  ///   - correlation: symmetric.
  ///   - cut: the mean |ρ| between two halves of a block.
  init(_ correlation: [[Double]], cut: Double) {
    let count = correlation.count
    guard count > 0 else { return }
    var distances = correlation.map { $0.map { 1 - abs($0) } }
    var clusters: [Cluster?] = (0..<count).map { Cluster(leaves: [$0], parts: [[$0]]) }
    var chain: [Int] = [], remaining = count
    while remaining > 1 {
      if chain.isEmpty, let first = clusters.firstIndex(where: { $0 != nil }) { chain.append(first) }
      let tip = chain[chain.count - 1], previous = chain.dropLast().last
      let nearest = Self.nearest(to: tip, distances, clusters, preferring: previous)
      guard nearest == previous else {
        chain.append(nearest)
        continue
      }
      chain.removeLast(2)
      let (low, high) = (min(tip, nearest), max(tip, nearest))
      if let a = clusters[low], let b = clusters[high] {
        clusters[low] = Self.joined(a, b, at: distances[low][high], correlation, limit: 1 - cut)
        Self.average(&distances, low, high, sizes: (a.leaves.count, b.leaves.count))
      }
      clusters[high] = nil
      remaining -= 1
    }
    let root = clusters.lazy.compactMap { $0 }.first
    order = root?.leaves ?? []
    blocks = Self.ranges(of: root?.parts ?? [], in: order)
  }

  private static func nearest(
    to tip: Int, _ distances: [[Double]], _ clusters: [Cluster?], preferring previous: Int?
  ) -> Int {
    var best = previous ?? -1, least = previous.map { distances[tip][$0] } ?? .infinity
    for other in clusters.indices where other != tip && clusters[other] != nil && distances[tip][other] < least {
      (best, least) = (other, distances[tip][other])
    }
    // Distances that are not numbers compare false: any other cluster will do.
    return best >= 0 ? best : clusters.indices.first { $0 != tip && clusters[$0] != nil } ?? tip
  }

  /// Lance and Williams' update for average linkage, into the row and column of `low`.
  private static func average(_ distances: inout [[Double]], _ low: Int, _ high: Int, sizes: (Int, Int)) {
    let (a, b) = (Double(sizes.0), Double(sizes.1))
    for other in distances.indices {
      let mean = (a * distances[low][other] + b * distances[high][other]) / (a + b)
      distances[low][other] = mean
      distances[other][low] = mean
    }
  }

  /// Both halves side by side, each turned so that the ends that meet are the most correlated.
  private static func joined(
    _ a: Cluster, _ b: Cluster, at height: Double, _ correlation: [[Double]], limit: Double
  ) -> Cluster {
    var best = (a.leaves, b.leaves), size = -1.0
    for left in [a.leaves, a.leaves.reversed()] {
      for right in [b.leaves, b.leaves.reversed()] {
        guard let end = left.last, let start = right.first else { continue }
        let meeting = abs(correlation[end][start])
        if meeting > size { (best, size) = ((left, right), meeting) }
      }
    }
    let leaves = best.0 + best.1
    let isBlock = height <= limit && a.parts.count == 1 && b.parts.count == 1
    return Cluster(leaves: leaves, parts: isBlock ? [leaves] : a.parts + b.parts)
  }

  /// Where the parts stand in the order; parts are contiguous in it.
  private static func ranges(of parts: [[Int]], in order: [Int]) -> [Range<Int>] {
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return parts.filter { $0.count > 1 }.compactMap { part in
      let found = part.compactMap { places[$0] }
      guard let first = found.min(), let last = found.max() else { return nil }
      return first..<last + 1
    }.sorted { $0.lowerBound < $1.lowerBound }
  }
}
