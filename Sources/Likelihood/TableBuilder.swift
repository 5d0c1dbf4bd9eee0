// Compiling: walks the model once and lays its numbers out flat, in the order in which the kernel reads them.
import HistFactory

/// Collects what `Tables` freezes.
struct TableBuilder {
  let parameterCount: Int
  let histosysCode: AdditiveCode
  let exponentialFrom: Double
  let clipping: RateClipping
  var binCount = 0
  var rateCount = 0
  var numbers = ArenaBuilder<Double>(filler: 0)
  var integers = ArenaBuilder<Int32>(filler: 0)
  var channels: [ChannelBlock] = []
  var samples: [SampleBlock] = []
  var binParameters: [BinParameter] = []
  var binPairs: [BinPair] = []
  var groups: [ColumnGroup] = []
  var constraints: [ConstraintTerm] = []
  var quadraticTerms: [QuadraticTerm] = []
  var denseParameters: [Int] = []
  var diagonalParameters: [Int] = []

  /// Parameter → index among the dense ones, or −1.
  private(set) var denseIndex: [Int] = []
  private(set) var diagonalIndex: [Int] = []

  /// - Parameters:
  ///   - map: the parameters behind the model's own.
  ///   - dense: parameters of the model that are not to be eliminated.
  init(
    model: Model, interpolation: Interpolation, map: ParameterMap? = nil, dense: Set<String> = []
  ) throws(LikelihoodProblem) {
    (histosysCode, exponentialFrom) = try Self.codes(of: interpolation)
    clipping = model.clipping
    var starts = [0]
    for set in model.parameterSets { starts.append(starts[starts.count - 1] + set.count) }
    parameterCount = map?.innerCount ?? starts[starts.count - 1]
    addConstraints(of: model)
    var drafts: [ChannelDraft] = []
    for (channel, sets) in zip(model.channels, model.parameterSetIndices) {
      drafts.append(try ChannelDraft(channel, model: model, sets: sets, starts: starts, map: map))
    }
    partition(drafts, keeping: keptDense(model, map, dense))
    chooseGroups(drafts)
    for (index, draft) in drafts.enumerated() { add(draft, index: index) }
  }

  private static func codes(of interpolation: Interpolation) throws(LikelihoodProblem) -> (AdditiveCode, Double) {
    let additive: AdditiveCode
    switch interpolation.histosys {
    case .code0: additive = .code0
    case .code2: additive = .code2
    case .code4p: additive = .code4p
    case .code1, .code4: throw .interpolation(type: .histosys, code: interpolation.histosys)
    }
    switch interpolation.normsys {
    case .code1: return (additive, 0)
    case .code4: return (additive, 1)
    case .code0, .code2, .code4p: throw .interpolation(type: .normsys, code: interpolation.normsys)
    }
  }

  private mutating func addConstraints(of model: Model) {
    let correlated = Set(model.extensions.correlations.flatMap(\.parameters))
    var next = 0, auxiliary: [Int: Int] = [:], positions: [String: Int] = [:]
    for set in model.parameterSets {
      let names =
        set.isIndexed && correlated.isEmpty && model.extensions.regularisations.isEmpty ? [] : set.componentNames
      for component in 0..<set.count {
        if !names.isEmpty { positions[names[component]] = next }
        if var term = ConstraintTerm(set.constraint(of: component), parameter: next) {
          if !names.isEmpty, correlated.contains(names[component]) { term.form = .correlated }
          auxiliary[next] = constraints.count
          constraints.append(term)
        }
        next += 1
      }
    }
    quadraticTerms = Self.quadraticTerms(of: model, auxiliary: auxiliary, positions: positions)
  }

  /// What must not be eliminated: parameters with couplings that do not come from bins.
  private func keptDense(_ model: Model, _ map: ParameterMap?, _ names: Set<String>) -> Set<Int> {
    var kept = Set(quadraticTerms.flatMap(\.parameters))
    if let map { kept.formUnion(map.allInputs + Array(map.outerCount..<map.innerCount)) }
    if !names.isEmpty {
      for (index, name) in model.parameterNames.enumerated() where names.contains(name) { kept.insert(index) }
    }
    return kept
  }

