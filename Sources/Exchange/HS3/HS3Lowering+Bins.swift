// The numbers of single bins: uncertainties that give back the constraints of an HS3 document.
import HistFactory
import JSONTree

extension HS3Lowering {
  mutating func resolve(_ index: Int) {
    switch sets[index].kind {
    case .shapefactor: break
    case .shapesys: resolveShapesys(index)
    case .staterror: resolveStaterror(index)
    }
    freezeSingleBins(index)
  }

  // MARK: Shapesys

  private mutating func resolveShapesys(_ index: Int) {
    guard let use = sets[index].uses.first, case .shapesys(let values) = use.modifier.effect else { return }
    let word = use.modifier.constraint ?? "Poisson"
    if isNamed(sets[index]) {
      resolveNamedShapesys(index, use)
    } else if let values, values.count == use.contents.count {
      switch word {
      case "Poisson", "Pois": resolvePoissonShapesys(index, use, values)
      case "Gauss", "Gaussian":
        // ROOT's relative widths; a staterror of one sample is the same factor with the same constraint.
        sets[index].kind = .staterror
        sets[index].uses[0].uncertainties = zip(values, use.contents).map { $0 * $1 }
      case "Const": sets[index].isIdle = true
      default: noteUnknown(word, use.modifier)
      }
    } else if values == nil {
      reader.source.note(
        use.modifier.node, "gives neither data.vals nor distributions that constrain its parameters")
    } else {
      reader.source.note(use.modifier.node, "has \(values?.count ?? 0) values for \(use.contents.count) bins")
    }
  }

  private mutating func noteUnknown(_ word: String, _ modifier: HS3Modifier) {
    reader.source.note(
      modifier.node, "a workspace has no \(word) constraint for single bins", hint: "Poisson or Gauss")
  }

  private func isNamed(_ set: HS3BinwiseSet) -> Bool { set.parameters.contains { constraints[$0] != nil } }

  private mutating func resolvePoissonShapesys(_ index: Int, _ use: HS3BinwiseSet.Use, _ values: [Double]) {
    guard let meaning = reader.dialect?.shapesysValues ?? meaningFromDomains(values, use) else {
      reader.source.note(
        use.modifier.node, "the document does not say who wrote it, and the vals of a shapesys depend on that",
        hint: "--dialect root takes them as auxiliary counts, --dialect pyhs3 as absolute uncertainties")
      return
    }
    sets[index].uses[0].uncertainties =
      meaning == .uncertainties ? values : zip(use.contents, values).map(Self.uncertainty)
  }

  /// The uncertainty u whose (yield/u)² is exactly tau, if there is one; the nearest otherwise.
  static func uncertainty(yield: Double, tau: Double) -> Double {
    guard yield > 0, tau > 0 else { return 0 }
    var best = yield / tau.squareRoot()
    var (lower, upper) = (best, best)
    for _ in 0..<4 where yield * yield / (best * best) != tau {
      (lower, upper) = (lower.nextDown, upper.nextUp)
      if yield * yield / (lower * lower) == tau { best = lower }
      if yield * yield / (upper * upper) == tau { best = upper }
    }
    return best
  }

