// Several systematics of a sample become one: envelope, quadrature, replicas, Hessian sets (STATISTICS §11).
import Selectors

/// Combines sources into one parameter. Valid only where they affect the measurement through one shape.
struct SystematicsCombination: WorkspaceEdit {
  var name: String
  var rule: VariationRule
  /// Factors on all shifts, by pattern of the channel; the first that matches holds.
  var weights: [(channel: String, weight: Double)]
  /// Factor on all shifts, e.g. 1/1.645 for sets at 90 % confidence level.
  var scale: Double
  var scope: EditScope

  init(_ fields: inout EditFields) throws(EditProblem) {
    name = try fields.text("name")
    let method = try fields.choice("method", VariationRule.Method.self)
    let sign = try fields.choice("sign", VariationRule.Sign.self, default: .largest)
    let divisor = try fields.choice("divisor", VariationRule.Divisor.self, default: .unbiased)
    rule = VariationRule(method: method, sign: sign, divisor: divisor)
    weights = try fields.weights("weights")
    scale = try fields.number("scale", default: 1)
    scope = try fields.scope(of: "systematics", Set(EditScope.fields), isRequired: true)
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let before = Set(draft.modifierNames)
    let names = draft.channels.map(\.name)
    let unknown = weights.map(\.channel).filter { pattern in !names.contains { Glob(pattern).matches($0) } }
    if !unknown.isEmpty { throw EditProblem(unknown.map { missing("channel", $0, names) }) }
    var (changes, findings): ([EditChange], [String]) = ([], [])
    try draft.eachSample { (channel, sample) throws(EditProblem) in
      let sources = sample.systematics.filter { sample.isChosen($0, in: scope, channel: channel) }
      guard !sources.isEmpty else { return }
      if !sources.contains(name), sample.systematics.contains(name) {
        findings.append("\(channel)/\(sample.name) has another systematic \(name)")
      }
      if rule.method == .replicas, sources.count < 2 {
        findings.append("\(channel)/\(sample.name): replicas need at least two sources")
        return
      }
      let combined = self.combined(sources.compactMap { sample.variation(of: $0) }, channel: channel)
      sample.modifiers.removeAll { ($0.type == .normsys || $0.type == .histosys) && sources.contains($0.name) }
      sample.set(combined, of: name)
      changes.append(
        EditChange(
          channel: channel, sample: sample.name, modifier: name,
          what: "\(rule.method.rawValue) of \(sources.count): \(sources.joined(separator: ", "))",
          caveat: combined.remark ?? "all bins and samples fully correlated"))
    }
    if !findings.isEmpty { throw EditProblem(findings) }
    return try changes + draft.dropSettings(of: before.subtracting(draft.modifierNames))
  }

  /// Sources that are all normsys give a normsys.
  private func combined(_ sources: [SampleVariation], channel: String) -> SampleVariation {
    let nominal = sources.first?.nominal ?? []
    let isFlat = sources.allSatisfy { $0.shape == nil }
    let weight = scale * (weights.first { Glob($0.channel).matches(channel) }?.weight ?? 1)
    let shifts = sources.map { source in
      var source = source
      if isFlat { source.nominal = [1] }
      return source.shifts
    }
    let (up, down) = rule.combined(shifts)
    if isFlat {
      return SampleVariation(
        nominal: nominal, factors: .init(high: 1 + weight * up[0], low: 1 + weight * down[0]))
    }
    return SampleVariation(
      nominal: nominal,
      shape: .init(
        high: zip(nominal, up).map { $0 + weight * $1 }, low: zip(nominal, down).map { $0 + weight * $1 }))
  }
}

/// How the shifts of several sources make one shift up and one down, bin by bin.
struct VariationRule {
  enum Method: String, CaseIterable {
    /// Up is the largest rise of any side of any source, down the deepest fall.
    case envelope
    /// Root of the sum of squares of half the differences of the sides.
    case quadrature
    /// Standard deviation of the sources' up templates.
    case replicas
    /// Rises and falls of eigenvector pairs by themselves in quadrature.
    case hessian
  }
  /// Of a quadrature, which has none of its own: that of the bin's largest source, or up is more.
  enum Sign: String, CaseIterable { case largest, positive }
  /// Of the variance of N replicas.
  enum Divisor: String, CaseIterable { case unbiased = "N-1", population = "N" }
  var method: Method
  var sign = Sign.largest
  var divisor = Divisor.unbiased

  func combined(_ sources: [SampleVariation.Templates]) -> (up: [Double], down: [Double]) {
    let bins = (sources.first?.high ?? []).indices.map { bin in
      combined(sources.map { (up: $0.high[bin], down: $0.low[bin]) })
    }
    return (bins.map(\.up), bins.map(\.down))
  }

  private func combined(_ shifts: [(up: Double, down: Double)]) -> (up: Double, down: Double) {
    switch method {
    case .envelope:
      let all = shifts.flatMap { [$0.up, $0.down] }
      return (max(all.max() ?? 0, 0), min(all.min() ?? 0, 0))
    case .quadrature:
      let halves = shifts.map { ($0.up - $0.down) / 2 }
      let largest = halves.max { abs($0) < abs($1) } ?? 0
      let sum = Self.root(halves)
      return sign == .largest && largest < 0 ? (-sum, sum) : (sum, -sum)
    case .replicas:
      let mean = shifts.reduce(0) { $0 + $1.up } / Double(shifts.count)
      let count = Double(shifts.count) - (divisor == .unbiased ? 1 : 0)
      let deviation = Self.root(shifts.map { $0.up - mean }) / count.squareRoot()
      return (deviation, -deviation)
    case .hessian:
      return (
        Self.root(shifts.map { max($0.up, $0.down, 0) }), -Self.root(shifts.map { max(-$0.up, -$0.down, 0) })
      )
    }
  }

  private static func root(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
