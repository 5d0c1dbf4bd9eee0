// The order of correlation matrices: a permutation that keeps blocks together and depends on the numbers only.
import Testing

@testable import Figures

@Suite struct ClusteringTests {
  /// A symmetric matrix with blocks of the given sizes: ρ inside, little outside.
  private func blocks(_ sizes: [Int], inside: Double, outside: Double) -> (matrix: [[Double]], block: [Int]) {
    let block = sizes.enumerated().flatMap { index, size in Array(repeating: index, count: size) }
    let matrix = block.indices.map { row in
      block.indices.map { column in
        row == column ? 1 : (block[row] == block[column] ? inside : outside) * ((row + column) % 2 == 0 ? 1 : -1)
      }
    }
    return (matrix, block)
  }

  /// Rows and columns moved by a fixed scramble.
  private func scrambled(_ count: Int) -> [Int] { (0..<count).map { ($0 * 7 + 3) % count } }

  @Test func blocksComeTogether() {
    let (matrix, block) = blocks([4, 1, 5, 3], inside: 0.7, outside: 0.05)
    let order = scrambled(13), mixed = order.map { row in order.map { matrix[row][$0] } }
    let clustering = Clustering(mixed, cut: 0.3)
    #expect(clustering.order.sorted() == Array(0..<13))
    let shown = clustering.order.map { block[order[$0]] }
    let changes = zip(shown, shown.dropFirst()).count { $0 != $1 }
    #expect(changes == 3, "\(shown)")
    #expect(clustering.blocks.map(\.count).sorted() == [3, 4, 5])
    for range in clustering.blocks { #expect(Set(shown[range]).count == 1) }
  }

  /// The sign of a correlation does not matter.
  @Test func signsDoNotMatter() {
    let (matrix, _) = blocks([3, 3], inside: 0.6, outside: 0.1)
    let positive = matrix.map { $0.map { abs($0) } }
    #expect(Clustering(matrix, cut: 0.3) == Clustering(positive, cut: 0.3))
  }

  /// The merges are those of the plain algorithm, which always joins the closest pair of all.
  @Test(arguments: 1...20) func agreesWithThePlainAlgorithm(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31)
    }
    var matrix = (0..<12).map { row in (0..<12).map { $0 == row ? 1.0 : 0 } }
    for row in 0..<12 {
      for column in 0..<row { matrix[row][column] = 2 * next() - 1; matrix[column][row] = matrix[row][column] }
    }
    for cut in [0.2, 0.4, 0.6] {
      let own = Clustering(matrix, cut: cut)
      let sets = own.blocks.map { Set(own.order[$0]) }
      #expect(Set(sets) == Set(plainBlocks(matrix, cut: cut)), "cut \(cut)")
    }
  }

  /// Average linkage from its definition: the mean |ρ| over all pairs of two clusters, the largest merged first.
  private func plainBlocks(_ matrix: [[Double]], cut: Double) -> [Set<Int>] {
    var clusters = matrix.indices.map { Set([$0]) }
    while clusters.count > 1 {
      var best = (0, 1), most = -1.0
      for b in clusters.indices {
        for a in 0..<b {
          let pairs = clusters[a].flatMap { x in clusters[b].map { abs(matrix[x][$0]) } }
          let mean = pairs.reduce(0, +) / Double(pairs.count)
          if mean > most { (best, most) = ((a, b), mean) }
        }
      }
      guard most >= cut else { break }
      clusters[best.0].formUnion(clusters[best.1])
      clusters.remove(at: best.1)
    }
    return clusters.filter { $0.count > 1 }
  }

  @Test func fewParameters() {
    #expect(Clustering([], cut: 0.3).order.isEmpty)
    #expect(Clustering([[1]], cut: 0.3).order == [0])
    let two = Clustering([[1, 0.5], [0.5, 1]], cut: 0.3)
    #expect(two.order == [0, 1] && two.blocks == [0..<2])
  }
}
