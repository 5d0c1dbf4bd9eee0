// Predictions between given values, and ranges where limits lie below them.
import Foundation
import Inference
import Results
import Testing

@Suite struct TheoryCurveTests {
  /// A power of ten between two others lies on the straight line of their logarithms.
  @Test func interpolation() {
    let curve = TheoryCurve([.init(value: 700, prediction: 0.01), .init(value: 500, prediction: 1)])
    #expect(abs((curve.prediction(at: 600) ?? 0) - 0.1) < 1e-12)
    #expect(curve.prediction(at: 500) == 1)
    #expect(abs((curve.prediction(at: 700) ?? 0) - 0.01) < 1e-15)
    #expect(curve.prediction(at: 499) == nil && curve.prediction(at: 701) == nil)
    #expect(TheoryCurve([]).prediction(at: 5) == 1)
  }

  @Test func excludedRanges() {
    func ranges(_ ratios: [Double?]) -> [[Double]] {
      let found = ExcludedRanges.below(ratios.enumerated().map { (Double($0), $1) })
      return found.map { $0.map { ($0 * 1e9).rounded() / 1e9 } }
    }
    #expect(ranges([0.1, 10]) == [[0, 0.5]])
    #expect(ranges([10, 0.1]) == [[0.5, 1]])
    #expect(ranges([10, 0.1, 0.1, 10]) == [[0.5, 2.5]])
    #expect(ranges([0.5, 0.5]) == [[0, 1]])
    #expect(ranges([2, 3]).isEmpty)
    #expect(ranges([0.5, nil, 0.5, 0.5]) == [[0, 0], [2, 3]])
    #expect(ranges([0.1, 10, 10, 0.1]) == [[0, 0.5], [2.5, 3]])
  }
}
