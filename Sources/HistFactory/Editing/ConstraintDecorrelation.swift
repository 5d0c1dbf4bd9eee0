// Correlated constraints made plain: independent parameters whose effects are combinations of the old ones.
import JSONTree
import Selectors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// With θ = A β, A the symmetric root of the covariance and β independent, ½ θᵀ K⁻¹ θ is ½ Σ β² (STATISTICS §12).
///
/// The yields stay exactly where they are linear in θ (a histosys with opposite sides) or exponential (a normsys with
/// hi·lo = 1, as code1 interpolates it). Everything else is refused.
struct ConstraintDecorrelation: WorkspaceEdit {
  /// Globs of the correlations' names.
  var names: [String]

  init(_ fields: inout EditFields) throws(EditProblem) { names = try fields.names("correlations") }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let model: Model
    do throws(WorkspaceProblems) {
      model = try Model(draft.workspace())
    } catch {
      throw EditProblem("the model cannot be made: \(error)")
    }
    let known = model.extensions.correlations
    let chosen = known.filter { correlation in names.contains { Glob($0).matches(correlation.name) } }
    guard !chosen.isEmpty else {
      let list = known.map(\.name).joined(separator: ", ")
      throw EditProblem(
        "there is no correlated constraint \(names.joined(separator: ", "))",
        hint: known.isEmpty ? "the workspace has none" : "there are \(list)")
    }
    let findings = chosen.flatMap { ConstraintObstacles(correlation: $0, model: model, draft: draft).findings }
    guard findings.isEmpty else {
      throw EditProblem(findings, hint: "it is exact only for symmetric histosys and for normsys with lo = 1/hi")
    }
    var changes: [EditChange] = []
    for correlation in chosen { try changes += decorrelate(correlation, &draft) }
    return changes
  }

  private func decorrelate(
    _ correlation: ModelExtension.Correlation, _ draft: inout WorkspaceDraft
  ) throws(EditProblem) -> [EditChange] {
    let mixing = Mixing(correlation)
    let left = remaining(draft, without: correlation.name)
    draft.block?["correlations"] = left
    var changes: [EditChange] = []
    try draft.eachSample { (channel, sample) throws(EditProblem) in
      if let change = mixing.apply(to: &sample, channel: channel) { changes.append(change) }
    }
    let report = correlation.parameters.indices.map { row in
      EditChange(modifier: correlation.parameters[row], what: "is now \(mixing.text(row))")
    }
    return try report + changes + draft.dropSettings(of: Set(correlation.parameters))
  }

  private func remaining(_ draft: WorkspaceDraft, without name: String) -> JSONValue? {
    let left = (draft.block?.list("correlations") ?? []).filter { $0.object?["name"]?.string != name }
    return left.isEmpty ? nil : .array(left)
  }
}

/// The old parameters as sums of the new.
private struct Mixing {
  let old: [String]
  let new: [String]
  /// A, row by row.
  private let root: [Double]

  init(_ correlation: ModelExtension.Correlation) {
    old = correlation.parameters
    new = ConstraintDecorrelation.newNames(correlation)
    root = correlation.covariance.root
  }

  private func weight(_ row: Int, _ column: Int) -> Double { root[row * old.count + column] }

  /// `0.92 tag_1 + 0.38 tag_2`.
  func text(_ row: Int) -> String {
    new.indices.map { "\(Wording.shortened(weight(row, $0))) \(new[$0])" }.joined(separator: " + ")
  }

  /// Puts new modifiers where the first of the old ones stood; nil if the sample has none.
  func apply(to sample: inout SampleDraft, channel: String) -> EditChange? {
    guard let place = sample.modifiers.firstIndex(where: { old.contains($0.name) }) else { return nil }
    let nominal = sample.data, made = new.indices.flatMap { modifiers($0, sample, nominal) }
    sample.modifiers.removeAll { old.contains($0.name) }
    sample.modifiers.insert(contentsOf: made, at: place)
    let hasFactors = made.contains { $0.type == .normsys }
    return EditChange(
      channel: channel, sample: sample.name, what: "\(made.count) modifiers of independent parameters",
      caveat: hasFactors ? "factors are exact with --interpolation normsys=code1, nearly so with others" : nil)
  }

