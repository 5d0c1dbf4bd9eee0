// Smoothing the shapes of systematics.

/// 353QH twice on the ratio of each histosys template to the nominal, the template's yield kept.
struct Smoothing: WorkspaceEdit {
  var scope: EditScope

  init(_ fields: inout EditFields) throws(EditProblem) {
    scope = try fields.scope(of: "systematics", Set(EditScope.fields))
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    var changes: [EditChange] = []
    try draft.eachSystematic(in: scope) { (site, sample, old) throws(EditProblem) in
      guard let shape = old.shape, old.nominal.count >= 3 else { return }
      var new = old
      new.shape = .init(
        high: Self.smoothed(shape.high, nominal: old.nominal), low: Self.smoothed(shape.low, nominal: old.nominal))
      guard new != old else { return }
      sample.set(new, of: site.name)
      changes.append(EditChange(site, "smoothed (353QH twice)", caveat: new.remark))
    }
    return changes
  }

  /// Bins without nominal yield have no ratio: they count as unchanged, and keep what they have.
  static func smoothed(_ template: [Double], nominal: [Double]) -> [Double] {
    let ratio = zip(template, nominal).map { $1 == 0 ? 1 : $0 / $1 }
    let smooth = zip(RunningSmoother.smoothed(ratio), zip(template, nominal)).map { ratio, bin in
      bin.1 == 0 ? bin.0 : ratio * bin.1
    }
    let (sum, target) = (smooth.reduce(0, +), template.reduce(0, +))
    return sum == 0 ? smooth : smooth.map { $0 * (target / sum) }
  }
}
