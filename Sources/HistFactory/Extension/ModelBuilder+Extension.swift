// From the extension block to what it does to a model: new parameters, functions, constraints, modifiers.

import Expressions
import JSONTree

/// What is known of names while a block is resolved.
struct ExtensionNames {
  /// Component names, for expressions.
  var components: Set<String> = []
  /// Set name → its components.
  var sets: [String: [String]] = [:]
  var functions: [String: Expression] = [:]

  init(_ sets: [ParameterSet]) {
    for set in sets {
      self.sets[set.name] = set.componentNames
      components.formUnion(set.componentNames)
    }
  }

  var all: [String] { (Set(sets.keys).union(components).union(functions.keys)).sorted { $0.precedes($1) } }
}

extension ModelBuilder {
  static func path(_ key: String, _ position: Int) -> JSONPath {
    JSONPath([.key("hfplot"), .key(key), .position(position)])
  }

  /// Applies the workspace's block to a model that lacks it.
  mutating func extend(_ model: inout Model, settings: [String: PlacedSettings]) {
    guard let block = workspace.extensions, !isPartial else { return }
    model.extensions.repairs = block.repairs
    addParameters(block, settings, to: &model)
    addSharedGammas(block, to: &model)
    let names = resolveFunctions(block, in: &model)
    constrain(block, names, &model)
    correlate(block, names, &model)
    addModifiers(block, names, to: &model)
    regularise(block, names, &model)
    noteUnused(block, model)
  }

  // MARK: Parameters

  private mutating func addParameters(
    _ block: WorkspaceExtension, _ settings: [String: PlacedSettings], to model: inout Model
  ) {
    for (position, parameter) in block.parameters.enumerated() {
      let path = Self.path("parameters", position)
      guard isFree(parameter.name, path, model) else { continue }
      let count = parameter.size ?? 1
      var set = ParameterSet(
        name: parameter.name, types: [], isIndexed: parameter.size != nil,
        inits: Array(repeating: parameter.initial, count: count),
        bounds: Array(repeating: parameter.bounds, count: count),
        fixed: Array(repeating: parameter.isFixed, count: count), constraint: .none)
      if let placed = settings[set.name] { override(&set, placed) }
      if set.bounds[0].lower > set.bounds[0].upper {
        note(path.appending("bounds"), .boundsOrder(set.name, set.bounds[0]))
      }
      if parameter.initial < parameter.bounds.lower || parameter.initial > parameter.bounds.upper {
        note(path.appending("init"), .initOutside(set.name, parameter.initial, parameter.bounds))
      }
      model.parameterSets.append(set)
    }
  }

  /// A measurement may set start values, bounds and whether a parameter is fixed, as for any other.
  private mutating func override(_ set: inout ParameterSet, _ settings: PlacedSettings) {
    if let inits = list(settings.values.inits, "inits", set, settings) { set.inits = inits }
    if let bounds = list(settings.values.bounds, "bounds", set, settings) { set.bounds = bounds }
    if let fixed = settings.values.fixed { set.fixed = Array(repeating: fixed, count: set.count) }
  }

  private mutating func isFree(_ name: String, _ path: JSONPath, _ model: Model) -> Bool {
    guard model.parameterSets.contains(where: { $0.name == name }) else { return true }
    note(path.appending("name"), .nameTaken(name, by: "a parameter"))
    return false
  }

  // MARK: Functions

  /// Composes every function of parameters only; those that modifiers use take the place of parameter sets.
  private mutating func resolveFunctions(_ block: WorkspaceExtension, in model: inout Model) -> ExtensionNames {
    var parsed: [String: (expression: Expression, position: Int)] = [:]
    for (position, function) in block.functions.enumerated() {
      let path = Self.path("functions", position)
      if parsed[function.name] != nil || block.parameters.contains(where: { $0.name == function.name }) {
        note(path.appending("name"), .nameTaken(function.name, by: "another entry of the block"))
      } else if let set = model.parameterSets.first(where: { $0.name == function.name }), set.isIndexed {
        note(path.appending("name"), .functionOfSet(set.name, set.count))
      } else if let expression = parse(function.expression, path.appending("expression")) {
        parsed[function.name] = (expression, position)
      }
    }
    let used = Set(model.parameterSets.map(\.name))
    model.parameterSets.removeAll { parsed[$0.name] != nil }
    var names = ExtensionNames(model.parameterSets)
    for function in block.functions where parsed[function.name] != nil {
      var trail: [String] = []
      compose(function.name, parsed, &names, &trail)
    }
    model.extensions.functions = names.functions
    model.extensions.substitutes = block.functions.compactMap { function in
      guard used.contains(function.name), let expression = names.functions[function.name] else { return nil }
      return ModelExtension.Substitute(name: function.name, expression: expression)
    }
    model.resolvedSetIndices = nil
    return names
  }

  mutating func parse(_ text: String, _ path: JSONPath) -> Expression? {
    do throws(ExpressionProblem) {
      return try Expression(text)
    } catch {
      note(path, Wording(error))
      return nil
    }
  }