  /// Splits the parameters: a factor that acts in one bin only, one of each bin, is eliminated from the dense block.
  private mutating func partition(_ drafts: [ChannelDraft], keeping kept: Set<Int>) {
    var uses = [Int](repeating: 0, count: parameterCount)
    for draft in drafts {
      for parameter in draft.scalarParameters { uses[parameter] += 2 }
      for parameters in draft.parametersByBin { for parameter in parameters { uses[parameter] += 1 } }
    }
    for parameter in kept { uses[parameter] += 2 }
    var isDiagonal = [Bool](repeating: false, count: parameterCount)
    for draft in drafts {
      for parameters in draft.parametersByBin {
        if let first = parameters.first(where: { uses[$0] == 1 }) { isDiagonal[first] = true }
      }
    }
    denseIndex = [Int](repeating: -1, count: parameterCount)
    diagonalIndex = denseIndex
    for parameter in 0..<parameterCount {
      if isDiagonal[parameter] {
        diagonalIndex[parameter] = diagonalParameters.count
        diagonalParameters.append(parameter)
      } else {
        denseIndex[parameter] = denseParameters.count
        denseParameters.append(parameter)
      }
    }
  }

  /// One group for all channels, unless most columns of most channels would stay empty.
  private mutating func chooseGroups(_ drafts: [ChannelDraft]) {
    let columns = drafts.map { localColumns(of: $0) }
    func cost(_ width: Int, _ rows: Int) -> Double { Double(width * width) * Double(rows) }
    let rows = drafts.map { 2 * $0.samples.count + $0.binCount }
    let together = cost(denseParameters.count, rows.reduce(0, +))
    // Scattering a channel's matrix into the whole costs about as much as 25 rank-one updates of it.
    let apart = zip(columns, rows).reduce(0) { $0 + cost($1.0.count, $1.1 + 25) }
    if together <= apart {
      var group = ColumnGroup(channels: 0..<drafts.count, denseIndices: Array(denseParameters.indices), coversAll: true)
      group.sampleCount = drafts.reduce(0) { $0 + $1.samples.count }
      group.binCount = drafts.reduce(0) { $0 + $1.binCount }
      groups = [group]
    } else {
      groups = drafts.indices.map { index in
        var group = ColumnGroup(channels: index..<index + 1, denseIndices: columns[index])
        group.sampleCount = drafts[index].samples.count
        group.binCount = drafts[index].binCount
        return group
      }
    }
    for index in groups.indices { groups[index].stride = padded(groups[index].denseIndices.count) }
  }

  private func localColumns(of draft: ChannelDraft) -> [Int] {
    var present = [Bool](repeating: false, count: denseParameters.count)
    for parameter in draft.scalarParameters { present[denseIndex[parameter]] = true }
    for parameter in draft.parametersByBin.joined() where denseIndex[parameter] >= 0 {
      present[denseIndex[parameter]] = true
    }
    return present.indices.filter { present[$0] }
  }

  private mutating func add(_ draft: ChannelDraft, index: Int) {
    let group = groups.count == 1 ? 0 : index
    var columns = [Int32](repeating: -1, count: parameterCount)
    for (column, dense) in groups[group].denseIndices.enumerated() { columns[denseParameters[dense]] = Int32(column) }
    var block = ChannelBlock()
    block.binOffset = binCount
    block.binCount = draft.binCount
    block.group = group
    block.classCount = draft.classes.count
    let first = samples.count
    for sample in draft.samples { add(sample, binCount: draft.binCount, columns: columns) }
    block.samples = first..<samples.count
    block.binParameters = addBinParameters(of: draft, columns: columns)
    block.binPairs = addBinPairs(of: draft, within: block.binParameters)
    channels.append(block)
    binCount += draft.binCount
  }

  private mutating func addBinParameters(of draft: ChannelDraft, columns: [Int32]) -> Range<Int> {
    let first = binParameters.count
    for (bin, parameters) in draft.parametersByBin.enumerated() {
      for parameter in parameters {
        binParameters.append(
          BinParameter(
            parameter: parameter, bin: bin, classes: draft.classes(carrying: parameter, bin: bin),
            diagonalRow: diagonalIndex[parameter], column: Int(columns[parameter])))
      }
    }
    return first..<binParameters.count
  }

  private mutating func addBinPairs(of draft: ChannelDraft, within range: Range<Int>) -> Range<Int> {
    let first = binPairs.count
    for left in range {
      for right in range where right > left && binParameters[left].bin == binParameters[right].bin {
        let common = binParameters[left].classes & binParameters[right].classes
        if common != 0 { binPairs.append(BinPair(first: left, second: right, classes: common)) }
      }
    }
    return first..<binPairs.count
  }
}

extension ConstraintTerm {
  /// Nil for a parameter without constraint.
  init?(_ constraint: ParameterConstraint, parameter: Int) {
    switch constraint {
    case .none: return nil
    case .normal(_, let width): self.init(form: .normal, parameter: parameter, scale: width)
    case .poisson(_, let tau): self.init(form: .poisson, parameter: parameter, scale: tau)
    case .lognormal(_, let width): self.init(form: .lognormal, parameter: parameter, scale: width)
    }
  }
}