  /// ROOT lets gammas go five standard deviations up: the domains tell which meaning gives that.
  private func meaningFromDomains(
    _ values: [Double], _ use: HS3BinwiseSet.Use
  ) -> HS3Dialect.ShapesysValues? {
    let tops = use.modifier.parameters.map { domain($0, analyses.first)?.upper }
    let fitting = HS3Dialect.ShapesysValues.allCases.filter { meaning in
      zip(tops, zip(values, use.contents)).allSatisfy { top, bin in
        guard let top, bin.0 > 0, bin.1 > 0 else { return false }
        let width = meaning == .counts ? 1 / bin.0.squareRoot() : bin.0 / bin.1
        return abs(top - 1 - 5 * width) < 1e-6 * top
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private mutating func resolveNamedShapesys(_ index: Int, _ use: HS3BinwiseSet.Use) {
    let laws = sets[index].parameters.map { constraints[$0]?.law }
    let isNormal = laws.contains { if case .normal? = $0 { true } else { false } }
    if isNormal {
      sets[index].kind = .staterror
      return resolveNamedStaterror(index)
    }
    var taus: [Double] = [], observed: [Double] = []
    for law in laws {
      guard case .poisson(let count, let tau)? = law else {
        taus.append(1)
        observed.append(1)
        continue
      }
      taus.append(tau)
      observed.append(count)
    }
    let isFree = laws.map { $0 == nil }
    let sizes = use.contents.indices.map { isFree[$0] ? 0 : Self.uncertainty(yield: use.contents[$0], tau: taus[$0]) }
    sets[index].uses[0].uncertainties = sizes
    let derived = zip(use.contents, sizes).map { $0 > 0 && $1 > 0 ? $0 * $0 / ($1 * $1) : 1 }
    if !Self.agree(derived, taus) { sets[index].factors = taus }
    if !Self.agree(derived, observed) { sets[index].auxiliary = observed }
    noteFree(isFree, index)
  }

  /// A bin without a constraint may not float.
  private mutating func noteFree(_ isFree: [Bool], _ index: Int) {
    for (bin, parameter) in sets[index].parameters.enumerated() where isFree[bin] {
      guard !isConstant(parameter, analyses.first), let node = sets[index].uses.first?.modifier.node else { continue }
      reader.source.note(
        node, "'\(parameter)' floats without a constraint among constrained bins",
        hint: "a workspace has shapefactor for bins without constraint")
    }
  }

  private static func agree(_ left: [Double], _ right: [Double]) -> Bool {
    zip(left, right).allSatisfy { abs($0 - $1) <= 1e-14 * max(abs($0), abs($1)) }
  }

  // MARK: Staterror

  private mutating func resolveStaterror(_ index: Int) {
    fillUncertainties(index)
    if isNamed(sets[index]) { return resolveNamedStaterror(index) }
    let channel = channels[sets[index].channel], modifier = sets[index].uses[0].modifier
    let word = modifier.constraint ?? channel.staterrorConstraint ?? reader.dialect?.staterrorDefault ?? "Poisson"
    applyThreshold(channel.staterrorThreshold, index)
    switch word {
    case "Gauss", "Gaussian": break
    case "Poisson", "Pois": resolvePoissonStaterror(index)
    case "Const": sets[index].isIdle = true
    default: noteUnknown(word, modifier)
    }
  }

  private mutating func fillUncertainties(_ index: Int) {
    for position in sets[index].uses.indices {
      let use = sets[index].uses[position], sample = channels[use.place[0]].samples[use.place[1]]
      guard case .staterror(let own) = use.modifier.effect else { continue }
      if let sizes = own ?? sample.errors {
        sets[index].uses[position].uncertainties = sizes
      } else if !isNamed(sets[index]) {
        reader.source.note(
          use.modifier.node, "sample '\(sample.name)' has a staterror, but its data have no errors",
          hint: "add data.errors, the absolute uncertainties of its bins")
      }
    }
  }

  /// Bins whose relative uncertainty is small are taken as exact.
  private mutating func applyThreshold(_ threshold: Double, _ index: Int) {
    let spreads = sets[index].spreads
    for bin in spreads.indices where spreads[bin] < threshold { freeze(bin, index) }
  }

  private mutating func freeze(_ bin: Int, _ index: Int) {
    for position in sets[index].uses.indices where sets[index].uses[position].uncertainties.indices.contains(bin) {
      sets[index].uses[position].uncertainties[bin] = 0
    }
  }

  /// A Poisson constraint on the sum of samples: a shapesys, where the sum is one sample.
  private mutating func resolvePoissonStaterror(_ index: Int) {
    let name = sets[index].name, isShared = sets.filter { $0.name == name }.count > 1
    guard sets[index].uses.count > 1 || isShared else { return sets[index].kind = .shapesys }
    sets[index].isPoisson = true
    let channel = channels[sets[index].channel].name
    reader.source.note(
      sets[index].uses[0].modifier.node,
      "the staterror of channel '\(channel)' acts on \(sets[index].uses.count) samples with a Poisson constraint",
      hint: "pyhf's is Gaussian: the workspace gets an hfplot block that only hfplot reads", as: .warning)
  }

  /// What a workspace says in its block: the Poisson constraints of staterrors, by the names of their sets.
  mutating func extensionBlock() -> WorkspaceExtension? {
    var block = WorkspaceExtension(), seen: Set<String> = []
    for set in sets where set.isPoisson && !set.isIdle && seen.insert(set.name).inserted {
      block.constraints.append(.init(parameter: set.name, form: .poisson))
      guard let other = sets.first(where: { $0.name == set.name && !$0.isPoisson }) else { continue }
      reader.source.note(
        other.uses[0].modifier.node, "'\(set.name)' has Gaussian constraints here and Poisson ones elsewhere",
        hint: "give the parameters of the two channels names of their own")
    }
    return block.constraints.isEmpty ? nil : block
  }

  private mutating func resolveNamedStaterror(_ index: Int) {
    let set = sets[index], totals = set.totals, spreads = set.spreads
    var centers: [Double] = [], widths: [Double] = [], isFree: [Bool] = []
    for (bin, parameter) in set.parameters.enumerated() {
      switch constraints[parameter]?.law {
      case .normal(let center, let width)?:
        centers.append(center)
        widths.append(width)
        isFree.append(false)
      case .poisson?:
        reader.source.note(
          constraints[parameter]?.node ?? set.uses[0].modifier.node,
          "constrains the staterror '\(parameter)' by a Poisson distribution",
          hint: "a workspace's staterror is Gaussian; a shapesys on one sample is Poisson")
        return
      case nil:
        centers.append(1)
        widths.append(spreads[bin] > 0 ? spreads[bin] : 1)
        isFree.append(true)
      }
    }
    fillFromWidths(index, widths, totals, isFree)
    let derived = zip(sets[index].spreads, totals).map { $0 > 0 && $1 > 0 ? $0 : 1 }
    if !Self.agree(derived, widths) { sets[index].widths = widths }
    if centers.contains(where: { $0 != 1 }) { sets[index].auxiliary = centers }
    noteFree(isFree, index)
  }

  /// Uncertainties that the document leaves to the constraints: every sample gets its share of the sum's.
  private mutating func fillFromWidths(_ index: Int, _ widths: [Double], _ totals: [Double], _ isFree: [Bool]) {
    for position in sets[index].uses.indices where sets[index].uses[position].uncertainties.isEmpty {
      let contents = sets[index].uses[position].contents, count = Double(sets[index].uses.count)
      sets[index].uses[position].uncertainties = contents.indices.map { bin in
        isFree[bin] || totals[bin] <= 0 ? 0 : widths[bin] * totals[bin] / count.squareRoot()
      }
    }
    for bin in isFree.indices where isFree[bin] { freeze(bin, index) }
  }

  // MARK: Constant bins

  /// A workspace can hold all bins of a set, or those without uncertainty.
  private mutating func freezeSingleBins(_ index: Int) {
    let set = sets[index], held = set.parameters.map { isConstant($0, analyses.first) }
    guard held.contains(true), held.contains(false) else { return }
    for (bin, parameter) in set.parameters.enumerated() where held[bin] {
      let value = reader.startValue(parameter, in: analyses.first?.start)?.value ?? 1
      if set.kind == .shapefactor || value != 1 {
        reader.source.note(
          set.uses[0].modifier.node, "'\(parameter)' is constant at \(value) while other bins float",
          hint: "a workspace holds single bins at 1 only, and none of a shapefactor")
      }
      freeze(bin, index)
    }
  }
}
