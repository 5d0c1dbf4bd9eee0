// The settings that a measurement gives to parameter sets, and its parameter of interest.

import JSONTree

/// A measurement's settings of one parameter with their place in the file.
struct PlacedSettings {
  var values: ParameterConfiguration
  var path: JSONPath
}

extension ModelBuilder {
  private func path(_ measurement: Int) -> JSONPath {
    JSONPath([.key("measurements"), .position(measurement), .key("config")])
  }

  mutating func checkMeasurementNames() {
    var seen: [String: Int] = [:]
    for (position, measurement) in workspace.measurements.enumerated() where measurement.name != "" {
      guard let first = seen.updateValue(position, forKey: measurement.name) else { continue }
      let list = JSONPath([.key("measurements")])
      note(list.appending(position), .repeatedName("measurement", measurement.name, list.appending(first)))
    }
  }

  mutating func measurementPosition(_ name: String?) -> Int? {
    checkMeasurementNames()
    guard let name else {
      if workspace.measurements.isEmpty { note(JSONPath([.key("measurements")]), .empty("measurements")) }
      return workspace.measurements.indices.first
    }
    if let position = workspace.measurements.firstIndex(where: { $0.name == name }) { return position }
    note(JSONPath([.key("measurements")]), .measurementUnknown(name, workspace.measurements.map(\.name)))
    return nil
  }

  /// By name; notes names that come twice.
  mutating func settings(of position: Int) -> [String: PlacedSettings] {
    var result: [String: PlacedSettings] = [:]
    let list = path(position).appending("parameters")
    for (index, parameter) in workspace.measurements[position].parameters.enumerated() where parameter.name != "" {
      let path = list.appending(index)
      if let first = result[parameter.name] {
        note(path, .repeatedName("setting", parameter.name, first.path))
      } else {
        result[parameter.name] = PlacedSettings(values: parameter, path: path)
      }
    }
    return result
  }

  /// Looking for near names takes time: only for the first settings.
  private static let suggestionLimit = 500

  /// Settings for parameters that the model lacks: those that look like a misspelling one by one.
  mutating func noteUnknown(_ settings: [String: PlacedSettings], _ known: Set<String>, _ position: Int) {
    guard !isPartial else { return }
    let names = NameIndex(known.sorted { $0.precedes($1) })
    let refused = Set(uses.lazy.filter(\.isRefused).map(\.name))
    var rest: [String] = []
    let known = known.union(workspace.extensions?.names ?? [])
    for (index, parameter) in workspace.measurements[position].parameters.enumerated()
    where !known.contains(parameter.name) && !refused.contains(parameter.name) {
      guard let place = settings[parameter.name] else { continue }
      if !isFull, index < Self.suggestionLimit, let near = names.nearest(to: parameter.name) {
        note(place.path, .configurationUnknown(parameter.name, "did you mean '\(near)'?"), as: .warning)
      } else {
        rest.append(parameter.name)
      }
    }
    if !rest.isEmpty { note(path(position).appending("parameters"), .configurationsUnknown(rest), as: .warning) }
  }

  // MARK: Settings of one set

  mutating func configure(
    _ set: inout ParameterSet, _ type: ModifierType, _ settings: PlacedSettings?, measurement: Int
  ) {
    if type == .lumi { requireLumi(settings, measurement) }
    guard let settings else { return }
    let values = settings.values
    if let inits = list(values.inits, "inits", set, settings) { set.inits = inits }
    if let bounds = list(values.bounds, "bounds", set, settings) { set.bounds = bounds }
    if let fixed = values.fixed { set.fixed = Array(repeating: fixed, count: set.count) }
    configureConstraint(&set, type, settings)
    checkRange(set, settings)
  }

