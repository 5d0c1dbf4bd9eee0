// Random numbers: the published vectors of the generator, and the distributions against their exact probabilities.
import Testing

@testable import Inference

@Suite struct RandomStreamTests {
  /// The known-answer vectors that come with the generator's definition.
  @Test func philox() {
    #expect(
      RandomStream.block(SIMD4(0, 0, 0, 0), key: (0, 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      RandomStream.block(SIMD4(repeating: .max), key: (.max, .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      RandomStream.block(
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: (0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func streamsDiffer() {
    var values: Set<UInt64> = []
    for (seed, hypothesis, toy) in [(1, 0, 0), (2, 0, 0), (1, 1, 0), (1, 0, 1), (1, 0, 1 << 33)] {
      var stream = RandomStream(seed: UInt64(seed), hypothesis: UInt32(hypothesis), toy: toy)
      for _ in 0..<8 { values.insert(stream.next()) }
    }
    #expect(values.count == 40)
  }

  @Test func uniformNumbersLieInside() {
    var stream = RandomStream(seed: 3, hypothesis: 0, toy: 0)
    var sum = 0.0
    for _ in 0..<20_000 {
      let value = stream.uniform()
      #expect(value > 0 && value < 1)
      sum += value
    }
    // 5 standard deviations of the mean of uniform numbers.
    #expect(abs(sum / 20_000 - 0.5) < 5 * (1.0 / 12 / 20_000).squareRoot())
  }

  @Test func normalMoments() {
    var stream = RandomStream(seed: 5, hypothesis: 0, toy: 0)
    let values = (0..<40_000).map { _ in stream.normal() }
    let moments = (1...4).map { power in
      values.reduce(0) { sum, x in sum + (0..<power).reduce(1) { value, _ in value * x } } / 40_000
    }
    // Variances of the powers of a normal variable: 1, 2, 15, 96.
    for (moment, (mean, variance)) in zip(moments, [(0.0, 1.0), (1, 2), (0, 15), (3, 96)]) {
      #expect(abs(moment - mean) < 5 * (variance / 40_000).squareRoot())
    }
  }

  /// χ² of 40000 counts against the exact probabilities, on both sides of the change of method.
  @Test(arguments: [0.03, 0.7, 3, 9.9, 10.1, 25, 200, 1e4]) func poissonProbabilities(_ mean: Double) {
    var stream = RandomStream(seed: 11, hypothesis: 0, toy: 0)
    let total = 40_000.0
    var counts: [Int: Double] = [:]
    for _ in 0..<40_000 { counts[Int(stream.poisson(mean: mean)), default: 0] += 1 }
    let low = max(0, Int(mean - 6 * mean.squareRoot())), high = Int(mean + 6 * mean.squareRoot()) + 8
    var (chi2, cells, expected, observed) = (0.0, 0, 0.0, 0.0)
    var seen = 0.0
    for n in low...high {
      let k = Double(n)
      expected += total * (k * meanLog(mean) - mean - logGamma(k + 1)).exponential
      observed += counts[n] ?? 0
      seen += counts[n] ?? 0
      guard expected > 20 else { continue }
      chi2 += (observed - expected) * (observed - expected) / expected
      (cells, expected, observed) = (cells + 1, 0, 0)
    }
    #expect(total - seen <= 2, "counts beyond six standard deviations")
    let p = chiSquaredTail(chi2, ndof: max(cells - 1, 1)) ?? 0
    #expect(p > 1e-4, "χ² \(chi2) of \(cells) cells")
  }

  private func meanLog(_ mean: Double) -> Double { mean.logarithm }

  @Test func poissonOfNothing() {
    var stream = RandomStream(seed: 1, hypothesis: 0, toy: 0)
    #expect(stream.poisson(mean: 0) == 0)
    #expect(stream.poisson(mean: 1e9) > 1e9 - 1e6)
  }
}
