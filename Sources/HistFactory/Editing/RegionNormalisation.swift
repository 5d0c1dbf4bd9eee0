// Normalising systematics over chosen regions, so that a free norm factor is not degenerate with them (STATISTICS §11).
import Selectors

/// HistFitter's `overallNormHistoSys` and `normHistoSys`.
///
/// Each variation of a sample is scaled by the sample's nominal over varied yield in the regions. What is left of the
/// yield in each channel becomes a normsys (`overall`), or stays in the histosys (`histosys`).
struct RegionNormalisation: WorkspaceEdit {
  enum Form: String, CaseIterable { case overall, histosys }
  var regions: [String]
  var form: Form
  var scope: EditScope

  init(_ fields: inout EditFields) throws(EditProblem) {
    regions = try fields.names("regions")
    form = try fields.choice("form", Form.self, default: .overall)
    scope = try fields.scope(of: "systematics", Set(EditScope.fields), isRequired: true)
  }

  private struct Target: Hashable { var sample, systematic: String }
  private struct Yields {
    var nominal = 0.0
    var high = 0.0
    var low = 0.0
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let names = draft.channels.map(\.name)
    let unknown = regions.filter { region in !names.contains { Glob(region).matches($0) } }
    if !unknown.isEmpty { throw EditProblem(unknown.map { missing("channel", $0, names) }) }
    let original = draft
    var yields: [Target: Yields] = [:]
    var (changes, findings): ([EditChange], [String]) = ([], [])
    try draft.eachSystematic(in: scope) { (site, sample, old) throws(EditProblem) in
      let target = Target(sample: site.sample, systematic: site.name)
      let total = yields[target] ?? self.yields(of: target, in: original)
      yields[target] = total
      guard total.nominal > 0, total.high > 0, total.low > 0 else {
        findings.append("\(site.channel)/\(site.sample)/\(site.name): no positive yield in the regions")
        return
      }
      let (high, low) = (total.nominal / total.high, total.nominal / total.low)
      guard let new = normalised(old, high: high, low: low) else {
        findings.append("\(site.channel)/\(site.sample)/\(site.name): a yield is 0 or less, there is no ratio")
        return
      }
      guard new != old else { return }
      sample.set(new, of: site.name)
      changes.append(
        EditChange(
          site, "normalised to the regions (up × \(high.brief), down × \(low.brief))",
          caveat: "the yield's change in the regions is left to free factors"))
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "name regions where these samples have events") }
    return changes
  }

  private func yields(of target: Target, in draft: WorkspaceDraft) -> Yields {
    var total = Yields()
    for channel in draft.channels where regions.contains(where: { Glob($0).matches(channel.name) }) {
      for sample in channel.samples where sample.name == target.sample {
        let variation = sample.variation(of: target.systematic) ?? SampleVariation(nominal: sample.data)
        total.nominal += variation.nominal.reduce(0, +)
        total.high += variation.templates.high.reduce(0, +)
        total.low += variation.templates.low.reduce(0, +)
      }
    }
    return total
  }

  private func normalised(_ old: SampleVariation, high: Double, low: Double) -> SampleVariation? {
    var new = old
    guard old.shape != nil else {
      new.factors = old.factors.map { .init(high: $0.high * high, low: $0.low * low) }
      return new
    }
    let templates = old.templates
    new.factors = nil
    new.shape = .init(high: templates.high.map { $0 * high }, low: templates.low.map { $0 * low })
    return form == .histosys ? new : new.split
  }
}