  /// The setting if it has a value a component.
  mutating func list<Value>(
    _ values: [Value]?, _ key: String, _ set: ParameterSet, _ settings: PlacedSettings
  ) -> [Value]? {
    guard let values else { return nil }
    if values.count == set.count { return values }
    // Without a component there was no reading the bins.
    if !(isPartial && set.count == 0) {
      note(settings.path.appending(key), .overrideLength(key, values.count, set.name, set.count))
    }
    return nil
  }

  private mutating func requireLumi(_ settings: PlacedSettings?, _ measurement: Int) {
    if isPartial { return }
    let values = settings?.values
    let present = [
      ("inits", values?.inits != nil), ("bounds", values?.bounds != nil), ("auxdata", values?.auxdata != nil),
      ("sigmas", values?.sigmas != nil),
    ]
    let missing = present.filter { !$0.1 }.map(\.0)
    if !missing.isEmpty { note(settings?.path ?? path(measurement).appending("parameters"), .lumiSettings(missing)) }
  }

  private mutating func configureConstraint(
    _ set: inout ParameterSet, _ type: ModifierType, _ settings: PlacedSettings
  ) {
    let values = settings.values
    let auxdata = allowed(values.auxdata, "auxdata", type != .normfactor && type != .shapefactor, set, type, settings)
    let sigmas = allowed(values.sigmas, "sigmas", type == .staterror || type == .lumi, set, type, settings)
    let factors = allowed(values.factors, "factors", type == .shapesys, set, type, settings)
    checkPositive(sigmas, "sigmas", set, settings)
    checkPositive(factors, "factors", set, settings)
    switch set.constraint {
    case .none: break
    case .normal(let centers, let widths):
      set.constraint = .normal(centers: auxdata ?? centers, widths: sigmas ?? widths)
    case .poisson(let observed, let taus):
      if let negative = auxdata?.first(where: { $0 < 0 }) {
        note(settings.path.appending("auxdata"), .notPositive("auxdata", set.name, negative))
      }
      set.constraint = .poisson(observed: auxdata ?? observed, taus: factors ?? taus)
    }
  }

  private mutating func allowed(
    _ values: [Double]?, _ key: String, _ isAllowed: Bool, _ set: ParameterSet, _ type: ModifierType,
    _ settings: PlacedSettings
  ) -> [Double]? {
    guard values != nil, !isAllowed else { return list(values, key, set, settings) }
    note(settings.path.appending(key), .overrideForbidden(key, set.name, type))
    return nil
  }

  private mutating func checkPositive(
    _ values: [Double]?, _ key: String, _ set: ParameterSet, _ settings: PlacedSettings
  ) {
    guard let bad = values?.first(where: { $0 <= 0 }) else { return }
    note(settings.path.appending(key), .notPositive(key, set.name, bad))
  }

  private mutating func checkRange(_ set: ParameterSet, _ settings: PlacedSettings) {
    for (name, (start, bounds)) in zip(set.componentNames, zip(set.inits, set.bounds)) {
      if bounds.lower > bounds.upper {
        note(settings.path.appending("bounds"), .boundsOrder(name, bounds))
      } else if start < bounds.lower || start > bounds.upper {
        let key = settings.values.inits == nil ? "bounds" : "inits"
        note(settings.path.appending(key), .initOutside(name, start, bounds), as: .warning)
      }
    }
  }

  // MARK: Parameter of interest

  mutating func setPOI(of model: inout Model, _ position: Int, override: String?) {
    let name = override ?? workspace.measurements[position].poi
    if name.isEmpty { return }
    let path = override == nil ? path(position).appending("poi") : JSONPath()
    let place = override == nil ? nil : SourcePlace(file: "--poi")
    if let set = model.parameterSets.first(where: { $0.name == name }) {
      guard set.isIndexed else { return model.poi = name }
      note(path, .poiComponents(name, set.count), place: place)
    } else if model.parameterSets.contains(where: { $0.isIndexed && $0.componentNames.contains(name) }) {
      model.poi = name
    } else if override != nil {
      note(path, .poiUnknown(name, model.poiCandidates), place: place)
    } else {
      model.missingPOI = name
    }
  }
}
