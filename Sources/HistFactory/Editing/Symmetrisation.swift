// Making the two sides of systematics mirror each other (STATISTICS §11).

/// Four ways to a symmetric variation; histosys bin by bin, normsys in their factors.
struct Symmetrisation: WorkspaceEdit {
  enum Method: String, CaseIterable {
    /// The other side mirrors the one that varies: up, or down where up is the nominal.
    case oneSided = "one-sided"
    /// Half the difference of the sides.
    case twoSided = "two-sided"
    /// The mean of the absolute sides, with the sign of up.
    case absoluteMean = "absmean"
    /// The larger side.
    case maximum
  }
  var method: Method
  var scope: EditScope
  var mayChangeNothing: Bool { true }

  init(_ fields: inout EditFields) throws(EditProblem) {
    method = try fields.choice("method", Method.self)
    scope = try fields.scope(of: "systematics", Set(EditScope.fields))
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    var (changes, findings): ([EditChange], [String]) = ([], [])
    try draft.eachSystematic(in: scope) { (site, sample, old) throws(EditProblem) in
      var new = old
      if let factors = old.factors {
        let (up, down) = symmetric([factors.high - 1], [factors.low - 1])
        if down[0] <= -1 || up[0] <= -1 {
          findings.append("\(site.channel)/\(site.sample)/\(site.name): a factor would be 0 or less")
        }
        new.factors = .init(high: 1 + up[0], low: 1 + down[0])
      }
      if let shape = old.shape {
        let (up, down) = symmetric(difference(shape.high, old.nominal), difference(shape.low, old.nominal))
        new.shape = .init(high: zip(old.nominal, up).map { $0 + $1 }, low: zip(old.nominal, down).map { $0 + $1 })
      }
      guard !new.isClose(to: old) else { return }
      sample.set(new, of: site.name)
      changes.append(EditChange(site, "symmetrised (\(method.rawValue))", caveat: new.remark))
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "leave these out, e.g. with name!=…") }
    return changes
  }

  /// Shifts of both sides from shifts of both sides.
  private func symmetric(_ up: [Double], _ down: [Double]) -> (up: [Double], down: [Double]) {
    let isMirrored = up.allSatisfy { $0 == 0 }
    let shifts = zip(up, down).map { up, down in
      switch method {
      case .oneSided: isMirrored ? -down : up
      case .twoSided: (up - down) / 2
      case .absoluteMean: (up < 0 || (up == 0 && down > 0) ? -0.5 : 0.5) * (abs(up) + abs(down))
      case .maximum: abs(up) >= abs(down) ? up : -down
      }
    }
    return (shifts, shifts.map { -$0 })
  }

  private func difference(_ values: [Double], _ nominal: [Double]) -> [Double] { zip(values, nominal).map { $0 - $1 } }
}

extension SampleVariation {
  /// Equal but for rounding: a symmetric variation stays as it is written.
  fileprivate func isClose(to other: SampleVariation) -> Bool {
    let own = templates, others = other.templates, scale = nominal.map(abs).max() ?? 1
    return zip(own.high + own.low, others.high + others.low).allSatisfy { abs($0 - $1) <= 1e-12 * max(scale, abs($1)) }
  }

  /// Said where a variation makes a bin negative: nothing is clipped.
  var remark: String? {
    let templates = templates
    let count = zip(nominal, zip(templates.high, templates.low)).filter { $0 >= 0 && min($1.0, $1.1) < 0 }.count
    return count == 0 ? nil : "negative in \(count == 1 ? "a bin" : "\(count) bins")"
  }
}
