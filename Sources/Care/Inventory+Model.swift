// Lists what a workspace contains, from its document and the model of one measurement.
import HistFactory
import Results

extension Inventory {
  /// - Parameters:
  ///   - workspace: the document, patched.
  ///   - model: the same, resolved for a measurement.
  ///   - version: of hfplot.
  public init(_ workspace: Workspace, model: Model, reference: WorkspaceReference, version: String) {
    self.init(
      hfplot: version, workspace: reference,
      measurements: workspace.measurements.map { .init(name: $0.name, poi: $0.poi) }, poi: model.poi,
      poiCandidates: model.poiCandidates,
      channels: zip(model.channels, model.observations).map { .init($0, observed: $1) },
      parameterSets: Self.sets(model))
  }

  private static func sets(_ model: Model) -> [ParameterSet] {
    var targets = model.parameterSets.map { _ in [ParameterSet.Target]() }
    for (channel, indices) in zip(model.channels, model.parameterSetIndices) {
      for (sample, sets) in zip(channel.samples, indices) {
        for set in Set(sets).sorted() where set >= 0 { targets[Int(set)].add(channel: channel.name, sample.name) }
      }
    }
    return zip(model.parameterSets, targets).map { .init($0, actsOn: $1) }
  }
}

extension [Inventory.ParameterSet.Target] {
  fileprivate mutating func add(channel: String, _ sample: String) {
    if last?.channel == channel {
      self[count - 1].samples.append(sample)
    } else {
      append(.init(channel: channel, samples: [sample]))
    }
  }
}

extension Inventory.Channel {
  fileprivate init(_ channel: Channel, observed: [Double]?) {
    let samples = channel.samples.map { sample in
      let types = sample.modifiers.map(\.type.rawValue)
      return Inventory.Sample(
        name: sample.name, yields: sample.data, modifiers: types.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }
    self.init(name: channel.name, bins: channel.binCount, samples: samples, observed: observed)
  }
}

extension Inventory.ParameterSet {
  fileprivate init(_ set: ParameterSet, actsOn targets: [Target]) {
    let forms = Set((0..<set.count).map { set.constraint(of: $0).word })
    self.init(
      name: set.name, types: set.types.map(\.rawValue), constraint: forms.count == 1 ? forms.first ?? "none" : "mixed",
      parameters: set.componentNames,
      inits: set.inits, bounds: set.bounds.map { [$0.lower, $0.upper] }, fixed: set.fixed, actsOn: targets)
  }
}

extension ParameterConstraint {
  fileprivate var word: String {
    switch self {
    case .none: "none"
    case .normal: "normal"
    case .poisson: "poisson"
    case .lognormal: "lognormal"
    }
  }
}
