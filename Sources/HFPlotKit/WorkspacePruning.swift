// Pruning a workspace: decisions, the new document, and a fit of it that certifies them.
import Care
import HistFactory
import Inference
import JSONTree
import Likelihood
import Results

/// A pruned workspace, checked and not yet written.
public struct PrunedWorkspace: Sendable {
  let draft: WorkspaceDraft
  /// What was decided about every systematic, and how the fit took it.
  public var result: PruningResult
  /// What to know about it, in sentences.
  public var warnings: [String]

  /// The document, written anew at every call: of a large workspace it need not be kept.
  public var text: [UInt8] { get throws(KitProblem) { try KitProblem.wrapping { try draft.text() } } }
}

extension Analysis {
  /// Prunes the workspace.
  /// - Parameters:
  ///   - options: what is pruned.
  ///   - fit: the fits that certify it; nil for none, which pruning by impact does not allow.
  ///   - canonical: the options of the command.
  public func prune(
    _ options: PruningOptions, fit: FitOptions?, canonical: [(name: String, value: String?)]
  ) throws(KitProblem) -> PrunedWorkspace {
    let pruning = WorkspacePruning(model: model, options: options)
    var pruned = try apply(pruning.plan)
    var plan = pruning.plan, certificate: PruningResult.Certificate?
    if let fit, likelihood.poi != nil, fit.data != .observed || likelihood.channelsWithoutData.isEmpty {
      let before = try outcome(likelihood, fit)
      if options.impact != nil {
        (plan, pruned, certificate) = try pruneByImpact(pruning, from: pruned, before: before, fit)
      } else {
        certificate = try certify(pruned, before, fit)
      }
    } else if options.impact != nil {
      throw KitProblem(
        "--impact: needs a fit with a parameter of interest",
        hint: "choose one with --poi, use --asimov where data are missing, leave out --no-fit")
    }
    let data = fit?.data ?? .observed
    let command = command(verb: "prune", options: canonical)
    let result = PruningResult(
      header: origin(command: command).header(
        kind: PruningResult.kind, settings: likelihood.settings(data: data, fixed: fit?.fixed ?? [:]),
        status: ResultStatus(state: .converged, edm: 0)),
      thresholds: pruning.thresholds, decisions: pruning.sorted(plan.decisions), certificate: certificate,
      modifierCounts: [file.workspace.modifierCount, pruned.workspace.modifierCount])
    return PrunedWorkspace(draft: try draft(plan), result: result, warnings: pruned.warnings)
  }

  /// A new workspace with its model.
  private struct Candidate {
    var workspace: Workspace
    var model: Model
    var warnings: [String]
  }

  private func draft(_ plan: PruningPlan) throws(KitProblem) -> WorkspaceDraft {
    var draft = file.draft
    try KitProblem.wrapping { try ModifierReplacement(effects: plan.effects).apply(to: &draft) }
    return draft
  }

  /// In values, which share what stays as it is; what is left of an extension block is read from the new document.
  private func apply(_ plan: PruningPlan) throws(KitProblem) -> Candidate {
    let workspace: Workspace =
      if file.workspace.extensions == nil {
        ModifierReplacement(effects: plan.effects).applied(to: file.workspace)
      } else {
        try KitProblem.wrapping { try draft(plan).workspace() }
      }
    let problems = try WorkspaceEditing.newProblems(of: workspace, from: [file], kind: "prune")
    return try KitProblem.wrapping {
      let poi = request.poi.map { name in workspace.has(name) ? name : "" }
      var model = try Model(
        workspace, measurement: request.measurement, poi: poi, interpolation: request.interpolation)
      model.clipping = request.clipping
      return Candidate(workspace: workspace, model: model, warnings: problems.map(\.description))
    }
  }

  // MARK: Fits

  private func outcome(_ likelihood: CompiledLikelihood, _ fit: FitOptions) throws(KitProblem) -> FitOutcome {
    try KitProblem.wrapping { try MaximumLikelihoodFit(likelihood, options: fit).run(origin: origin()) }
  }

  private func certify(
    _ pruned: Candidate, _ before: FitOutcome, _ fit: FitOptions
  ) throws(KitProblem) -> PruningResult.Certificate? {
    guard let poi = model.poi, let own = PruningResult.Certificate.Fit(before.result, poi), pruned.model.poi == poi
    else { return nil }
    var options = fit
    options.fixed = fit.fixed.filter { pruned.workspace.has($0.key) }
    let likelihood = try KitProblem.wrapping {
      try CompiledLikelihood(pruned.model, interpolation: request.interpolation)
    }
    // Asimov data are those of the whole model, whichever model describes them.
    let after = try outcome(likelihood, options)
    return PruningResult.Certificate.Fit(after.result, poi).map { .init(poi: poi, before: own, after: $0) }
  }

  /// As many parameters as the Gaussian limit allows; fewer, a tenth at a time, until a fit confirms them.
  private func pruneByImpact(
    _ pruning: WorkspacePruning, from start: Candidate, before: FitOutcome, _ fit: FitOptions
  ) throws(KitProblem) -> (PruningPlan, Candidate, PruningResult.Certificate?) {
    let order = pruning.impactOrder(before.best, likelihood: likelihood)
    var count = order.count
    while true {
      let plan = pruning.plan(dropping: Array(order.prefix(count)))
      let candidate = count > 0 ? try apply(plan) : start
      let certificate = try certify(candidate, before, fit)
      let isFine = (certificate?.largest ?? .infinity) < (pruning.options.impact ?? 0)
      if isFine || count == 0 { return (plan, candidate, certificate) }
      count = min(count - 1, count * 9 / 10)
    }
  }
}

extension PruningResult.Certificate.Fit {
  fileprivate init?(_ fit: FitResult, _ poi: String) {
    guard let parameter = fit.parameters.first(where: { $0.name == poi }), let uncertainty = parameter.uncertainty
    else { return nil }
    self.init(value: parameter.value, uncertainty: uncertainty, parameters: fit.parameters.count { !$0.fixed })
  }
}

extension Workspace {
  fileprivate var modifierCount: Int {
    channels.reduce(0) { $0 + $1.samples.reduce(0) { $0 + $1.modifiers.count } }
  }

  /// Whether a modifier has that name, or that of a component's set.
  fileprivate func has(_ parameter: String) -> Bool {
    let set = parameter.hasSuffix("]") ? String(parameter.prefix { $0 != "[" }) : parameter
    return channels.contains { channel in
      channel.samples.contains { $0.modifiers.contains { $0.name == set || $0.name == parameter } }
    }
  }
}
