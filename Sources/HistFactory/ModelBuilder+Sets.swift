// Parameter sets in the model's order, with the defaults of their types.

import JSONTree

extension ModelBuilder {
  /// The sets of all names, with the settings of a measurement.
  mutating func parameterSets(measurement position: Int) -> [ParameterSet] {
    let settings = settings(of: position)
    var sets: [ParameterSet] = []
    var placed = [Bool](repeating: false, count: uses.count)
    for type in ModifierType.allCases {
      for id in inModelOrder(type) where !placed[id] && !uses[id].isRefused {
        placed[id] = true
        var set = defaultSet(uses[id], type)
        configure(&set, type, settings[set.name], measurement: position)
        sets.append(set)
      }
    }
    noteUnknown(settings, Set(sets.map(\.name)), position)
    return sets
  }

  /// In the order of first occurrence, but staterrors sorted by name.
  private func inModelOrder(_ type: ModifierType) -> [Int] {
    let ids = usesByType[type.position]
    return type == .staterror ? ids.sorted { uses[$0].name.precedes(uses[$1].name) } : ids
  }

  private func defaultSet(_ use: NameUse, _ type: ModifierType) -> ParameterSet {
    let types = use.types.sorted { $0.position < $1.position }
    switch type {
    case .histosys, .normsys:
      return scalar(use, types, start: 0, (-5, 5), .normal(centers: [0], widths: [1]))
    case .normfactor: return scalar(use, types, start: 1, (0, 10), .none)
    // All of a lumi's numbers come from the measurement; without them it is an error.
    case .lumi: return scalar(use, types, start: 1, (0, 10), .normal(centers: [1], widths: [1]))
    case .shapefactor: return shapefactor(use, types)
    case .shapesys: return shapesys(use, types)
    case .staterror: return staterror(use, types)
    }
  }

  private func scalar(
    _ use: NameUse, _ types: [ModifierType], start: Double, _ bounds: (Double, Double),
    _ constraint: ParameterSet.Constraint
  ) -> ParameterSet {
    ParameterSet(
      name: use.name, types: types, isIndexed: false, inits: [start],
      bounds: [ParameterConfiguration.Bounds(lower: bounds.0, upper: bounds.1)], fixed: [false],
      constraint: constraint)
  }

  private func perBin(
    _ use: NameUse, _ types: [ModifierType], fixed: [Bool], lower: Double, _ constraint: ParameterSet.Constraint
  ) -> ParameterSet {
    let bounds = ParameterConfiguration.Bounds(lower: lower, upper: 10)
    return ParameterSet(
      name: use.name, types: types, isIndexed: true, inits: Array(repeating: 1, count: fixed.count),
      bounds: Array(repeating: bounds, count: fixed.count), fixed: fixed, constraint: constraint,
      channelOffsets: offsets(use))
  }

  /// Bins of channels follow one another, except for a shapefactor, whose bins all channels share.
  private func offsets(_ use: NameUse) -> [String: Int] {
    var offsets: [String: Int] = [:]
    var next = 0
    for block in use.blocks {
      offsets[workspace.channels[block.channel].name] = next
      if use.types != [.shapefactor] { next += block.yields.count }
    }
    return offsets
  }

  private func shapefactor(_ use: NameUse, _ types: [ModifierType]) -> ParameterSet {
    let count = use.blocks.first?.yields.count ?? 0
    return perBin(use, types, fixed: Array(repeating: false, count: count), lower: 0, .none)
  }

  /// STATISTICS §1.3: tau = (yield / uncertainty)²; a bin without either has nothing to vary.
  private func shapesys(_ use: NameUse, _ types: [ModifierType]) -> ParameterSet {
    let block = use.blocks.first ?? NameUse.Block(channel: 0, spreads: [], yields: [])
    let isAlive = zip(block.yields, block.spreads).map { $0 > 0 && $1 > 0 }
    let taus = block.yields.indices.map { bin in
      // In pyhf's order of operations, for the same auxiliary data to the last bit.
      let (yield, uncertainty) = (block.yields[bin], block.spreads[bin])
      return isAlive[bin] ? yield * yield / (uncertainty * uncertainty) : 1
    }
    return perBin(
      use, types, fixed: isAlive.map { !$0 }, lower: 1e-10, .poisson(observed: taus, taus: taus))
  }

  /// STATISTICS §1.2: the width is the relative uncertainty of the sum of the samples with the modifier.
  private func staterror(_ use: NameUse, _ types: [ModifierType]) -> ParameterSet {
    let squares = use.blocks.flatMap(\.spreads)
    let yields = use.blocks.flatMap(\.yields)
    let isAlive = zip(yields, squares).map { $0 > 0 && $1 > 0 }
    let widths = yields.indices.map { isAlive[$0] ? squares[$0].squareRoot() / yields[$0] : 1 }
    let centers = [Double](repeating: 1, count: widths.count)
    return perBin(
      use, types, fixed: isAlive.map { !$0 }, lower: 1e-10, .normal(centers: centers, widths: widths))
  }
}
