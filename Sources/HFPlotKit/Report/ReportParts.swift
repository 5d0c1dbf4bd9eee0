// The figures of each part of a report.
import Figures
import Inference
import Plotting
import Results
import Styles

/// Makes one part after the other from the same model and fit.
struct ReportParts {
  let analysis: Analysis
  let fit: FitResult
  let options: ReportOptions
  let request: FigureRequest
  let workforce: Workforce
  let command: CanonicalCommand?

  func figures(of part: ReportPart) throws(KitProblem) -> [Figure] {
    switch part {
    case .check: []
    case .prefit: try yields(kind: "prefit")
    case .postfit: try yields(kind: "postfit")
    case .summary: try summary()
    case .pulls:
      try drawn(fit, kind: "pulls") { PullsFigure.figures(from: [fit], annotations: $0, style: $1) }
    case .impacts: try impacts(isGrouped: false)
    case .groups: try impacts(isGrouped: true)
    case .correlation:
      try drawn(fit, kind: "correlation") { CorrelationFigure.figures(from: fit, annotations: $0, style: $1) }
    case .scan: try scan()
    case .limit: try limit()
    }
  }

  /// Figures of a result in the style of its kind, with their provenance.
  private func drawn(
    _ result: some SavedResult, kind: String, _ recipe: (Annotations, Style) -> [Figure]
  ) throws(KitProblem) -> [Figure] {
    let style = try style(kind)
    let facts = try Provenance.metadata(of: result, style: style, request: request)
    return recipe(Annotations(style), style).map { figure in
      var figure = figure
      figure.metadata = facts
      return figure
    }
  }

  private func style(_ kind: String) throws(KitProblem) -> Style {
    try request.style(kind: kind, stamps: analysis.likelihood.stamps)
  }

  private func yields(kind: String) throws(KitProblem) -> [Figure] {
    let options = YieldsOptions(
      annotations: Annotations(try style(kind)), data: options.fit.data, blinding: options.blinding)
    let result =
      kind == "prefit"
      ? try analysis.prefitYields(options, command: command)
      : try analysis.postfitYields(fit, options, command: command)
    return try drawn(result, kind: kind) { YieldsFigure.figures(from: result, annotations: $0, style: $1) }
  }

  private func summary() throws(KitProblem) -> [Figure] {
    let options = YieldsOptions(
      annotations: Annotations(try style("summary")), data: options.fit.data, blinding: options.blinding)
    let result = try analysis.postfitYields(fit, options, command: command)
    return try drawn(result, kind: "summary") { SummaryFigure.figures(from: result, annotations: $0, style: $1) }
  }

  private func impacts(isGrouped: Bool) throws(KitProblem) -> [Figure] {
    let groups = analysis.parameterGroups(try style("impacts"))
    let choices = ImpactsOptions(
      approximation: options.isGaussian ? .gaussian : .exact, fit: options.fit, groups: groups, isGrouped: isGrouped)
    let result = try analysis.impacts(choices, workforce: workforce, command: command)
    return try drawn(result, kind: "impacts") { ImpactsFigure.figures(from: result, annotations: $0, style: $1) }
  }

  private func scan() throws(KitProblem) -> [Figure] {
    var choices = ProfileScanOptions(fit: options.fit)
    choices.annotations = Annotations(try style("scan"))
    let result = try analysis.scan(nil, choices, workforce: workforce, command: command)
    return try drawn(result, kind: "scan") { ScanFigure.figures(from: result, annotations: $0, style: $1) }
  }

  private func limit() throws(KitProblem) -> [Figure] {
    let choices = LimitOptions(data: options.fit.data, fixed: options.fit.fixed)
    let result = try analysis.limit(choices, workforce: workforce, command: command)
    return try drawn(result, kind: "limit") { LimitFigure.figures(from: result, annotations: $0, style: $1) }
  }
}