  /// Depth first; `trail` is the way here, for cycles.
  private mutating func compose(
    _ name: String, _ parsed: [String: (expression: Expression, position: Int)], _ names: inout ExtensionNames,
    _ trail: inout [String]
  ) {
    guard names.functions[name] == nil, let (expression, position) = parsed[name] else { return }
    let path = Self.path("functions", position).appending("expression")
    trail.append(name)
    defer { trail.removeLast() }
    for other in expression.names where parsed[other] != nil {
      if let start = trail.firstIndex(of: other) {
        note(path, .functionCycle(Array(trail[start...]) + [other]))
        names.functions[name] = Expression(constant: .nan)
        return
      }
      compose(other, parsed, &names, &trail)
    }
    // After a problem a stand-in keeps those that depend on this one from being told as unknown.
    names.functions[name] = resolved(expression, names, path) ?? Expression(constant: .nan)
  }

  /// The expression in terms of parameters; notes names that there are not.
  /// - Parameter local: more definitions, which come first.
  mutating func resolved(
    _ expression: Expression, _ names: ExtensionNames, _ path: JSONPath, local: [String: Expression] = [:]
  ) -> Expression? {
    var definitions = local, isComplete = true
    for name in expression.names where local[name] == nil && !names.components.contains(name) {
      if let function = names.functions[name] {
        definitions[name] = function
      } else if let components = names.sets[name] {
        if components.count == 1 {
          definitions[name] = Expression(name: components[0])
        } else {
          note(path, .setInExpression(name, components.count))
          isComplete = false
        }
      } else {
        note(path, .unknownInExpression(name, names.all + local.keys.sorted { $0.precedes($1) }))
        isComplete = false
      }
    }
    guard isComplete else { return nil }
    do throws(ExpressionProblem) {
      return try expression.substituting(definitions)
    } catch {
      note(path, Wording(error))
      return nil
    }
  }

  /// An unconstrained parameter that nothing depends on would leave the minimum open.
  private mutating func noteUnused(_ block: WorkspaceExtension, _ model: Model) {
    let used = model.extensions.parametersOfExpressions
    for (position, parameter) in block.parameters.enumerated() where !parameter.isFixed {
      guard let set = model.parameterSets.first(where: { $0.name == parameter.name }) else { continue }
      if set.componentNames.allSatisfy({ !used.contains($0) }) {
        note(Self.path("parameters", position), .unused(parameter.name), as: .warning)
      }
    }
  }

  // MARK: Gammas that samples share

  private mutating func addSharedGammas(_ block: WorkspaceExtension, to model: inout Model) {
    for (position, gammas) in block.sharedGammas.enumerated() {
      let path = Self.path("shared_gammas", position)
      guard isFree(gammas.name, path, model), let channel = channel(gammas.channel, path, model) else { continue }
      let samples = gammas.samples.enumerated().compactMap {
        sample($1, path.appending("samples").appending($0), model.channels[channel])
      }
      guard samples.count == gammas.samples.count else { continue }
      let bins = model.channels[channel].binCount
      guard gammas.uncertainties.count == bins else {
        note(path.appending("uncertainties"), .dataCount("uncertainties", gammas.uncertainties.count, bins))
        continue
      }
      let totals = (0..<bins).map { bin in samples.reduce(0) { $0 + model.channels[channel].samples[$1].data[bin] } }
      model.parameterSets.append(Self.set(of: gammas, totals: totals))
      for sample in samples {
        model.channels[channel].samples[sample].modifiers.append(Modifier(name: gammas.name, effect: .shapefactor))
      }
    }
  }

  /// A bin without events or uncertainty has nothing to vary, as for a shapesys.
  private static func set(of gammas: WorkspaceExtension.SharedGammas, totals: [Double]) -> ParameterSet {
    let isAlive = zip(totals, gammas.uncertainties).map { $0 > 0 && $1 > 0 }
    let widths = totals.indices.map { isAlive[$0] ? gammas.uncertainties[$0] / totals[$0] : 1 }
    let ones = [Double](repeating: 1, count: totals.count), taus = widths.map { 1 / ($0 * $0) }
    return ParameterSet(
      name: gammas.name, types: [.shapesys], isIndexed: true, inits: ones,
      bounds: ones.map { _ in ParameterConfiguration.Bounds(lower: 1e-10, upper: 10) }, fixed: isAlive.map { !$0 },
      constraint: gammas.isPoisson
        ? .poisson(observed: taus, taus: taus) : .normal(centers: ones, widths: widths),
      channelOffsets: [gammas.channel: 0])
  }

  mutating func channel(_ name: String, _ path: JSONPath, _ model: Model) -> Int? {
    if let index = model.channels.firstIndex(where: { $0.name == name }) { return index }
    note(path.appending("channel"), .noSuch("channel", name, model.channels.map(\.name)))
    return nil
  }

  mutating func sample(_ name: String, _ path: JSONPath, _ channel: Channel) -> Int? {
    if let index = channel.samples.firstIndex(where: { $0.name == name }) { return index }
    note(path, .noSuch("sample", name, channel.samples.map(\.name)))
    return nil
  }
}

extension ModelBuilder {
  /// A measurement's settings of the block's own parameters.
  mutating func extensionSettings(of position: Int) -> [String: PlacedSettings] {
    guard let names = workspace.extensions?.names, !names.isEmpty else { return [:] }
    let list = JSONPath([.key("measurements"), .position(position), .key("config"), .key("parameters")])
    var result: [String: PlacedSettings] = [:]
    for (index, parameter) in workspace.measurements[position].parameters.enumerated()
    where names.contains(parameter.name) {
      result[parameter.name] = PlacedSettings(values: parameter, path: list.appending(index))
    }
    return result
  }
}

extension WorkspaceExtension {
  /// Names of the parameters that the block brings.
  var names: Set<String> { Set(parameters.map(\.name) + sharedGammas.map(\.name)) }
}
