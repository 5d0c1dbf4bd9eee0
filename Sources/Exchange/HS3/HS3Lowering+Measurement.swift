// Parameters of interest, start values, ranges and what is held: the measurements of a workspace.
import HistFactory
import JSONTree

extension HS3Lowering {
  mutating func measurement(_ analysis: HS3Analysis) -> Measurement {
    var settings = scalarOrder.compactMap { scalarSettings($0, analysis) }
    var concatenated: [String: [Int]] = [:], order: [String] = []
    for index in setsInModelOrder where !sets[index].isIdle {
      if concatenated[sets[index].name] == nil { order.append(sets[index].name) }
      concatenated[sets[index].name, default: []].append(index)
    }
    settings += order.compactMap { binwiseSettings(concatenated[$0] ?? [], analysis) }
    return Measurement(name: analysis.name, poi: interest(analysis), parameters: settings)
  }

  /// Bins of a set in several channels follow one another in the order of the channels' names.
  private var setsInModelOrder: [Int] {
    sets.indices.sorted { left, right in
      let (first, second) = (channels[sets[left].channel].name, channels[sets[right].channel].name)
      return first == second ? left < right : first.utf8.lexicographicallyPrecedes(second.utf8)
    }
  }

  private mutating func interest(_ analysis: HS3Analysis) -> String {
    guard let first = analysis.interest.first else { return "" }
    if analysis.interest.count > 1 {
      reader.source.note(
        analysis.node, "has \(analysis.interest.count) parameters of interest: the measurement has '\(first)'",
        hint: "--poi chooses another", as: .warning)
    }
    return renamed[first] ?? component(first) ?? first
  }

  /// A parameter of a single bin as a workspace has it: `gamma[3]`.
  private func component(_ parameter: String) -> String? {
    var next: [String: Int] = [:]
    for index in setsInModelOrder {
      let set = sets[index], start = next[set.name] ?? 0
      if let bin = set.parameters.firstIndex(of: parameter) { return "\(set.name)[\(start + bin)]" }
      next[set.name] = start + set.parameters.count
    }
    return nil
  }

  // MARK: Domains and points

  /// A parameter's range: in the analysis' own domains, or in any.
  func domain(_ parameter: String, _ analysis: HS3Analysis?) -> ParameterConfiguration.Bounds? {
    let own = analysis?.domains ?? []
    for name in own + reader.source.domains.names.filter({ !own.contains($0) }) {
      guard let node = reader.source.domains[name], let axes = node["axes"] ?? node["variables"] else { continue }
      let axis = HS3Source.Objects(axes)[parameter]
      if let low = axis?["min"]?.double, let high = axis?["max"]?.double { return .init(lower: low, upper: high) }
    }
    return nil
  }

  func isConstant(_ parameter: String, _ analysis: HS3Analysis?) -> Bool {
    reader.startValue(parameter, in: analysis?.start)?.isConstant == true
  }

  // MARK: Settings

  private func scalarSettings(_ name: String, _ analysis: HS3Analysis) -> ParameterConfiguration? {
    guard let use = scalars[name] else { return nil }
    let isLumi = lumis.contains(name), usual = use.isVariation ? 0.0 : 1.0
    let start = reader.startValue(name, in: analysis.start)
    // Where no domain says it, ROOT lets factors go from −3 to 5.
    let rootRange = reader.dialect == .root && use.isFactor
    let standard = use.isVariation ? (-5.0, 5.0) : (0.0, 10.0), open = rootRange ? (-3.0, 5.0) : standard
    let range = domain(name, analysis) ?? .init(lower: open.0, upper: open.1)
    let isHeld = start?.isConstant == true || use.words.contains("Const")
    var settings = ParameterConfiguration(name: renamed[name] ?? name)
    if let value = start?.value, value != usual || isLumi { settings.inits = [value] }
    if isLumi, settings.inits == nil { settings.inits = [1] }
    if isLumi || range != .init(lower: standard.0, upper: standard.1) { settings.bounds = [range] }
    if isHeld { settings.fixed = true }
    if case .normal(let center, let width)? = constraints[name]?.law {
      if isLumi || center != 0 { settings.auxdata = [center] }
      if isLumi { settings.sigmas = [width] }
    }
    return settings == ParameterConfiguration(name: settings.name) ? nil : settings
  }

  private func binwiseSettings(_ indices: [Int], _ analysis: HS3Analysis) -> ParameterConfiguration? {
    guard let first = indices.first else { return nil }
    let parameters = indices.flatMap { sets[$0].parameters }
    let standard = ParameterConfiguration.Bounds(lower: sets[first].kind == .shapefactor ? 0 : 1e-10, upper: 10)
    let ranges = parameters.map { domain($0, analysis) ?? standard }
    let starts = parameters.map { reader.startValue($0, in: analysis.start)?.value ?? 1 }
    var settings = ParameterConfiguration(name: sets[first].name)
    if starts.contains(where: { $0 != 1 }) { settings.inits = starts }
    if ranges.contains(where: { $0 != standard }) { settings.bounds = ranges }
    if parameters.allSatisfy({ isConstant($0, analysis) }) { settings.fixed = true }
    settings.auxdata = concatenated(indices, \.auxiliary) { auxiliaryDefault(sets[$0]) }
    settings.sigmas = concatenated(indices, \.widths) { sets[$0].spreads.map { $0 > 0 ? $0 : 1 } }
    settings.factors = concatenated(indices, \.factors) { auxiliaryDefault(sets[$0]) }
    return settings == ParameterConfiguration(name: settings.name) ? nil : settings
  }

  private func concatenated(
    _ indices: [Int], _ key: KeyPath<HS3BinwiseSet, [Double]?>, _ usual: (Int) -> [Double]
  ) -> [Double]? {
    guard indices.contains(where: { sets[$0][keyPath: key] != nil }) else { return nil }
    return indices.flatMap { sets[$0][keyPath: key] ?? usual($0) }
  }

  /// Auxiliary counts of a shapesys; 1 for a staterror.
  private func auxiliaryDefault(_ set: HS3BinwiseSet) -> [Double] {
    guard set.kind == .shapesys, let use = set.uses.first else { return set.parameters.map { _ in 1 } }
    return zip(use.contents, use.uncertainties).map { $0 > 0 && $1 > 0 ? $0 * $0 / ($1 * $1) : 1 }
  }
}
