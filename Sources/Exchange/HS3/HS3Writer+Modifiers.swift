// Channels, samples and modifiers as HS3 has them; constraints inline where a word says all, as distributions otherwise.
import HistFactory
import JSONTree

extension HS3Writer {
  mutating func channel(_ channel: Channel, _ position: Int) -> JSONValue {
    checkStaterrors(channel, position)
    var samples: [JSONValue] = []
    for sample in channel.samples {
      samples.append(self.sample(sample, channel))
    }
    var object = JSONObject([
      ("name", .string("model_\(channel.name)")), ("type", "histfactory_dist"), ("axes", .array([axis(of: channel)])),
    ])
    let hasStaterror = channel.samples.contains { $0.modifiers.contains { $0.type == .staterror } }
    if options.dialect == .root, hasStaterror { object["staterror"] = ["constraint": "Gauss", "relThreshold": 0.0] }
    object["samples"] = .array(samples)
    return .object(object)
  }

  /// ROOT has one staterror a channel.
  private mutating func checkStaterrors(_ channel: Channel, _ position: Int) {
    guard options.dialect == .root else { return }
    var names: [String] = []
    for modifier in channel.samples.flatMap(\.modifiers)
    where modifier.type == .staterror && !names.contains(modifier.name) {
      names.append(modifier.name)
    }
    if names.count > 1 {
      note(
        JSONPath([.key("channels"), .position(position)]),
        "has the staterrors \(names.joined(separator: ", ")): ROOT has one a channel",
        hint: "--dialect specification or pyhs3 can say it")
    }
  }

  private mutating func sample(_ sample: Sample, _ channel: Channel) -> JSONValue {
    var data = JSONObject([("contents", JSONValue(sample.data))])
    let errors = sample.modifiers.lazy.compactMap { modifier -> [Double]? in
      if case .staterror(let sizes) = modifier.effect { sizes } else { nil }
    }.first
    if let errors { data["errors"] = JSONValue(errors) }
    var modifiers: [JSONValue] = []
    for modifier in sample.modifiers {
      modifiers.append(self.modifier(modifier, sample, channel, inheriting: errors))
    }
    return ["name": .string(sample.name), "data": .object(data), "modifiers": .array(modifiers)]
  }

  private mutating func modifier(
    _ modifier: Modifier, _ sample: Sample, _ channel: Channel, inheriting errors: [Double]?
  ) -> JSONValue {
    var object = JSONObject([("name", .string(modifier.name)), ("type", .string(Self.word(modifier.type)))])
    switch modifier.effect {
    case .normfactor, .lumi: object["parameter"] = .string(modifier.name)
    case .normsys(let high, let low):
      object["parameter"] = .string(modifier.name)
      object["interpolation"] = .string(options.interpolation.normsys == .code1 ? "log" : code("poly6", "code4"))
      object["data"] = ["hi": JSONValue(high), "lo": JSONValue(low)]
    case .histosys(let high, let low):
      object["parameter"] = .string(modifier.name)
      object["interpolation"] = .string(histosysCode)
      object["data"] = ["hi": ["contents": JSONValue(high)], "lo": ["contents": JSONValue(low)]]
    case .shapefactor, .shapesys, .staterror:
      object["parameters"] = .array(parameters(modifier, channel).map { .string($0) })
    }
    if case .staterror(let sizes) = modifier.effect, sizes != errors {
      object["data"] = ["uncertainties": JSONValue(sizes)]
    }
    constrain(&object, modifier, sample, channel)
    return .object(object)
  }

  private static func word(_ type: ModifierType) -> String { type == .lumi ? "normfactor" : type.rawValue }

  private func code(_ word: String, _ pyhf: String) -> String { options.dialect == .pyhs3 ? pyhf : word }

  private var histosysCode: String {
    switch options.interpolation.histosys {
    case .code0: code("lin", "code0")
    case .code2: code("parabolic", "code2")
    default: code("poly6", "code4p")
    }
  }

  /// The parameters of the channel's bins.
  private func parameters(_ modifier: Modifier, _ channel: Channel) -> [String] {
    guard let set = set(modifier.name) else { return [] }
    let offset = set.channelOffsets[channel.name] ?? 0, names = Self.names(set)
    return Array(names[offset..<min(offset + channel.binCount, names.count)])
  }

  // MARK: Constraints

