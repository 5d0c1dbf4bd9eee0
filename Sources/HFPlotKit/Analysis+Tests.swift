// Hypothesis tests, limits, significances, toys and goodness of fit of an analysis.
import Inference
import Results

extension Analysis {
  /// CLs of one value of the parameter of interest.
  public func hypotest(
    _ options: TestOptions = TestOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> HypotestResult {
    try KitProblem.wrapping {
      noted(try AsymptoticTest(likelihood, options: options).hypotest(origin: origin(command: command)), options.fixed)
    }
  }

  /// Observed and expected significance of a signal.
  public func significance(
    _ options: TestOptions = TestOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> SignificanceResult {
    try KitProblem.wrapping {
      noted(
        try AsymptoticTest(likelihood, options: options).significance(origin: origin(command: command)), options.fixed)
    }
  }

  /// Upper limits with their curves.
  public func limit(
    _ options: LimitOptions = LimitOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> LimitResult {
    try KitProblem.wrapping {
      noted(try LimitScan(likelihood, options: options).run(origin: origin(command: command)), options.fixed)
    }
  }

  /// Toys of a tested value and its alternative.
  public func toys(
    _ options: ToyOptions, workforce: Workforce = Workforce(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> ToysResult {
    try KitProblem.wrapping {
      let study = try ToyStudy(likelihood, options: options)
      guard let result = study.run(workforce: workforce, origin: origin(command: command)) else {
        throw KitProblem("interrupted: nothing was written")
      }
      return noted(result, options.fixed)
    }
  }

  /// The saturated-model test.
  public func goodnessOfFit(
    _ options: GoodnessOfFitOptions = GoodnessOfFitOptions(), workforce: Workforce = Workforce(),
    command: CanonicalCommand? = nil
  ) throws(KitProblem) -> GoodnessOfFitResult {
    try KitProblem.wrapping {
      let study = try GoodnessOfFitStudy(likelihood, options: options)
      guard let result = study.run(workforce: workforce, origin: origin(command: command)) else {
        throw KitProblem("interrupted: nothing was written")
      }
      return result
    }
  }

  /// Says which free normalisations float beside the parameter of interest.
  private func noted<Result: SavedResult>(_ result: Result, _ fixed: [String: Double]) -> Result {
    let floating = likelihood.parameters.indices.filter { index in
      let parameter = likelihood.parameters[index]
      return index != likelihood.poi && parameter.constraint == .none && !parameter.fixed
        && parameter.types == [.normfactor] && fixed[parameter.name] == nil
    }.map { likelihood.parameters[$0].name }
    guard !floating.isEmpty else { return result }
    var result = result
    let list =
      floating.prefix(6).joined(separator: ", ") + (floating.count > 6 ? " and \(floating.count - 6) more" : "")
    result.header.status.messages.append("free in every fit: \(list) (--fix holds one)")
    return result
  }
}
