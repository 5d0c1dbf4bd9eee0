// What the fit of the data tells about a model: degeneracies, bounds, and constraints that came out odd.
import HistFactory
import Inference
import Likelihood
import Results

struct FitRules {
  let likelihood: CompiledLikelihood
  let options: CheckOptions
  let fit: FitOptions

  func findings(_ origin: ResultOrigin) -> [CheckFinding] {
    do {
      let outcome = try MaximumLikelihoodFit(likelihood, options: fit).run(origin: origin)
      return failure(outcome.result) + degeneracies(outcome) + correlations(outcome) + parameters(outcome.result)
    } catch {
      return [CheckFinding(.error, .fitFailed, message: error.message, remedy: error.hint)]
    }
  }

  private func failure(_ result: FitResult) -> [CheckFinding] {
    let status = result.header.status
    guard status.state != .converged else { return [] }
    return [
      CheckFinding(
        .error, .fitFailed, parameters: status.atBound,
        message: (["the fit did not converge (\(status.state.rawValue))"] + status.messages).joined(separator: "; "),
        remedy: "repair the findings above; look at start values and bounds of the parameters")
    ]
  }

  // MARK: Directions without curvature

  private func degeneracies(_ outcome: FitOutcome) -> [CheckFinding] {
    (outcome.best.covariance?.flatDirections ?? []).map { direction in
      let parts = direction.participants.filter { $0.weight >= Self.part }.sorted { $0.parameter < $1.parameter }
      let names = parts.map { likelihood.parameters[$0.parameter].name }
      let message =
        names.count == 1
        ? "the data do not depend on \(names[0])"
        : "\(CheckWords.list(names)) cannot be told apart: only a combination of them changes the likelihood"
      return CheckFinding(
        .error, .degenerate, parameters: names,
        values: parts.map { .init(likelihood.parameters[$0.parameter].name, $0.weight) }, message: message,
        remedy: "hold all but one of them (--fix), constrain them, or add a region that tells them apart")
    }
  }

  /// Smaller shares of a direction are rounding.
  private static let part = 0.02

  private func correlations(_ outcome: FitOutcome) -> [CheckFinding] {
    guard let covariance = outcome.best.covariance else { return [] }
    let flat = covariance.flatParameters
    let free = likelihood.parameters.indices.filter { covariance.included[$0] && !flat.contains($0) }
    var findings: [CheckFinding] = []
    for (place, first) in free.enumerated() {
      for second in free[(place + 1)...] {
        let rho = covariance.correlation(first, second)
        guard abs(rho) >= options.strongestCorrelation else { continue }
        let names = [first, second].map { likelihood.parameters[$0].name }
        findings.append(
          CheckFinding(
            .warning, .nearlyDegenerate, parameters: names, values: [.init("correlation", rho)],
            message: "\(names[0]) and \(names[1]) are hard to tell apart: ρ = \(CheckWords.number(rho))",
            remedy: "see whether both are needed; a region that tells them apart helps"))
      }
    }
    return findings
  }

  // MARK: Single parameters

  private func parameters(_ result: FitResult) -> [CheckFinding] {
    let atBound = Set(result.header.status.atBound)
    return result.parameters.filter { !$0.fixed }.flatMap { parameter in
      [
        atBound.contains(parameter.name) ? bound(parameter, isPOI: result.pois.contains(parameter.name)) : nil,
        constraint(parameter), spread(parameter),
      ].compactMap { $0 }
    }
  }

  private func bound(_ parameter: ParameterResult, isPOI: Bool) -> CheckFinding {
    CheckFinding(
      isPOI ? .note : .warning, .atBound, parameters: [parameter.name], values: [.init("value", parameter.value)],
      message: "\(parameter.name) rests on its bound \(CheckWords.number(parameter.value))",
      remedy: "widen its bounds if the model allows it; uncertainties and limits assume that it is free")
  }

  private func constraint(_ parameter: ParameterResult) -> CheckFinding? {
    guard let ratio = parameter.constraintRatio, let width = parameter.constraint.width, ratio < options.leastConstraint
    else { return nil }
    return CheckFinding(
      .warning, .overConstrained, parameters: [parameter.name],
      values: [.init("constraint_ratio", ratio), .init("prefit_uncertainty", width)],
      message: "\(parameter.name) is constrained to \(CheckWords.percent(ratio)) of its pre-fit uncertainty",
      remedy: "see whether the data can know it so well: is it one effect in all regions, is its template physical?")
  }

  /// Free parameters whose uncertainty covers all of their range, constrained ones that came out wider than before.
  private func spread(_ parameter: ParameterResult) -> CheckFinding? {
    guard let uncertainty = parameter.uncertainty else { return nil }
    if let ratio = parameter.constraintRatio {
      guard ratio > 1 + Self.excess else { return nil }
      return CheckFinding(
        .warning, .unconstrained, parameters: [parameter.name], values: [.init("constraint_ratio", ratio)],
        message: "\(parameter.name) is less certain after the fit: \(CheckWords.percent(ratio)) of before",
        remedy: "the likelihood curves the wrong way there: look for kinks and same-side variations of it")
    }
    guard parameter.constraint.type == .none, parameter.value - uncertainty <= parameter.bounds[0],
      parameter.value + uncertainty >= parameter.bounds[1]
    else { return nil }
    return CheckFinding(
      .warning, .unconstrained, parameters: [parameter.name], values: [.init("uncertainty", uncertainty)],
      message:
        "\(parameter.name) is not constrained: its uncertainty \(CheckWords.number(uncertainty)) covers its range",
      remedy: "hold it (--fix), or add a region that measures it")
  }

  private static let excess = 0.05
}
