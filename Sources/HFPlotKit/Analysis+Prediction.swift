// Yields of this workspace predicted by the fit of another one.
import Care
import Inference
import Results

extension Analysis {
  /// The yields that a fit of another model, or of other regions, predicts here; parameters are matched by name.
  public func predictedYields(
    by fit: FitResult, _ options: YieldsOptions = YieldsOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> YieldsResult {
    let transfer = ParameterTransfer(fit, to: likelihood)
    guard !transfer.result.matched.isEmpty else {
      throw KitProblem(
        "--fit: the fit shares no parameter with \(file.name)",
        hint: "the fit is of \(fit.header.workspace.file); parameters are matched by their names")
    }
    var result = try postfitYields(transfer.carried, options, command: command)
    result.header.status.messages = fit.header.status.messages
    result.transfer = transfer.result
    // Of the fit's own workspace all regions were fitted, as far as the fit tells.
    result.fittedChannels = fit.header.workspace.sha256 == file.sha256 ? nil : []
    return result
  }

  /// Free parameters that a prediction knows nothing of: at their start values, without uncertainty.
  public func undetermined(in transfer: YieldsResult.Transfer) -> [String] {
    let unknown = Set(transfer.added + transfer.refused.map(\.set))
    return likelihood.parameters.filter { parameter in
      parameter.constraint == .none && !parameter.fixed
        && (unknown.contains(parameter.name) || unknown.contains(parameter.set))
    }.map(\.name)
  }
}
