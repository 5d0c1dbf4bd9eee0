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

  /// Observed and expected significance of a signal, by toys too on request.
  public func significance(
    _ options: TestOptions = TestOptions(), toys: ToyEffort? = nil, workforce: Workforce = Workforce(),
    command: CanonicalCommand? = nil
  ) throws(KitProblem) -> SignificanceResult {
    try KitProblem.wrapping {
      var result = try AsymptoticTest(likelihood, options: options).significance(origin: origin(command: command))
      if let toys {
        let study = try ToyStudy(likelihood, options: ToyOptions(discovery: options, toys))
        guard let counted = study.run(workforce: workforce, origin: origin()) else { throw KitProblem.interrupted }
        result.take(counted)
      }
      return noted(result, options.fixed)
    }
  }

  /// Upper limits with their curves.
  public func limit(
    _ options: LimitOptions = LimitOptions(), workforce: Workforce = Workforce(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> LimitResult {
    try KitProblem.wrapping {
      let scan = LimitScan(likelihood, options: options)
      guard let result = try scan.run(workforce: workforce, origin: origin(command: command)) else {
        throw KitProblem.interrupted
      }
      return noted(result, options.fixed)
    }
  }

  /// Toys of a tested value and its alternative.
  public func toys(
    _ options: ToyOptions, workforce: Workforce = Workforce(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> ToysResult {
    try KitProblem.wrapping {
      let study = try ToyStudy(likelihood, options: options)
      guard let result = study.run(workforce: workforce, origin: origin(command: command)) else {
        throw KitProblem.interrupted
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
        throw KitProblem.interrupted
      }
      return result
    }
  }

  /// Says what is held in every fit, and which free normalisations float beside the parameter of interest.
  private func noted<Result: SavedResult>(_ result: Result, _ fixed: [String: Double]) -> Result {
    var result = result
    if !fixed.isEmpty {
      let held = fixed.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      result.header.status.messages.append("held in every fit: \(held.joined(separator: ", "))")
    }
    let floating = likelihood.parameters.indices.filter { index in
      let parameter = likelihood.parameters[index]
      return index != likelihood.poi && parameter.constraint == .none && !parameter.fixed
        && parameter.types == [.normfactor] && fixed[parameter.name] == nil
    }.map { likelihood.parameters[$0].name }
    guard !floating.isEmpty else { return result }
    let list =
      floating.prefix(6).joined(separator: ", ") + (floating.count > 6 ? " and \(floating.count - 6) more" : "")
    result.header.status.messages.append("free in every fit: \(list) (--fix holds one)")
    return result
  }
}
