// A fit as a table for the terminal.
import Results

/// The parameters of a fit by group, with a summary above them.
public struct FitTable: Sendable {
  private let fit: FitResult

  /// Every part by its name.
  public init(_ fit: FitResult) { self.fit = fit }

  /// What a group of parameters has in common.
  private enum Group: String, CaseIterable {
    case pois = "Parameters of interest"
    case free = "Free parameters"
    case constrained = "Constrained parameters"
    case bins = "Factors of single bins"
  }

  /// The whole table; lines end with a line feed.
  public var text: String { (summary + groups).map { $0 + "\n" }.joined() }

  // MARK: Summary

  /// All parameters as rows of cells, the headings first.
  public var table: [[String]] { [headings] + fit.parameters.map(row) }

  /// Workspace, state, −2 ln L, goodness of fit and remarks, a line each.
  public var summary: [String] {
    let header = fit.header
    var lines = ["\(header.workspace.file), measurement \(header.workspace.measurement), \(header.settings.data) data"]
    if let patch = header.workspace.patch { lines.append("patch \(patch)") }
    lines.append("\(stateText), EDM \(DecimalText.short(header.status.edm, digits: 2))")
    lines.append("−2 ln L = \(DecimalText.fixed(fit.twiceNLL, decimals: 6))")
    if let goodness = fit.goodnessOfFit { lines.append(text(of: goodness)) }
    if !header.status.atBound.isEmpty { lines.append("at a bound: \(header.status.atBound.joined(separator: ", "))") }
    return lines + header.status.messages.map { "note: \($0)" }
  }

  private var stateText: String {
    switch fit.header.status.state {
    case .converged: "converged"
    case .callLimit: "NOT CONVERGED (limit of calls, or of rounding)"
    case .notPositiveDefinite: "NOT A MINIMUM (the Hessian is not positive definite)"
    case .infeasible: "NOT CONVERGED (an expected rate reaches zero)"
    }
  }

  private func text(of goodness: GoodnessOfFit) -> String {
    let ratio = "goodness of fit: χ² / ndof = \(DecimalText.fixed(goodness.chi2, decimals: 2)) / \(goodness.ndof)"
    return goodness.pValue.map { "\(ratio), p = \(DecimalText.short($0, digits: 2))" } ?? ratio
  }

  // MARK: Parameters

  private var groups: [String] {
    let members = Group.allCases.map { group in (group, fit.parameters.filter { self.group(of: $0) == group }) }
      .filter { !$0.1.isEmpty }
    var columns = TextColumns(Self.alignments)
    columns.add(headings)
    for row in members.flatMap({ $0.1.map(row) }) { columns.add(row) }
    var lines = columns.lines
    let heading = lines.removeFirst()
    return members.flatMap { group, parameters in
      defer { lines.removeFirst(parameters.count) }
      return ["", group.rawValue, "  " + heading] + lines.prefix(parameters.count).map { "  " + $0 }
    }
  }

  private func group(of parameter: ParameterResult) -> Group {
    if fit.pois.contains(parameter.name) { return .pois }
    if parameter.constraint.type == .none { return .free }
    return ["staterror", "shapesys"].contains(parameter.kind) ? .bins : .constrained
  }

  private var headings: [String] {
    let hasMinos = fit.parameters.contains { $0.minos != nil }
    return ["parameter", "value", "", "", hasMinos ? "MINOS" : "", "", "pull", "constraint", ""]
  }

  private static let alignments: [TextColumns.Alignment] = [
    .left, .right, .left, .left, .right, .left, .right, .right, .left,
  ]

  private func row(_ parameter: ParameterResult) -> [String] {
    let rounding = rounding(of: parameter)
    let uncertainty = parameter.uncertainty.flatMap { size in rounding?.text(size) }
    return [
      parameter.name, rounding?.text(parameter.value) ?? DecimalText.short(parameter.value),
      uncertainty == nil ? "" : "±", uncertainty ?? "",
      side(parameter, parameter.minos?.down, rounding), side(parameter, parameter.minos?.up, rounding),
      parameter.pull.map { DecimalText.fixed($0, decimals: 2) } ?? "",
      parameter.constraintRatio.map { DecimalText.fixed($0, decimals: 2) } ?? "", flags(parameter),
    ]
  }

  /// By the smallest of its uncertainties, so that none loses its digits.
  private func rounding(of parameter: ParameterResult) -> PDGRounding? {
    let sizes = [parameter.uncertainty, parameter.minos?.down, parameter.minos?.up].compactMap { $0 }.map(abs)
    return sizes.filter { $0 > 0 }.min().flatMap { PDGRounding(uncertainty: $0) }
  }

  private func side(_ parameter: ParameterResult, _ distance: Double?, _ rounding: PDGRounding?) -> String {
    guard parameter.minos != nil else { return "" }
    guard let distance, let rounding else { return "–" }
    return DecimalText.explicitlySigned(rounding.text(distance))
  }

  private func flags(_ parameter: ParameterResult) -> String {
    if parameter.fixed { return "fixed" }
    if fit.header.status.atBound.contains(parameter.name) { return "at bound" }
    return parameter.uncertainty == nil ? "not determined" : ""
  }
}
