// The kernel against the formulas written out, on random models: rates, value, gradient, Hessian, Fisher information.
import HistFactory
import Testing

@testable import Likelihood

/// One random model at one random point.
struct RandomCase: Sendable, CustomTestStringConvertible {
  var seed: UInt64
  var isSparse = false
  var interpolation: Interpolation
  /// Parameter sets at exactly 0.
  var zero: Set<String> = []

  var testDescription: String {
    "seed \(seed), \(interpolation.normsys), \(interpolation.histosys)\(isSparse ? ", sparse" : "")"
      + (zero.isEmpty ? "" : ", \(zero.sorted().joined(separator: " and ")) = 0")
  }

  /// Every pair of codes, each with and without factors at zero.
  static let all: [RandomCase] = {
    let zeros: [Set<String>] = [[], ["mu"], ["mu", "kappa"], ["norm_top", "free"]]
    var cases: [RandomCase] = [], seed: UInt64 = 1
    for normsys in [InterpolationCode.code1, .code4] {
      for histosys in [InterpolationCode.code0, .code2, .code4p] {
        let interpolation = Interpolation(normsys: normsys, histosys: histosys)
        for zero in zeros {
          cases.append(RandomCase(seed: seed, interpolation: interpolation, zero: zero))
          seed += 1
        }
      }
    }
    cases.append(RandomCase(seed: seed, isSparse: true, interpolation: .standard))
    cases.append(RandomCase(seed: seed + 1, isSparse: true, interpolation: .standard, zero: ["mu", "free"]))
    return cases
  }()
}

/// The two evaluations of a case.
private struct Comparison {
  let likelihood: CompiledLikelihood
  let data: Dataset
  let plain: PlainEvaluation
  let point: [Double]

  init(_ random: RandomCase) throws {
    let model = try Model(RandomWorkspace.make(seed: random.seed, isSparse: random.isSparse))
    likelihood = try CompiledLikelihood(model, interpolation: random.interpolation)
    data = try #require(likelihood.observed)
    plain = PlainEvaluation(
      model: model, interpolation: random.interpolation, counts: data.counts, auxiliary: data.auxiliary)
    point = RandomWorkspace.point(likelihood.parameters, seed: random.seed, zero: random.zero)
  }
}

struct PlainComparisonTests {
  /// Rounding alone separates the two: some hundred operations of relative error 1e-16 each.
  @Test(arguments: RandomCase.all)
  func ratesAndValue(_ random: RandomCase) throws {
    let comparison = try Comparison(random), point = comparison.point
    let likelihood = comparison.likelihood, buffer = likelihood.makeBuffer()
    let numbers = point.map { HyperDual($0) }
    for (own, plain) in zip(likelihood.expectedRates(at: point, buffer: buffer), comparison.plain.rates(numbers)) {
      #expect(abs(own - plain.value) <= 1e-12 * max(abs(plain.value), 1))
    }
    var own = [Double](repeating: .nan, count: likelihood.sampleRateCount)
    likelihood.sampleRates(at: point, buffer: buffer, into: &own)
    let plain = comparison.plain.sampleRates(numbers)
    #expect(own.count == plain.count)
    for (own, plain) in zip(own, plain) { #expect(abs(own - plain.value) <= 1e-12 * max(abs(plain.value), 1)) }
    let value = comparison.plain.value(numbers).value
    try #require(value.isFinite)
    #expect(abs(likelihood.value(at: point, data: comparison.data, buffer: buffer) - value) <= 1e-12 * abs(value))
  }

  @Test(arguments: RandomCase.all)
  func derivatives(_ random: RandomCase) throws {
    let comparison = try Comparison(random), point = comparison.point
    let likelihood = comparison.likelihood
    let (gradient, hessian) = comparison.plain.derivatives(at: point)
    var own = [Double](repeating: .nan, count: point.count)
    let value = likelihood.gradient(
      at: point, data: comparison.data, buffer: likelihood.makeBuffer(), into: &own)
    #expect(value == likelihood.value(at: point, data: comparison.data, buffer: likelihood.makeBuffer()))
    let scale = gradient.map(abs).max() ?? 1
    for (index, parameter) in likelihood.parameters.enumerated() {
      #expect(abs(own[index] - gradient[index]) <= 1e-11 * scale, "\(parameter.name)")
    }
    let check = HessianCheck(likelihood: likelihood, data: comparison.data)
    expectEqual(check.matrix(at: point), hessian, likelihood)
    expectEqual(check.matrix(at: point, fisher: true), comparison.plain.fisher(at: point), likelihood)
  }

  /// Both ways to collect the dense block are among the cases.
  @Test
  func casesCoverBothGroupings() throws {
    let isWhole = try RandomCase.all.map { try Comparison($0).likelihood.tables.groups.count == 1 }
    #expect(isWhole.contains(true) && isWhole.contains(false))
  }

  private func expectEqual(_ own: [[Double]], _ plain: [[Double]], _ likelihood: CompiledLikelihood) {
    for i in own.indices {
      let scale = plain[i].map(abs).max() ?? 0
      for j in own.indices {
        let names = "\(likelihood.parameters[i].name), \(likelihood.parameters[j].name)"
        #expect(abs(own[i][j] - plain[i][j]) <= 1e-10 * max(scale, 1), "\(names)")
      }
    }
  }
}
