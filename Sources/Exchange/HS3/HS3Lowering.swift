// Puts an HS3 model into the words of a pyhf workspace, and names what has none.
import HistFactory
import JSONTree

/// One model on its way.
struct HS3Lowering {
  var reader: HS3Reader
  let channels: [HS3Channel]
  let analyses: [HS3Analysis]
  let constraints: [String: HS3Constraint]
  /// Names of scalar parameters in the workspace, where they differ.
  var renamed: [String: String] = [:]
  /// Normfactors with a Gaussian constraint.
  var lumis: Set<String> = []
  var scalars: [String: HS3ScalarUse] = [:]
  var scalarOrder: [String] = []
  var sets: [HS3BinwiseSet] = []
  /// Positions in `sets`, by channel, sample and modifier.
  var setOfModifier: [[Int]: Int] = [:]

  init(_ reader: HS3Reader, _ channels: [HS3Channel], _ analyses: [HS3Analysis]) {
    var reader = reader
    constraints = reader.constraints(of: channels)
    self.reader = reader
    self.channels = channels
    self.analyses = analyses
  }

  mutating func workspace() -> Workspace {
    collectScalars()
    checkScalars()
    collectSets()
    for index in sets.indices { resolve(index) }
    let lowered = channels.enumerated().map { channel($1, $0) }
    return Workspace(
      channels: lowered, measurements: analyses.map { measurement($0) },
      observations: channels.map { Observation(name: $0.name, data: $0.observed) }, extensions: extensionBlock())
  }

  // MARK: Scalars

  private mutating func collectScalars() {
    for modifier in channels.flatMap({ $0.samples.flatMap(\.modifiers) }) where !modifier.isPerBin {
      guard let name = modifier.parameters.first else { continue }
      if scalars[name] == nil {
        scalarOrder.append(name)
        scalars[name] = HS3ScalarUse(node: modifier.node)
      }
      if case .normfactor = modifier.effect {
        scalars[name]?.isFactor = true
      } else {
        scalars[name]?.isVariation = true
      }
      if let word = modifier.constraint { scalars[name]?.words.insert(word) }
    }
  }

  private mutating func checkScalars() {
    for name in scalarOrder {
      guard let use = scalars[name] else { continue }
      if use.isFactor, use.isVariation {
        reader.source.note(
          use.node, "'\(name)' is a factor in one place and varies a sample in another",
          hint: "a workspace has a name for either")
      } else if use.isVariation {
        checkVariation(name, use)
      } else {
        checkFactor(name, use)
      }
    }
    nameLumi()
  }

  private mutating func checkVariation(_ name: String, _ use: HS3ScalarUse) {
    let odd = use.words.subtracting(["Gauss", "Gaussian", "Const"])
    if let word = odd.sorted().first, constraints[name] == nil {
      reader.source.note(
        use.node, "'\(name)' has a \(word) constraint: a workspace constrains variations by a normal distribution",
        hint: "rewrite the model with a Gauss constraint")
    }
    guard let constraint = constraints[name] else { return }
    switch constraint.law {
    case .normal(_, let width):
      if abs(width - 1) > 1e-12 {
        reader.source.note(
          constraint.node,
          "constrains '\(name)' with a width of \(width): variations are given at one standard deviation",
          hint: "scale the variations to a width of 1")
      }
    case .poisson:
      reader.source.note(
        constraint.node, "constrains '\(name)' by a Poisson distribution: a workspace does so for single bins only",
        hint: "a shapesys on a one-bin sample is such a factor")
    }
  }

  private mutating func checkFactor(_ name: String, _ use: HS3ScalarUse) {
    if case .normal? = constraints[name]?.law { lumis.insert(name) }
    if case .poisson? = constraints[name]?.law {
      reader.source.note(
        use.node, "the factor '\(name)' has a Poisson constraint: a workspace has none for a normfactor",
        hint: "a shapesys on a one-bin sample is such a factor")
    }
    let odd = use.words.subtracting(["Const"])
    if let word = odd.sorted().first, constraints[name] == nil {
      reader.source.note(use.node, "the factor '\(name)' has a \(word) constraint whose numbers are not given")
    }
  }

  /// pyhf knows one constrained factor, and its name is lumi.
  private mutating func nameLumi() {
    guard let first = scalarOrder.first(where: lumis.contains) else { return }
    for name in scalarOrder where lumis.contains(name) && name != first {
      reader.source.note(
        scalars[name]?.node ?? reader.source.document.root,
        "'\(name)' is a factor with a Gaussian constraint, and so is '\(first)': a workspace has one, 'lumi'",
        hint: "write the other as a normsys with code 1 interpolation, or combine them")
    }
    guard first != "lumi" else { return }
    if scalars["lumi"] != nil {
      reader.source.note(
        scalars[first]?.node ?? reader.source.document.root,
        "'\(first)' would have to be called 'lumi', which the model has already", hint: "rename that one")
    } else {
      renamed[first] = "lumi"
      reader.source.note(
        scalars[first]?.node ?? reader.source.document.root,
        "the constrained factor '\(first)' is called 'lumi' in the workspace", as: .warning)
    }
  }

  // MARK: Channels

  private mutating func channel(_ channel: HS3Channel, _ position: Int) -> Channel {
    var samples: [Sample] = []
    for (index, sample) in channel.samples.enumerated() {
      var modifiers: [Modifier] = []
      for (place, modifier) in sample.modifiers.enumerated() {
        if let lowered = self.modifier(modifier, [position, index, place]) { modifiers.append(lowered) }
      }
      samples.append(Sample(name: sample.name, data: sample.contents, modifiers: modifiers))
    }
    return Channel(name: channel.name, samples: samples)
  }

  private mutating func modifier(_ modifier: HS3Modifier, _ place: [Int]) -> Modifier? {
    let scalar = modifier.parameters.first.map { renamed[$0] ?? $0 } ?? ""
    switch modifier.effect {
    case .normfactor:
      let isLumi = modifier.parameters.first.map(lumis.contains) == true
      return Modifier(name: scalar, effect: isLumi ? .lumi : .normfactor)
    case .normsys(let high, let low): return Modifier(name: scalar, effect: .normsys(high: high, low: low))
    case .histosys(let high, let low):
      let count = channels[place[0]].samples[place[1]].contents.count
      for side in [high, low] where side.count != count && !side.isEmpty {
        reader.source.note(modifier.node, "a variation has \(side.count) bins, its sample \(count)")
      }
      return Modifier(name: scalar, effect: .histosys(high: high, low: low))
    case .shapefactor, .shapesys, .staterror:
      guard let index = setOfModifier[place] else { return nil }
      return sets[index].modifier(at: place)
    }
  }
}

/// What the modifiers of one scalar parameter are.
struct HS3ScalarUse {
  var node: JSONNode
  var isFactor = false
  var isVariation = false
  /// Constraints as they are written.
  var words: Set<String> = []
}
