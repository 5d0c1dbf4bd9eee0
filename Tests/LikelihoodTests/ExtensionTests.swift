// Models beyond HistFactory: derivatives against differences, plain models written as extensions, closed forms.
import Foundation
import HistFactory
import JSONTree
import Testing

@testable import Likelihood

struct ExtensionTests {
  static let names = ExtensionModels.blocks.map(\.name) + ["everything"]

  private func likelihood(_ name: String) throws -> CompiledLikelihood {
    let block = ExtensionModels.blocks.first { $0.name == name }?.block ?? ExtensionModels.everything
    return try CompiledLikelihood(ExtensionModels.model(block: block))
  }

  @Test(arguments: names) func derivativesAgainstDifferences(_ name: String) throws {
    let likelihood = try likelihood(name), data = try #require(likelihood.observed), buffer = likelihood.makeBuffer()
    for seed in 1...4 {
      let point = ExtensionModels.point(likelihood, seed: UInt64(seed))
      var gradient = [Double](repeating: .nan, count: point.count)
      let value = likelihood.gradient(at: point, data: data, buffer: buffer, into: &gradient)
      try #require(value.isFinite)
      #expect(value == likelihood.value(at: point, data: data, buffer: buffer))
      for index in point.indices {
        let h = 1e-4 * max(abs(point[index]), 1)
        let values = [-2.0, -1, 1, 2].map { step in
          var other = point
          other[index] += step * h
          return likelihood.value(at: other, data: data, buffer: buffer)
        }
        // Five-point rule: the error is h⁴/30 of the fifth derivative, rounding 1e-13/h.
        let slope = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * h)
        #expect(abs(gradient[index] - slope) <= 1e-7 * max(abs(slope), 1), "\(likelihood.parameters[index].name)")
      }
      try HessianCheck(likelihood: likelihood, data: data).run(at: point)
    }
  }

  /// The Fisher information is that of the mean: Σ ∇ν∇νᵀ/ν, equal to the exact Hessian of Asimov data at their point
  /// but for the constraints, whose information is the same there.
  @Test(arguments: names) func fisherIsTheHessianOfAsimovData(_ name: String) throws {
    let likelihood = try likelihood(name), buffer = likelihood.makeBuffer()
    let point = ExtensionModels.point(likelihood, seed: 9)
    let check = HessianCheck(likelihood: likelihood, data: likelihood.asimov(at: point, buffer: buffer))
    let (exact, fisher) = (check.matrix(at: point), check.matrix(at: point, fisher: true))
    // A regularisation and its curvature through expressions have no data to follow.
    for i in exact.indices {
      for j in exact.indices { #expect(abs(exact[i][j] - fisher[i][j]) <= 1e-9 * max(abs(exact[i][j]), 1)) }
    }
  }

  /// Shifts of the rates, one parameter at a time, are half the difference of the rates themselves.
  @Test(arguments: names) func rateShifts(_ name: String) throws {
    let likelihood = try likelihood(name), buffer = likelihood.makeBuffer()
    let point = ExtensionModels.point(likelihood, seed: 3)
    let widths = point.indices.map { $0 % 5 == 4 ? 0 : 0.1 }
    for (channel, offset) in [(0, 0), (1, 6)] {
      let shifts = likelihood.rateShifts(ofChannel: channel, at: point, widths: widths, buffer: buffer)
      #expect(!shifts.parameters.contains { widths[$0] == 0 })
      for (column, parameter) in shifts.parameters.enumerated() {
        var sides = [[Double]](repeating: [Double](repeating: 0, count: likelihood.sampleRateCount), count: 2)
        for (side, sign) in [(0, 1.0), (1, -1.0)] {
          var other = point
          other[parameter] += sign * widths[parameter]
          likelihood.sampleRates(at: other, buffer: buffer, into: &sides[side])
        }
        for row in 0..<shifts.values.count / shifts.parameters.count {
          let difference = 0.5 * (sides[0][offset + row] - sides[1][offset + row])
          #expect(
            abs(shifts.values[row * shifts.parameters.count + column] - difference) <= 1e-10,
            "\(likelihood.parameters[parameter].name) \(channel) \(row) \(shifts.values[row * shifts.parameters.count + column]) \(difference)"
          )
        }
      }
    }
  }

  // MARK: Plain models written as extensions

  /// Blocks that change nothing but the way it is said, with the names of parameters in the plain model.
  static let equivalents: [(block: String, renamed: [String: String])] = [
    (#"{"version": "1"}"#, [:]),
    (
      #"{"version": "1", "parameters": [{"name": "m", "init": 1, "bounds": [0, 10]}],"#
        + #""functions": [{"name": "mu", "expression": "1 * m"}]}"#, ["mu": "m"]
    ),
    (
      #"{"version": "1", "correlations": [{"name": "k", "parameters": ["JES", "xsec", "stat_A"],"#
        + #""correlation": [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]}]}"#, [:]
    ),
    (#"{"version": "1", "constraints": {"JES": {"type": "normal"}, "stat_A": {"type": "normal"}}}"#, [:]),
    (#"{"version": "1", "constraints": {"fake_shape": {"type": "poisson"}}}"#, [:]),
  ]

  @Test(arguments: equivalents.indices) func equivalentToThePlainModel(_ index: Int) throws {
    let (block, renamed) = Self.equivalents[index]
    let plain = try CompiledLikelihood(ExtensionModels.model(block: nil))
    let own = try CompiledLikelihood(ExtensionModels.model(block: block))
    let places = try plain.parameters.map { parameter in
      try #require(own.parameters.firstIndex { $0.name == renamed[parameter.name] ?? parameter.name })
    }
    for seed in 1...3 {
      let point = ExtensionModels.point(plain, seed: UInt64(seed))
      var other = [Double](repeating: 0, count: own.parameterCount)
      for (index, place) in places.enumerated() { other[place] = point[index] }
      let expected = try value(plain, point), value = try value(own, other)
      #expect(abs(value - expected) <= 1e-12 * abs(expected))
      let matrices = try (
        HessianCheck(likelihood: plain, data: #require(plain.observed)).matrix(at: point),
        HessianCheck(likelihood: own, data: #require(own.observed)).matrix(at: other)
      )
      for i in point.indices {
        for j in point.indices {
          let (a, b) = (matrices.0[i][j], matrices.1[places[i]][places[j]])
          #expect(abs(a - b) <= 1e-10 * max(abs(a), 1))
        }
      }
    }
  }

  private func value(_ likelihood: CompiledLikelihood, _ point: [Double]) throws -> Double {
    likelihood.value(at: point, data: try #require(likelihood.observed), buffer: likelihood.makeBuffer())
  }

  /// A multiplicative modifier is a normfactor, an additive one a histosys with code0 beyond any kink.
  @Test func customModifiersAreModifiers() throws {
    let plain = try CompiledLikelihood(ExtensionModels.model(block: nil)), buffer = plain.makeBuffer()
    let block = #"""
      {"version": "1", "parameters": [{"name": "k", "init": 1, "bounds": [0, 10]}],
       "modifiers": [{"name": "x", "channel": "A", "sample": "bkg", "operation": "add", "expression": "k * d",
         "data": {"d": [7, -2]}}, {"name": "y", "channel": "B", "sample": "fakes", "operation": "multiply",
         "expression": "k^2 * free"}]}
      """#
    let own = try CompiledLikelihood(ExtensionModels.model(block: block))
    var point = ExtensionModels.point(plain, seed: 5), other = point + [1.3]
    var rates = [Double](repeating: 0, count: plain.sampleRateCount), changed = rates
    plain.sampleRates(at: point, buffer: buffer, into: &rates)
    own.sampleRates(at: other, buffer: own.makeBuffer(), into: &changed)
    let index = try #require(plain.parameters.firstIndex { $0.name == "free[0]" })
    let norm = try #require(plain.parameters.firstIndex { $0.name == "norm" })
    let stat = try #require(plain.parameters.firstIndex { $0.name == "stat_A[0]" })
    for bin in 0..<2 {
      let added = 1.3 * [7.0, -2][bin] * point[norm] * point[stat + bin]
      #expect(abs(changed[bin] - rates[bin] - added) < 1e-11)
      #expect(abs(changed[8 + bin] - rates[8 + bin] * 1.69 * point[index + bin]) < 1e-11)
    }
    // At exactly zero the factor takes the sample away, and derivatives stay finite.
    other[other.count - 1] = 0
    let data = try #require(own.observed)
    try HessianCheck(likelihood: own, data: data).run(at: other)
    point[0] = 0
  }

  // MARK: Constraints in closed form

  private func difference(_ block: String, at changes: [String: Double]) throws -> Double {
    let likelihoods = try [nil, block].map { try CompiledLikelihood(ExtensionModels.model(block: $0)) }
    let values = try likelihoods.map { likelihood in
      let point = likelihood.parameters.map { changes[$0.name] ?? $0.initial }
      return try value(likelihood, point)
    }
    return values[1] - values[0]
  }

  @Test func logNormalIsTheDensityOfItsMeasurement() throws {
    let block = #"{"version": "1", "constraints": {"norm": {"type": "lognormal", "width": 0.3, "center": 1.1}}}"#
    let s = log(1.3), pull = log(1.1 / 0.8) / s
    let expected = log(1.1 * s * sqrt(2 * .pi)) + pull * pull / 2
    #expect(try abs(difference(block, at: ["norm": 0.8]) - expected) < 1e-11)
  }

  @Test func poissonInPlaceOfNormal() throws {
    // δ of the first bin: √(2² + 1.5²)/70 = 1/28, so τ = 784; of the second √(2.5² + 1)/68.
    let block = #"{"version": "1", "constraints": {"stat_A": {"type": "poisson"}}}"#
    let second = 68.0 * 68 / 7.25
    func poisson(_ tau: Double, _ gamma: Double) -> Double { tau * gamma - tau * log(tau * gamma) + lgamma(tau + 1) }
    func normal(_ width: Double, _ gamma: Double) -> Double {
      log(width * sqrt(2 * .pi)) + pow((gamma - 1) / width, 2) / 2
    }
    let expected = poisson(784, 1.02) + poisson(second, 1) - normal(1 / 28, 1.02) - normal(1 / sqrt(second), 1)
    #expect(try abs(difference(block, at: ["stat_A[0]": 1.02]) - expected) < 1e-9)
  }

  /// ½ dᵀK⁻¹d + ½ ln det 2πK for two parameters, written out; the constraint that JES had is taken away.
  @Test func correlatedNormalInClosedForm() throws {
    let block = #"""
      {"version": "1", "correlations": [{"name": "k", "parameters": ["norm", "JES"],
        "covariance": [[0.04, 0.09], [0.09, 0.81]], "centers": [1.05, 0]}]}
      """#
    let (d, e, determinant) = (0.8 - 1.05, 0.7, 0.04 * 0.81 - 0.09 * 0.09)
    let form = (0.81 * d * d - 2 * 0.09 * d * e + 0.04 * e * e) / determinant
    let expected = form / 2 + log(2 * .pi) + log(determinant) / 2 - (log(2 * .pi) / 2 + e * e / 2)
    #expect(try abs(difference(block, at: ["norm": 0.8, "JES": 0.7]) - expected) < 1e-11)
  }

  @Test func curvatureInClosedForm() throws {
    let block = #"""
      {"version": "1", "parameters": [{"name": "u", "init": 1, "bounds": [0, 5], "size": 4}],
       "regularisation": [{"name": "r", "parameters": ["u"], "type": "curvature", "strength": 3}]}
      """#
    let value = try difference(block, at: ["u[0]": 1, "u[1]": 1.5, "u[2]": 1.2, "u[3]": 2])
    #expect(abs(value - 1.5 * (pow(1 - 3 + 1.2, 2) + pow(1.5 - 2.4 + 2, 2))) < 1e-11)
  }

  /// ROOT's log-normal: the interpolation's argument is (κ^α − 1)/w, the constraint stays a unit normal.
  @Test func logNormalOfAnInterpolation() throws {
    let block = #"{"version": "1", "constraints": {"JES": {"type": "lognormal", "width": 0.2}}}"#
    let plain = try CompiledLikelihood(ExtensionModels.model(block: nil))
    let own = try CompiledLikelihood(ExtensionModels.model(block: block))
    let jes = try #require(plain.parameters.firstIndex { $0.name == "JES" })
    var point = plain.parameters.map(\.initial), moved = point
    point[jes] = 1.4
    moved[jes] = (pow(1.2, 1.4) - 1) / 0.2
    let (rates, expected) = (
      own.expectedRates(at: point, buffer: own.makeBuffer()), plain.expectedRates(at: moved, buffer: plain.makeBuffer())
    )
    for (a, b) in zip(rates, expected) { #expect(abs(a - b) < 1e-11) }
    let constraints = try value(own, point) - value(plain, moved)
    #expect(abs(constraints - (1.4 * 1.4 - moved[jes] * moved[jes]) / 2) < 1e-10)
  }

  @Test func jacobiGivesRootAndInverse() {
    let rows = [[4.0, 1, 0.5], [1, 3, -0.2], [0.5, -0.2, 0.01 + 0.1]]
    let matrix = SymmetricMatrix(rows: rows), root = matrix.root, inverse = matrix.inverse
    for i in 0..<3 {
      for j in 0..<3 {
        let square = (0..<3).reduce(0) { $0 + root[i * 3 + $1] * root[$1 * 3 + j] }
        let unit = (0..<3).reduce(0) { $0 + inverse[i * 3 + $1] * matrix[$1, j] }
        #expect(abs(square - matrix[i, j]) < 1e-14 && abs(unit - (i == j ? 1 : 0)) < 1e-13)
      }
    }
    let determinant = 4 * (3 * 0.11 - 0.04) - 1 * (0.11 + 0.1) + 0.5 * (-0.2 - 1.5)
    #expect(abs(matrix.logDeterminant - log(determinant)) < 1e-13)
  }
}