  private func modifiers(_ column: Int, _ sample: SampleDraft, _ nominal: [Double]) -> [ModifierDraft] {
    var shift = nominal.map { _ in 0.0 }, exponent = 0.0
    for (row, name) in old.enumerated() {
      for modifier in sample.modifiers where modifier.name == name {
        switch modifier.effect {
        case .histosys(let high, let low):
          for bin in shift.indices { shift[bin] += weight(row, column) * (high[bin] - low[bin]) / 2 }
        case .normsys(let high, _): exponent += weight(row, column) * log(high)
        default: break
        }
      }
    }
    var made: [ModifierDraft] = []
    if shift.contains(where: { $0 != 0 }) {
      let high = zip(nominal, shift).map { $0 + $1 }, low = zip(nominal, shift).map { $0 - $1 }
      made.append(ModifierDraft(name: new[column], effect: .histosys(high: high, low: low)))
    }
    if exponent != 0 {
      made.append(ModifierDraft(name: new[column], effect: .normsys(high: exp(exponent), low: exp(-exponent))))
    }
    return made
  }
}

extension ConstraintDecorrelation {
  /// `tagging_1`, `tagging_2`, …
  fileprivate static func newNames(_ correlation: ModelExtension.Correlation) -> [String] {
    correlation.parameters.indices.map { "\(correlation.name)_\($0 + 1)" }
  }
}

/// Why a correlated constraint has no exact equivalent.
private struct ConstraintObstacles {
  let correlation: ModelExtension.Correlation
  let model: Model
  let draft: WorkspaceDraft

  var findings: [String] { names + correlation.parameters.flatMap { uses($0) + settings($0) + effects($0) } }

  private var names: [String] {
    let taken = Set(draft.modifierNames)
    return ConstraintDecorrelation.newNames(correlation).filter(taken.contains).map {
      "there is already a modifier \($0)"
    }
  }

  private func uses(_ name: String) -> [String] {
    var found: [String] = []
    if model.extensions.parametersOfExpressions.contains(name)
      || model.extensions.substitutes.contains(where: { $0.name == name })
      || model.extensions.functions.values.contains(where: { $0.names.contains(name) })
    {
      found.append("\(name) is used in an expression")
    }
    if model.extensions.regularisations.contains(where: { $0.parameters.contains(name) }) {
      found.append("\(name) is regularised")
    }
    if let place = correlation.parameters.firstIndex(of: name), correlation.centers[place] != 0 {
      found.append("the constraint of \(name) is centred at \(Wording.shortened(correlation.centers[place])), not at 0")
    }
    return found
  }

  private func settings(_ name: String) -> [String] {
    draft.measurements.flatMap { measurement -> [String] in
      let own = measurement.parameters.filter { $0.name == name }.map(\.members)
      var found = measurement.poi == name ? ["\(name) is the parameter of interest of \(measurement.name)"] : []
      for key in ["auxdata", "sigmas"] where own.contains(where: { $0[key] != nil }) {
        found.append("measurement \(measurement.name) sets \(key) of \(name)")
      }
      if own.contains(where: { $0["fixed"]?.boolean == true }) {
        found.append("\(name) is fixed in measurement \(measurement.name)")
      }
      return found
    }
  }

  private func effects(_ name: String) -> [String] {
    draft.channels.flatMap { channel in
      channel.samples.flatMap { sample in
        sample.modifiers.filter { $0.name == name || MeasurementDraft.component(name).set == $0.name }.compactMap {
          Self.obstacle($0, sample.data).map { "\(channel.name)/\(sample.name)/\(name): \($0)" }
        }
      }
    }
  }

  /// Equal to what the digits of a workspace tell.
  private static let precision = 1e-9

  private static func obstacle(_ modifier: ModifierDraft, _ nominal: [Double]) -> String? {
    switch modifier.effect {
    case .normsys(let high, let low):
      let isExponential = high > 0 && low > 0 && abs(high * low - 1) <= precision
      return isExponential ? nil : "the normsys has sides of different size (lo is not 1/hi)"
    case .histosys(let high, let low):
      let bin = nominal.indices.first { bin in
        abs(high[bin] + low[bin] - 2 * nominal[bin])
          > precision * max(abs(nominal[bin]), abs(high[bin]), abs(low[bin]))
      }
      return bin.map { "the histosys has sides of different size (bin \($0))" }
    default: return "a \(modifier.type.rawValue) is a factor, not an interpolation"
    }
  }
}
