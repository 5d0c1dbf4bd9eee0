// The parts of a report that can be left out.

/// What `hfplot report` shows beside the fit and the inventory, in the page's order.
public enum ReportPart: String, Sendable, CaseIterable {
  case check, prefit, postfit, summary, pulls, impacts, groups, correlation, scan, limit

  /// The heading in the page; nil where the part has no figures.
  var title: String? {
    switch self {
    case .check: nil
    case .prefit: "Pre-fit"
    case .postfit: "Post-fit"
    case .summary: "Summary"
    case .pulls: "Pulls"
    case .impacts: "Impacts"
    case .groups: "Grouped impacts"
    case .correlation: "Correlation"
    case .scan: "Scan"
    case .limit: "Limit"
    }
  }

  /// Whether it says something about the parameter of interest.
  var needsPOI: Bool { [.impacts, .groups, .scan, .limit].contains(self) }

  /// Parts by their names.
  /// - Throws: for a name that no part has, with the nearest.
  public static func named(_ names: [String], option: String) throws(KitProblem) -> Set<ReportPart> {
    var parts: Set<ReportPart> = []
    for name in names {
      guard let part = ReportPart(rawValue: name) else {
        let all = allCases.map(\.rawValue)
        let near = UnknownNames.nearest(name, all).map { "did you mean \($0)?" }
        throw KitProblem(
          "\(option) \(name): a report has no such part", hint: near ?? "the parts are \(all.joined(separator: ", "))")
      }
      parts.insert(part)
    }
    return parts
  }
}
