// A fit carried to another model: which parameters are the same there, and what becomes of the others.
import HistFactory
import Inference
import Likelihood
import Results

/// Parameters of a fit matched with those of another model by name.
///
/// A name alone is not enough: the constraint has to be of the same form and width, and of factors a bin the whole set
/// has to have the same bins, which is seen from their number and from the relative uncertainty of each.
public struct ParameterTransfer: Sendable {
  /// What was carried, and what was not.
  public let result: YieldsResult.Transfer
  /// The fit with nothing but what is the same in the other model.
  public let carried: FitResult

  /// Carries the fit's values and covariance by the names of parameters.
  public init(_ fit: FitResult, to target: CompiledLikelihood) {
    let known = Dictionary(fit.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let sets = Dictionary(grouping: target.parameters, by: \.set)
    var refused: [String: String] = [:]
    for (set, members) in sets {
      if let reason = Self.reason(members, fit: fit, known) { refused[set] = reason }
    }
    let shared = target.parameters.filter { known[$0.name] != nil }
    let matched = shared.filter { refused[$0.set] == nil }.map(\.name)
    let names = Set(target.parameters.map(\.name)), kept = Set(matched)
    var seen: Set<String> = []
    let order = target.parameters.map(\.set).filter { seen.insert($0).inserted }
    result = YieldsResult.Transfer(
      matched: matched,
      added: target.parameters.filter { known[$0.name] == nil && refused[$0.set] == nil }.map(\.name),
      dropped: fit.parameters.map(\.name).filter { !names.contains($0) },
      refused: order.compactMap { set in refused[set].map { .init(set: set, reason: $0) } })
    carried = Self.restricted(fit, to: kept)
  }

  /// Why a set is not the fit's; nil where it is, and where the fit has nothing of that name.
  private static func reason(
    _ members: [LikelihoodParameter], fit: FitResult, _ known: [String: ParameterResult]
  ) -> String? {
    let pairs = members.compactMap { member in known[member.name].map { (member, $0) } }
    guard let set = members.first?.set, !pairs.isEmpty else { return nil }
    if members.count > 1 || members[0].name != set {
      let count = fit.parameters.count { $0.name.hasPrefix(set + "[") && $0.name.hasSuffix("]") }
      guard count == members.count, pairs.count == members.count else {
        return "it has \(members.count) bins here and \(count) in the fit"
      }
    }
    for (member, result) in pairs {
      let form: ParameterResult.Constraint.Form =
        switch member.constraint {
        case .none: .none
        case .normal: .normal
        case .poisson: .poisson
        case .lognormal: .lognormal
        }
      guard form == result.constraint.type else {
        return
          "\(member.name) is constrained as \(form.rawValue) here and as \(result.constraint.type.rawValue) in the fit"
      }
      let widths = (member.prefitUncertainty, result.constraint.width ?? 0)
      guard abs(widths.0 - widths.1) <= sameWidth * max(widths.0, widths.1) else {
        return "\(member.name) has another uncertainty before the fit"
      }
    }
    return nil
  }

  /// Widths of the same bins agree to the rounding of the files.
  private static let sameWidth = 1e-6

  private static func restricted(_ fit: FitResult, to names: Set<String>) -> FitResult {
    var carried = fit
    carried.parameters = fit.parameters.filter { names.contains($0.name) }
    let rows = fit.correlation.names.indices.filter { names.contains(fit.correlation.names[$0]) }
    carried.correlation = CorrelationMatrix(
      names: rows.map { fit.correlation.names[$0] },
      matrix: rows.map { row in rows.map { fit.correlation.matrix[row][$0] } })
    return carried
  }
}
