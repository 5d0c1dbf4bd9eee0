// From arrays to the named result of a fit.
import Likelihood
import Minimization
import Results

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension FitResult {
  init(
    _ fit: MaximumLikelihoodFit, _ best: BestFit, minos: [Int: ParameterResult.Minos], messages: [String],
    origin: ResultOrigin
  ) {
    let likelihood = fit.likelihood
    let status = ResultStatus(best, names: fit.names.names, messages: messages)
    self.init(
      header: origin.header(
        kind: FitResult.kind, settings: likelihood.settings(data: fit.options.data, fixed: fit.options.fixed),
        status: status),
      twiceNLL: best.twiceNLL, goodnessOfFit: GoodnessOfFit(best, likelihood: likelihood, data: fit.data),
      pois: fit.pois.map { fit.names.names[$0] },
      parameters: Self.parameters(likelihood, best, data: fit.data, minos: minos),
      correlation: CorrelationMatrix(best.covariance, names: fit.names.names))
  }

  private static func parameters(
    _ likelihood: CompiledLikelihood, _ best: BestFit, data: Dataset, minos: [Int: ParameterResult.Minos]
  ) -> [ParameterResult] {
    let positions = likelihood.auxiliaryPositions
    let flat = best.covariance?.flatParameters ?? []
    return likelihood.parameters.enumerated().map { index, parameter in
      let isKnown = best.covariance?.included[index] == true && !flat.contains(index)
      var result = ParameterResult(
        parameter, value: best.point[index], fixed: best.fixed[index],
        uncertainty: isKnown ? best.covariance?.standardDeviation(index) : nil,
        auxiliary: positions[index].map { data.auxiliary[$0] })
      result.minos = minos[index]
      return result
    }
  }
}

extension ParameterResult {
  /// - Parameter auxiliary: what was observed for its constraint.
  init(
    _ parameter: LikelihoodParameter, value: Double, fixed: Bool, uncertainty: Double?, auxiliary: Double?
  ) {
    self.init(
      name: parameter.name, kind: parameter.types.first?.rawValue ?? "parameter",
      modifierTypes: parameter.types.map(\.rawValue), value: value, uncertainty: uncertainty,
      initial: parameter.initial, bounds: [parameter.lower, parameter.upper], fixed: fixed,
      constraint: Constraint(parameter, auxiliary: auxiliary))
    guard !fixed, let center = constraint.center, let width = constraint.width, width > 0 else { return }
    pull = parameter.pull(of: value, center: center, width: width)
    constraintRatio = uncertainty.map { $0 / width }
  }
}

extension LikelihoodParameter {
  /// In units of the width; of a log-normal constraint in those of its logarithm, where it is normal.
  fileprivate func pull(of value: Double, center: Double, width: Double) -> Double {
    guard case .lognormal(_, let logWidth) = constraint else { return (value - center) / width }
    return log(value / center) / logWidth
  }
}

extension ParameterResult.Constraint {
  init(_ parameter: LikelihoodParameter, auxiliary: Double?) {
    switch parameter.constraint {
    case .none: self.init(type: .none)
    case .normal(let center, let width):
      self.init(type: .normal, center: auxiliary ?? center, width: width)
    case .poisson(let observed, let tau):
      self.init(type: .poisson, center: (auxiliary ?? observed) / tau, width: parameter.prefitUncertainty)
    case .lognormal(let center, let logWidth):
      self.init(type: .lognormal, center: auxiliary ?? center, width: (auxiliary ?? center) * logWidth)
    }
  }
}

extension CorrelationMatrix {
  /// Over the parameters that take part in the covariance.
  init(_ covariance: Covariance?, names: [String]) {
    guard let covariance else {
      self.init(names: [], matrix: [])
      return
    }
    let indices = names.indices.filter { covariance.included[$0] }
    let inverse = covariance.standardDeviations.map { $0 > 0 ? 1 / $0 : 0 }
    let matrix = indices.map { row in
      indices.map { column in
        row == column ? 1 : covariance[row, column] * inverse[row] * inverse[column]
      }
    }
    self.init(names: indices.map { names[$0] }, matrix: matrix)
  }
}

extension ResultStatus {
  init(_ best: BestFit, names: [String], messages: [String]) {
    let minimum = best.minimum
    self.init(
      state: State(minimum.state), atBound: minimum.atBound.map { names[$0.parameter] }, edm: minimum.edm,
      messages: Self.notes(minimum, names: names) + messages)
  }

  private static func notes(_ minimum: Minimum, names: [String]) -> [String] {
    var notes: [String] = []
    if minimum.state == .infeasible { notes.append("the descent ends where an expected rate reaches zero") }
    guard let covariance = minimum.covariance else { return notes + ["no covariance: the Hessian is not positive"] }
    if !covariance.heldAtBound.isEmpty {
      let held = covariance.heldAtBound.map { names[$0] }.joined(separator: ", ")
      notes.append(
        "the Hessian with \(held) is not positive definite: uncertainties hold what rests on a bound there")
    }
    for direction in covariance.flatDirections {
      let parts = direction.participants.map { "\(names[$0.parameter]) (\(Int(($0.weight * 100).rounded())) %)" }
      notes.append("the data do not fix a combination of \(parts.joined(separator: ", "))")
    }
    return notes
  }
}

extension ResultStatus.State {
  init(_ state: Minimum.State) {
    switch state {
    case .converged: self = .converged
    case .callLimit: self = .callLimit
    case .notPositiveDefinite: self = .notPositiveDefinite
    case .infeasible: self = .infeasible
    }
  }
}
