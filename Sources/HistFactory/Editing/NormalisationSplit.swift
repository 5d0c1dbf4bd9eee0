// Splitting histosys into a normsys and a shape, under one name.

/// normsys with the ratio of the yields, histosys with the nominal's yield: their product is the old variation at ±1σ.
struct NormalisationSplit: WorkspaceEdit {
  var scope: EditScope

  init(_ fields: inout EditFields) throws(EditProblem) {
    scope = try fields.scope(of: "systematics", Set(EditScope.fields))
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    var (changes, findings): ([EditChange], [String]) = ([], [])
    try draft.eachSystematic(in: scope) { (site, sample, old) throws(EditProblem) in
      guard old.shape != nil, let split = old.split else {
        if old.shape != nil {
          findings.append("\(site.channel)/\(site.sample)/\(site.name): a yield is 0 or less, there is no ratio")
        }
        return
      }
      guard split != old else { return }
      sample.set(split, of: site.name)
      let isPure = split.shape == nil
      changes.append(
        EditChange(
          site, isPure ? "histosys became a normsys" : "split into normsys and histosys",
          caveat: "the same at ±1σ; between, the codes of both multiply"))
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "leave these out of the selection") }
    return changes
  }
}

extension SampleVariation {
  /// The same templates as factors and shapes of the nominal yield; nil where a yield is not positive.
  var split: SampleVariation? {
    let templates = templates
    let yield = nominal.reduce(0, +), high = templates.high.reduce(0, +), low = templates.low.reduce(0, +)
    guard yield > 0, high > 0, low > 0 else { return nil }
    let shape = Templates(
      high: templates.high.map { $0 * (yield / high) }, low: templates.low.map { $0 * (yield / low) })
    let tolerance = 1e-12 * (nominal.map(abs).max() ?? 0)
    let isFlat = zip(shape.high + shape.low, nominal + nominal).allSatisfy { abs($0 - $1) <= tolerance }
    return SampleVariation(
      nominal: nominal, factors: .init(high: high / yield, low: low / yield), shape: isFlat ? nil : shape)
  }
}
