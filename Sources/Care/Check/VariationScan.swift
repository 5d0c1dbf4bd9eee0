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

  /// Up to 1 the interpolations are polynomials, beyond it monotone.
  private static let usualDistances = [0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3]

  /// How far parameters are moved, in standard deviations.
  var distances: [Double] { Self.usualDistances.filter { $0 < options.reach } + [options.reach] }

  /// A parameter's value so many standard deviations away, within its bounds.
  func value(of parameter: Int, at distance: Double) -> Double {
    let settings = likelihood.parameters[parameter]
    return min(max(nominal[parameter] + distance * settings.prefitUncertainty, settings.lower), settings.upper)
  }

  func run() -> VariationFindings {
    var found = VariationFindings(), acting = Set<Int>(), asymmetries: [Int: [CheckResult.Asymmetry]] = [:]
    for channel in likelihood.channels.indices {
      let moved = MovedChannel(self, channel)
      for parameter in likelihood.parameters(ofChannel: channel) {
        let single = MovedParameter(self, channel, parameter, base: moved.base)
        // What all parameters do at once is known; only what is near a zero is looked at again, by itself.
        let acts = moved.acts(parameter) || single.acts
        if acts { acting.insert(parameter) }
        guard single.isScalar, acts else { continue }
        if moved.mayEmpty(parameter) { found.findings += single.findings(into: &found.emptiedBins) }
        if let asymmetry = moved.asymmetry(parameter) { asymmetries[parameter, default: []].append(asymmetry) }
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
