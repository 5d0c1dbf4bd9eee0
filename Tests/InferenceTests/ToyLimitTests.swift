// Limits and p₀ by toys: reproducible, and where asymptotics or exact counting say.
import Foundation
import Likelihood
import Results
import Testing

@testable import Inference

@Suite struct ToyLimitTests {
  private func limit(_ model: CompiledLikelihood, _ effort: ToyEffort?, jobs: Int = 1) throws -> LimitResult {
    try #require(
      try LimitScan(model, options: LimitOptions(toys: effort)).run(workforce: Workforce(jobs: jobs), origin: origin))
  }

  /// Thousands of events: what toys count and what asymptotic formulas say are the same within the counts' errors.
  @Test func agreesWithAsymptotics() throws {
    let model = try countingModel(signal: 300, background: 10_000, observed: 10_080)
    let counted = try limit(model, ToyEffort(count: 1000, seed: 4), jobs: 2)
    let toys = try #require(counted.toys), error = try #require(toys.observedError)
    let asymptotic = try limit(model, nil)
    #expect(toys.asymptoticObserved == asymptotic.observed && toys.asymptoticExpected == asymptotic.expected)
    let distance = try #require(counted.observed) - #require(asymptotic.observed)
    #expect(abs(distance) < 4 * error, "\(distance) ± \(error)")
    #expect(error < 0.07 * (asymptotic.observed ?? 0))
    for index in 0..<5 {
      let own = try #require(counted.expected[index]), error = try #require(toys.expectedErrors[index])
      let distance = own - (asymptotic.expected[index] ?? 0)
      #expect(abs(distance) < 4 * error, "band \(index): \(distance) ± \(error)")
    }
    #expect(toys.failed == 0 && counted.header.status.state == .converged)
  }

  /// One bin without nuisance parameters: CLs is a ratio of Poisson sums, and so is the limit's place.
  @Test func exactCounting() throws {
    let (s, b, n) = (1.0, 3.0, 2.0)
    let counted = try limit(
      countingModel(signal: s, background: b, observed: n), ToyEffort(count: 1500, seed: 7), jobs: 2)
    func atMost(_ rate: Double) -> Double {
      (0...Int(n)).reduce(0) { $0 + exp(Double($1) * log(rate) - rate - lgamma(Double($1) + 1)) }
    }
    var (low, high) = (0.0, 20.0)
    for _ in 0..<60 {
      let middle = 0.5 * (low + high)
      if atMost(middle * s + b) / atMost(b) > 0.05 { low = middle } else { high = middle }
    }
    let observed = try #require(counted.observed), error = try #require(counted.toys?.observedError)
    #expect(abs(observed - low) < 4 * error + 0.05, "\(observed) ± \(error), exactly \(low)")
  }

  @Test func sameForAnyNumberOfTasks() throws {
    let model = try documentationModel(), effort = ToyEffort(count: 100, seed: 3)
    #expect(try limit(model, effort) == limit(model, effort, jobs: 3))
    #expect(try limit(model, effort) != limit(model, ToyEffort(count: 100, seed: 4)))
  }

  @Test func cancelledWorkHasNoResult() throws {
    let scan = LimitScan(try documentationModel(), options: LimitOptions(toys: ToyEffort(count: 100)))
    #expect(try scan.run(workforce: Workforce(isCancelled: { true }), origin: origin) == nil)
  }

  /// p₀ of a counting experiment is a sum of Poisson probabilities.
  @Test func discovery() throws {
    let model = try countingModel(signal: 6, background: 4, observed: 8)
    var result = try AsymptoticTest(model).significance(origin: origin)
    let study = try ToyStudy(model, options: ToyOptions(discovery: TestOptions(), ToyEffort(count: 4000, seed: 2)))
    result.take(try #require(study.run(workforce: Workforce(jobs: 2), origin: origin)))
    let toys = try #require(result.toys), z = try #require(toys.z)
    let exact = 1 - (0..<8).reduce(0.0) { $0 + exp(Double($1) * log(4) - 4 - lgamma(Double($1) + 1)) }
    #expect(abs(toys.pValue.value - exact) < 4 * toys.pValue.error, "\(toys.pValue), exactly \(exact)")
    #expect(abs(z.value - NormalDistribution.quantile(tail: exact)) < 4 * z.error)
  }

  // MARK: Pieces

  @Test func crossingOfALine() throws {
    let points = (1...8).map { index -> (value: Double, cls: CountedValue) in
      let x = Double(index) * 0.3
      return (x, CountedValue(value: NormalDistribution.tail(0.2 + 1.1 * x), error: 0.01))
    }
    guard case .root(let value, let error) = CountedCrossing(alpha: 0.05).find(points) else {
      Issue.record("no root")
      return
    }
    #expect(abs(value - (NormalDistribution.quantile(tail: 0.05) - 0.2) / 1.1) < 1e-9)
    #expect(error > 0.02 && error < 0.1)
    #expect(CountedCrossing(alpha: 0.9).find(points) == .below)
    #expect(CountedCrossing(alpha: 1e-4).find(points) == .above)
  }

  @Test func risingNeighboursArePooled() {
    let curve = FallingCurve.fit([1, 0.4, 0.1, 0.3, 0.05].map { CountedValue(value: $0, error: 0.1) })
    #expect(zip(curve, [1, 0.4, 0.2, 0.2, 0.05]).allSatisfy { abs($0 - $1) < 1e-12 })
  }
}
