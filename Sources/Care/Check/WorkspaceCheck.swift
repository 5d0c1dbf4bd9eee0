// hfplot's check of a workspace: templates, bins, yields under variations, and the fit, one rule after another.
import HistFactory
import Inference
import Likelihood
import Results

/// Looks for what will go wrong with a model.
public struct WorkspaceCheck: Sendable {
  /// The model that is looked at.
  public let model: Model
  /// The same, compiled.
  public let likelihood: CompiledLikelihood
  /// What is looked for, and from where on it counts.
  public let options: CheckOptions

  /// Every part by its name; those with a default may be left out.
  public init(_ model: Model, likelihood: CompiledLikelihood, options: CheckOptions = CheckOptions()) {
    self.model = model
    self.likelihood = likelihood
    self.options = options
  }

  /// Everything found, the gravest first. A fit that cannot be made is a finding.
  public func run(origin: ResultOrigin) -> CheckResult {
    let scan = VariationScan(likelihood, options: options)
    let yields = scan.run()
    var findings = BinRules(model: model, likelihood: likelihood).findings
    findings += TemplateRules(model: model, options: options).findings
    findings += yields.findings
    findings += CombinedVariation(likelihood, reach: options.reach, known: yields.emptiedBins).findings
    let fitted = likelihood.channelsWithoutData.isEmpty || options.fit?.data != .observed ? options.fit : nil
    if let fitted { findings += FitRules(likelihood: likelihood, options: options, fit: fitted).findings(origin) }
    let settings = likelihood.settings(data: options.fit?.data ?? .observed, fixed: options.fit?.fixed ?? [:])
    return CheckResult(
      header: origin.header(
        kind: CheckResult.kind, settings: settings, status: ResultStatus(state: .converged, edm: 0)),
      findings: Self.sorted(findings.filter { !options.ignored.contains($0.rule) }),
      ignored: CheckRule.allCases.filter(options.ignored.contains), isFitted: fitted != nil,
      asymmetries: yields.asymmetries)
  }

  /// By severity and rule; within a rule in the order in which they were found.
  private static func sorted(_ findings: [CheckFinding]) -> [CheckFinding] {
    let ranks = Dictionary(uniqueKeysWithValues: zip(CheckRule.allCases, 0...))
    func key(_ index: Int) -> (CheckFinding.Severity, Int, Int) {
      (findings[index].severity, ranks[findings[index].rule] ?? 0, index)
    }
    return findings.indices.sorted { key($0) < key($1) }.map { findings[$0] }
  }
}