  private mutating func constrain(
    _ object: inout JSONObject, _ modifier: Modifier, _ sample: Sample, _ channel: Channel
  ) {
    guard let set = set(modifier.name) else { return }
    let first = set.channelOffsets[channel.name] ?? 0
    let bins = set.isIndexed ? Array(first..<first + channel.binCount) : [0]
    switch set.constraint {
    case .none: return
    case .normal(let centers, let widths):
      let isUsual = modifier.type != .lumi && bins.allSatisfy { isDerived(set, $0, centers, widths) }
      if isUsual { return object["constraint"] = "Gauss" }
      let live = bins.filter { !isEmpty(set, $0) }
      name(live.map { normal(Self.names(set)[$0], centers[$0], widths[$0]) }, in: &object, scalar: !set.isIndexed)
    case .poisson(let observed, let taus):
      object["constraint"] = "Poisson"
      guard case .shapesys(let sizes) = modifier.effect else { return }
      let isUsual = options.dialect != .specification && bins.allSatisfy { observed[$0] == taus[$0] }
      if isUsual, let values = values(sizes, sample, taus, set) { return object["data"] = ["vals": JSONValue(values)] }
      let live = bins.filter { !isEmpty(set, $0) }
      name(live.map { poisson(Self.names(set)[$0], observed[$0], taus[$0]) }, in: &object, scalar: false)
    }
  }

  /// Whether a reader derives the same constraint from the model's numbers.
  private func isDerived(_ set: ParameterSet, _ bin: Int, _ centers: [Double], _ widths: [Double]) -> Bool {
    if !set.isIndexed { return centers[bin] == 0 && widths[bin] == 1 }
    return centers[bin] == 1 && derived[set.name]?[bin] == widths[bin]
  }

  /// A bin whose gamma has nothing to vary: no constraint of its own.
  private func isEmpty(_ set: ParameterSet, _ bin: Int) -> Bool {
    set.isIndexed && set.fixed[bin] && !set.fixed.allSatisfy { $0 }
  }

  /// The widths of staterrors without any settings of the measurement.
  static func derivedWidths(_ workspace: Workspace, _ interpolation: Interpolation) -> [String: [Double]] {
    var bare = workspace
    bare.measurements = bare.measurements.prefix(1).map { measurement in
      var measurement = measurement
      measurement.parameters = measurement.parameters.map { settings in
        var settings = settings
        if settings.name != "lumi" { settings.sigmas = nil }
        return settings
      }
      return measurement
    }
    guard let model = try? Model(bare, interpolation: interpolation) else { return [:] }
    var widths: [String: [Double]] = [:]
    for set in model.parameterSets { if case .normal(_, let sizes) = set.constraint { widths[set.name] = sizes } }
    return widths
  }

  /// `vals` as the dialect means them; nil where they would not give back the counts.
  private func values(_ sizes: [Double], _ sample: Sample, _ taus: [Double], _ set: ParameterSet) -> [Double]? {
    let counts = zip(sample.data, sizes).map { $0 > 0 && $1 > 0 ? $0 * $0 / ($1 * $1) : 1 }
    guard counts == taus else { return nil }
    if options.dialect == .pyhs3 { return sizes }
    return zip(counts, zip(sample.data, sizes)).map { $1.0 > 0 && $1.1 > 0 ? $0 : 0 }
  }

  private func name(_ names: [String], in object: inout JSONObject, scalar: Bool) {
    if scalar, options.dialect == .root, let name = names.first {
      object["constraint_name"] = .string(name)
    } else {
      object["constraints"] = .array(names.map { .string($0) })
    }
  }

  private mutating func normal(_ parameter: String, _ center: Double, _ width: Double) -> String {
    addOnce("\(parameter)_constraint") { writer in
      writer.nominals.append(("nom_\(parameter)", center))
      return [
        "name": .string("\(parameter)_constraint"), "type": "gaussian_dist", "x": .string("nom_\(parameter)"),
        "mean": .string(parameter), "sigma": JSONValue(width),
      ]
    }
  }

  private mutating func poisson(_ parameter: String, _ observed: Double, _ tau: Double) -> String {
    addOnce("\(parameter)_constraint") { writer in
      writer.nominals.append(("nom_\(parameter)", observed))
      writer.nominals.append(("tau_\(parameter)", tau))
      writer.functions.append([
        "name": .string("mean_\(parameter)"), "type": "product",
        "factors": [.string(parameter), .string("tau_\(parameter)")],
      ])
      return [
        "name": .string("\(parameter)_constraint"), "type": "poisson_dist", "x": .string("nom_\(parameter)"),
        "mean": .string("mean_\(parameter)"),
      ]
    }
  }
}
