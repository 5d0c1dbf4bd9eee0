// Toys: reproducible, divisible, and distributed as asymptotics and exact counting say.
import Foundation
import Inference
import Likelihood
import Results
import Synchronization
import Testing

@Suite struct ToyTests {
  private func study(
    _ likelihood: CompiledLikelihood, _ options: ToyOptions, jobs: Int = 1
  ) throws -> ToysResult {
    try #require(ToyStudy(likelihood, options: options).run(workforce: Workforce(jobs: jobs), origin: origin))
  }

  @Test func sameForAnyNumberOfTasks() throws {
    let model = try documentationModel(), options = ToyOptions(value: 1, count: 60, seed: 3)
    let one = try study(model, options), three = try study(model, options, jobs: 3)
    #expect(one == three)
    #expect(one.ensembles.map(\.numbers.count) == [60, 60])
    let other = try study(model, ToyOptions(value: 1, count: 60, seed: 4))
    #expect(other.ensembles != one.ensembles)
  }

  /// Only blocks of outcomes are held at once; who watches sees one count to the total, and a cancelled study is none.
  @Test func blocksAreOneStudy() throws {
    let model = try documentationModel(), options = ToyOptions(value: 1, count: 1500, seed: 5)
    let seen = Mutex<[Int]>([]), total = 3000
    let watched = Workforce(jobs: 1, progress: { done, of in seen.withLock { if of == total { $0.append(done) } } })
    let whole = try #require(try ToyStudy(model, options: options).run(workforce: watched, origin: origin))
    #expect(seen.withLock { $0 } == Array(1...total))
    #expect(whole.ensembles.allSatisfy { $0.numbers == Array(0..<1500) && $0.statistics.count == 1500 })
    let few = try study(model, ToyOptions(value: 1, count: 100, seed: 5))
    #expect(zip(few.ensembles, whole.ensembles).allSatisfy { $0.statistics == Array($1.statistics.prefix(100)) })
    let late = Workforce(jobs: 2, isCancelled: { seen.withLock { $0.count >= total } })
    #expect(try ToyStudy(model, options: options).run(workforce: late, origin: origin) == nil)
  }

  /// Shards, merged in any order, are the undivided study to the last bit.
  @Test func shardsMerge() throws {
    let model = try documentationModel()
    let whole = try study(model, ToyOptions(value: 1, count: 50, seed: 3))
    let shards = try [2, 3, 1].map { index in
      let options = ToyOptions(value: 1, count: 50, seed: 3, shard: ToyShard(index: index, count: 3))
      return (name: "\(index).json", result: try study(model, options))
    }
    #expect(shards.map(\.result.ensembles[0].numbers.count).reduce(0, +) == 50)
    let merged = try ToysResult(merging: shards)
    #expect(merged == whole)
    #expect(throws: MergeProblem.self) { try ToysResult(merging: Array(shards.dropLast())) }
    #expect(throws: MergeProblem.self) { try ToysResult(merging: shards + shards.prefix(1)) }
    var foreign = shards
    foreign[0].result.seed = 9
    #expect(throws: MergeProblem.self) { try ToysResult(merging: foreign) }
  }

  /// Without nuisance parameters a toy's q̃ is a function of its count: p-values are sums of Poisson probabilities.
  @Test func exactCounting() throws {
    let (s, b, n, count) = (6.0, 4.0, 4.0, 4000)
    let result = try study(
      countingModel(signal: s, background: b, observed: n), ToyOptions(value: 1, count: count, seed: 8))
    func atMost(_ rate: Double) -> Double {
      (0...Int(n)).reduce(0) { $0 + exp(Double($1) * log(rate) - rate - lgamma(Double($1) + 1)) }
    }
    let clsb = try #require(result.probabilities.clsb), clb = try #require(result.probabilities.clb)
    #expect(abs(clsb.value - atMost(s + b)) < 4 * clsb.error)
    #expect(abs(clb.value - atMost(b)) < 4 * clb.error)
  }

  /// Two bins of fifty events: near enough to asymptotics for a few thousand toys not to tell.
  @Test func agreesWithAsymptotics() throws {
    let result = try study(documentationModel(), ToyOptions(value: 1, count: 2000, seed: 1), jobs: 2)
    let clsb = try #require(result.probabilities.clsb), clb = try #require(result.probabilities.clb)
    #expect(abs(clsb.value - result.asymptotic.clsb) < 4 * clsb.error + 0.005)
    #expect(abs(clb.value - result.asymptotic.clb) < 4 * clb.error + 0.005)
    #expect(result.ensembles.map(\.failures) == [[], []])
    let asymptotic = result.asymptotic.expected[2], median = try #require(result.probabilities.expected[2])
    #expect(abs(median - asymptotic) < 0.02)
  }

  /// Unbounded, the parameter of interest is unbiased and its uncertainty honest, to the size of 1/√n effects.
  @Test func pulls() throws {
    let model = try documentationModel(data: [510, 540], lowerBound: -40)
    let result = try study(model, ToyOptions(value: 2, count: 1000, seed: 2, statistic: .t), jobs: 2)
    for pull in result.pulls {
      #expect(pull.count > 990)
      #expect(abs(pull.mean.value) < 4 * pull.mean.error + 0.05, "\(pull)")
      #expect(abs(pull.width.value - 1) < 4 * pull.width.error + 0.05, "\(pull)")
    }
  }

  /// A third of these toys have an empty bin whose rate the fit drives to zero.
  @Test func minimaAtVanishingRates() throws {
    let model = try likelihood(
      """
      {"channels": [{"name": "ch", "samples": [
        {"name": "signal", "data": [1, 3], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
        {"name": "background", "data": [2, 8], "modifiers": [
          {"name": "shape", "type": "histosys", "data": {"hi_data": [3.5, 8.5], "lo_data": [0.6, 7.5]}}]}]}],
       "observations": [{"name": "ch", "data": [2, 9]}],
       "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
      """)
    let result = try study(model, ToyOptions(value: 1, count: 1000, seed: 1), jobs: 2)
    #expect(result.ensembles.map(\.failures) == [[], []])
  }

  @Test func goodnessOfFit() throws {
    let model = try documentationModel(data: [57, 50])
    let options = GoodnessOfFitOptions(toys: 2000, seed: 5)
    let result = try #require(GoodnessOfFitStudy(model, options: options).run(origin: origin))
    let toys = try #require(result.toys), p = try #require(toys.pValue),
      asymptotic = try #require(result.goodnessOfFit.pValue)
    #expect(toys.ensemble.numbers == Array(0..<2000))
    #expect(abs(p.value - asymptotic) < 4 * p.error + 0.02, "\(p), \(asymptotic)")
    let mean = toys.ensemble.statistics.reduce(0, +) / 2000
    #expect(abs(mean - Double(result.goodnessOfFit.ndof)) < 0.2, "\(mean)")
  }
}
