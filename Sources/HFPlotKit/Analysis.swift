// From a request to a fitted model: the workspace read, patched, resolved and compiled, ready for every verb.
import HistFactory
import Inference
import Likelihood
import Results

/// A workspace that has been read and compiled.
public struct Analysis: Sendable {
  /// What was asked for.
  public let request: WorkspaceRequest
  /// The workspace, patched, with its bytes' digest.
  public let file: WorkspaceFile
  /// The model of the chosen measurement.
  public let model: Model
  /// The model, compiled.
  public let likelihood: CompiledLikelihood
  /// What was noticed on the way, a line (or two, with a hint) each.
  public let warnings: [String]

  /// Reads and compiles; every problem of the workspace at once.
  public init(_ request: WorkspaceRequest) throws(KitProblem) {
    let source = try KitProblem.wrapping { try WorkspaceSource(request) }
    var request = request
    request.interpolation = source.interpolation
    self.request = request
    file = source.file
    (model, likelihood) = try KitProblem.wrapping {
      var model = try source.file.model(
        measurement: request.measurement, poi: request.poi, interpolation: request.interpolation)
      model.clipping = request.clipping
      return (model, try CompiledLikelihood(model, interpolation: request.interpolation))
    }
    warnings = (source.remarks + file.warnings + model.warnings).map(\.description) + Self.clippingRemarks(likelihood)
  }

  /// Which rates are clipped before any fit, where a person asks for clipping.
  private static func clippingRemarks(_ likelihood: CompiledLikelihood) -> [String] {
    guard likelihood.isClipped else { return [] }
    let clipped = likelihood.clippedRates(at: likelihood.parameters.map(\.initial), buffer: likelihood.makeBuffer())
    return ["note: before the fit, " + (ClippedRate.message(clipped) ?? "nothing is clipped")]
  }

  init(request: WorkspaceRequest, file: WorkspaceFile, model: Model, likelihood: CompiledLikelihood) {
    (self.request, self.file, self.model, self.likelihood) = (request, file, model, likelihood)
    warnings = []
  }

  /// Which workspace results come from. The digest is computed when this is asked for.
  public var reference: WorkspaceReference {
    WorkspaceReference(
      file: file.name, sha256: file.sha256, measurement: model.measurement, patch: file.patch?.description,
      patchSHA256: file.patchSHA256)
  }

  /// Where results come from, for their headers.
  public func origin(command: CanonicalCommand? = nil) -> ResultOrigin {
    ResultOrigin(workspace: reference, version: HFPlotVersion.current, command: command?.text)
  }

  /// The maximum-likelihood fit.
  public func fit(_ options: FitOptions = FitOptions(), command: CanonicalCommand? = nil) throws(KitProblem)
    -> FitResult
  {
    try KitProblem.wrapping {
      try MaximumLikelihoodFit(likelihood, options: options).run(origin: origin(command: command)).result
    }
  }

  /// A fit of some channels only, to predict the others from: the same parameters, matched by name.
  ///
  /// Free parameters that act on none of the channels are held at their start values; the result's messages name them.
  public func fit(
    channels names: [String], _ options: FitOptions = FitOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> FitResult {
    try KitProblem.wrapping {
      let part = model.restricted(to: Set(names))
      let likelihood = try CompiledLikelihood(part, interpolation: request.interpolation)
      var result = try MaximumLikelihoodFit(likelihood, options: options).run(origin: origin(command: command)).result
      result.header.status.messages.append("fit of the channels \(names.joined(separator: ", "))")
      let held = model.heldParameters(in: part).filter { options.fixed[$0] == nil }
      if !held.isEmpty {
        result.header.status.messages.append(
          "acting on none of these, held at their start values: \(held.joined(separator: ", "))")
      }
      return result
    }
  }

  /// Yields before the fit.
  public func prefitYields(
    _ options: YieldsOptions = YieldsOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> YieldsResult {
    try KitProblem.wrapping { try Yields(likelihood, options: options).prefit(origin: origin(command: command)) }
  }

  /// Yields after a fit, matched by parameter name.
  public func postfitYields(
    _ fit: FitResult, _ options: YieldsOptions = YieldsOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> YieldsResult {
    try KitProblem.wrapping { try Yields(likelihood, options: options).postfit(fit, origin: origin(command: command)) }
  }

  /// What each parameter does to the regions' yields: before a fit, or after the one given.
  public func systematics(
    _ fit: FitResult?, _ options: YieldsOptions = YieldsOptions(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> SystematicsResult {
    try KitProblem.wrapping {
      let yields = try Yields(likelihood, options: options), origin = origin(command: command)
      return fit.map { yields.postfitSystematics($0, origin: origin) } ?? yields.prefitSystematics(origin: origin)
    }
  }
}
