// The tasks of the kernel: value, gradient and Hessian at a point off the nominal one.
import Likelihood

/// Buffers of one evaluation, kept between runs.
private final class Workbench {
  let likelihood: CompiledLikelihood
  let data: Dataset
  let buffer: EvaluationBuffer
  let point: [Double]
  let gradient: UnsafeMutablePointer<Double>
  let blocks: UnsafeMutablePointer<Double>
  let target: HessianTarget

  init(_ likelihood: CompiledLikelihood) {
    self.likelihood = likelihood
    buffer = likelihood.makeBuffer()
    point = Self.typicalPoint(of: likelihood)
    data = likelihood.observed ?? likelihood.asimov(at: point, buffer: buffer)
    let count = likelihood.parameterCount, eliminated = likelihood.diagonalParameters.count
    let dense = count - eliminated
    gradient = .allocate(capacity: count)
    gradient.initialize(repeating: 0, count: count)
    let size = dense * dense + eliminated * dense + eliminated + 1
    blocks = .allocate(capacity: size)
    blocks.initialize(repeating: 0, count: size)
    target = HessianTarget(
      dense: blocks, border: blocks + dense * dense, diagonal: blocks + dense * dense + eliminated * dense,
      denseCount: dense)
  }

  /// 2NLL at the start values: the point that all programs agree on.
  func valueAtStart() -> [String: [Double]] {
    ["twice_nll": [2 * likelihood.value(at: likelihood.parameters.map(\.initial), data: data, buffer: buffer)]]
  }

  /// The gradient of −ln L there, by parameter.
  func gradientAtStart() -> [String: [Double]] {
    let start = likelihood.parameters.map(\.initial)
    _ = likelihood.gradient(at: start, data: data, buffer: buffer, into: gradient)
    return Dictionary(likelihood.parameters.enumerated().map { ($1.name, [gradient[$0]]) }) { first, _ in first }
  }

  deinit {
    gradient.deallocate()
    blocks.deallocate()
  }

  /// Nuisance parameters spread over half their pre-fit uncertainty to both sides, as they are during a fit.
  private static func typicalPoint(of likelihood: CompiledLikelihood) -> [Double] {
    likelihood.parameters.enumerated().map { index, parameter in
      let shift = Double(index % 11 - 5) / 10
      return parameter.fixed ? parameter.initial : parameter.initial + shift * parameter.prefitUncertainty
    }
  }
}

extension Subject {
  func evaluationTasks() -> [BenchmarkTask] {
    let bench = Workbench(likelihood), bytes = likelihood.tableBytes
    let exact = likelihood.hessianCost().operations, fisher = likelihood.hessianCost(fisher: true).operations
    return [
      BenchmarkTask(name: "value", bytes: bytes, values: { bench.valueAtStart() }) {
        _ = bench.likelihood.value(at: bench.point, data: bench.data, buffer: bench.buffer)
      },
      BenchmarkTask(name: "gradient", bytes: bytes, values: { bench.gradientAtStart() }) {
        _ = bench.likelihood.gradient(
          at: bench.point, data: bench.data, buffer: bench.buffer, into: bench.gradient)
      },
      BenchmarkTask(name: "hessian", operations: exact) {
        _ = bench.likelihood.hessian(
          at: bench.point, data: bench.data, buffer: bench.buffer, gradient: bench.gradient, into: bench.target)
      },
      BenchmarkTask(name: "fisher", operations: fisher) {
        _ = bench.likelihood.hessian(
          at: bench.point, data: bench.data, fisher: true, buffer: bench.buffer, gradient: bench.gradient,
          into: bench.target)
      },
    ]
  }
}
