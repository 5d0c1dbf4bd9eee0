// Moves one parameter after the other and watches the yields: where they reach zero, and how asymmetric they answer.
import Inference
import Likelihood
import Results

/// What moving single parameters showed.
struct VariationFindings {
  /// A bin whose total reaches zero.
  struct Bin: Hashable {
    var channel: Int
    var bin: Int
  }
  var findings: [CheckFinding] = []
  var emptiedBins: Set<Bin> = []
  var asymmetries: [CheckResult.Asymmetry] = []
}

struct VariationScan {
  let likelihood: CompiledLikelihood
  let buffer: EvaluationBuffer
  let options: CheckOptions
  let nominal: [Double]

  init(_ likelihood: CompiledLikelihood, options: CheckOptions) {
    self.likelihood = likelihood
    self.options = options
    buffer = likelihood.makeBuffer()
    nominal = likelihood.nominalPoint
  }

  func run() -> VariationFindings {
    var found = VariationFindings(), acting = Set<Int>(), asymmetries: [Int: [CheckResult.Asymmetry]] = [:]
    for channel in likelihood.channels.indices {
      let base = likelihood.sampleRates(ofChannel: channel, at: nominal, buffer: buffer)
      for parameter in likelihood.parameters(ofChannel: channel) {
        let moved = MovedParameter(self, channel, parameter, base: base)
        if moved.acts { acting.insert(parameter) }
        guard moved.isScalar, moved.acts else { continue }
        found.findings += moved.findings(into: &found.emptiedBins)
        if let asymmetry = moved.asymmetry { asymmetries[parameter, default: []].append(asymmetry) }
      }
    }
    found.asymmetries = likelihood.parameters.indices.flatMap { asymmetries[$0] ?? [] }
    found.findings += likelihood.parameters.indices.filter { !acting.contains($0) }.compactMap(idle)
    return found
  }

  private func idle(_ index: Int) -> CheckFinding? {
    let parameter = likelihood.parameters[index]
    guard !parameter.fixed else { return nil }
    let isFree = parameter.constraint == .none
    return CheckFinding(
      isFree ? .error : .note, .actsNowhere, parameters: [parameter.name],
      message: "\(parameter.name) changes no yield" + (isFree ? ", and nothing constrains it" : ""),
      remedy: isFree ? "hold it (--fix, or `fixed` in the measurement) or remove it" : "it can be removed")
  }
}
