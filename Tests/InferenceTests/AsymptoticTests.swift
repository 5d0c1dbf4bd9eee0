// Asymptotic tests of small models: published numbers, closed forms, bounds, and what is said about them.
import Foundation
import Inference
import Likelihood
import Results
import Testing

@Suite struct AsymptoticTests {
  /// Numbers that pyhf gives for its documentation's model; its own minimiser is good to 1e-5.
  @Test func documentationNumbers() throws {
    let calculator = try AsymptoticCalculator(documentationModel())
    let test = calculator.test(1)
    #expect(abs(test.statistic - 3.93824492) < 1e-5)
    #expect(abs(test.cls - 0.05251497) < 1e-5)
    let band = [0.00260626, 0.01382005, 0.06445321, 0.23525644, 0.57303621]
    for (own, theirs) in zip(test.expectedCLs, band) { #expect(abs(own - theirs) < 1e-5) }
    let limits = calculator.limits()
    let observed = try #require(limits.observed)
    #expect(abs(observed - 1.011572) < 2e-5)
    for (own, theirs) in zip(limits.expected, [0.559884, 0.757029, 1.062355, 1.501181, 2.050802]) {
      let own = try #require(own)
      #expect(abs(own - theirs) < 2e-5)
    }
  }

  /// Limits are roots of the curves that `test` gives, at any level.
  @Test(arguments: [0.68, 0.9, 0.95, 0.99]) func limitsAreRoots(_ level: Double) throws {
    let limits = try AsymptoticCalculator(documentationModel()).limits(level: level)
    let fresh = try AsymptoticCalculator(documentationModel())
    let observed = try #require(limits.observed)
    #expect(abs(fresh.test(observed).cls - (1 - level)) < 1e-8)
    for (index, limit) in limits.expected.enumerated() {
      let limit = try #require(limit)
      #expect(abs(fresh.test(limit).expectedCLs[index] - (1 - level)) < 1e-8)
    }
    let values = limits.expected.compactMap { $0 }
    #expect(values == values.sorted() && values.count == 5)
  }

  /// A counting experiment has q̃ in closed form: 2 (μs + b − n − n ln((μs + b)/n)).
  @Test func countingExperiment() throws {
    let (s, b, n) = (5.0, 20.0, 23.0)
    let calculator = try AsymptoticCalculator(countingModel(signal: s, background: b, observed: n))
    #expect(abs(calculator.bestValue - 0.6) < 1e-6)
    func q(_ rate: Double, _ observed: Double) -> Double { 2 * (rate - observed - observed * log(rate / observed)) }
    let test = calculator.test(3)
    #expect(abs(test.statistic - q(3 * s + b, n)) < 1e-9)
    #expect(abs(test.asimovStatistic - q(3 * s + b, b)) < 1e-9)
    let (root, asimov) = (test.statistic.squareRoot(), test.asimovStatistic.squareRoot())
    #expect(abs(test.clsb - 0.5 * erfc(root / 2.0.squareRoot())) < 1e-12)
    #expect(abs(test.clb - 0.5 * erfc((root - asimov) / 2.0.squareRoot())) < 1e-12)
    #expect(calculator.test(0.5).statistic == 0)
  }

  @Test func significanceOfACountingExperiment() throws {
    let (s, b, n) = (8.0, 10.0, 25.0)
    let calculator = try AsymptoticCalculator(
      countingModel(signal: s, background: b, observed: n), statistic: .q0, expectedSignal: 1)
    let result = calculator.significance()
    let z = (2 * (n * log(n / b) - (n - b))).squareRoot()
    #expect(abs(result.observed.z - z) < 1e-8)
    #expect(abs(result.observed.pValue - 0.5 * erfc(z / 2.0.squareRoot())) < 1e-12)
    let expected = (2 * ((s + b) * log((s + b) / b) - s)).squareRoot()
    // The Asimov data are thrown from the conditional fit at a signal of 1, and here nothing else floats.
    #expect(abs(result.expected.z - expected) < 1e-8)
  }

  @Test func deficitHasNoSignificance() throws {
    for lower in [0.0, -1] {
      let model = try countingModel(signal: 8, background: 10, observed: 4, lower: lower)
      let result = try AsymptoticCalculator(model, statistic: .q0).significance()
      #expect(result.observed.z == 0 && result.observed.pValue == 0.5)
    }
  }

  /// q̃ with a lower bound below 0: the bound is set to 0, and said; q uses the model's.
  @Test func boundOfTheStatistic() throws {
    let model = try documentationModel(data: [40, 40], lowerBound: -10)
    let bounded = try AsymptoticCalculator(model, statistic: .qtilde)
    let free = try AsymptoticCalculator(model, statistic: .q)
    #expect(bounded.bestValue == 0 && free.bestValue < -0.1)
    #expect(bounded.messages.count == 1 && free.messages.isEmpty)
    let same = try AsymptoticCalculator(documentationModel(data: [40, 40]), statistic: .qtilde)
    #expect(same.messages.isEmpty)
    #expect(abs(same.test(1).cls - bounded.test(1).cls) < 1e-10)
  }

  /// Far from bounds the two-sided p-value is that of a χ² with one degree of freedom.
  @Test func twoSided() throws {
    let model = try countingModel(signal: 10, background: 100, observed: 112, lower: -9)
    let test = try AsymptoticCalculator(model, statistic: .t).test(2)
    #expect(abs(test.clsb - (chiSquaredTail(test.statistic, ndof: 1) ?? -1)) < 1e-12)
    // The median of the alternative is its Asimov data.
    #expect(abs(test.expectedCLsb[2] - (chiSquaredTail(test.asimovStatistic, ndof: 1) ?? -1)) < 1e-12)
  }

  @Test func problems() throws {
    let model = try likelihood(
      """
      {"channels": [{"name": "ch", "samples": [{"name": "s", "data": [5],
         "modifiers": [{"name": "norm", "type": "normfactor", "data": null}]}]}],
       "observations": [{"name": "ch", "data": [5]}],
       "measurements": [{"name": "m", "config": {"poi": "", "parameters": []}}], "version": "1.0.0"}
      """)
    #expect(throws: FitProblem.noPOI(candidates: ["norm"])) { try AsymptoticCalculator(model) }
    #expect(throws: FitProblem.heldPOI("mu")) {
      try AsymptoticCalculator(documentationModel(), fixed: ["mu": 1])
    }
    #expect(throws: FitProblem.unknownParameter("muu", option: "--poi", nearest: "mu")) {
      try AsymptoticCalculator(documentationModel(), poi: "muu")
    }
  }

  /// No signal, no sensitivity: said, not found.
  @Test func limitWithoutSignal() throws {
    let limits = try AsymptoticCalculator(countingModel(signal: 0, background: 10, observed: 9)).limits()
    #expect(limits.observed == nil && limits.expected.allSatisfy { $0 == nil })
    #expect(limits.messages.count == 6)
  }
}
