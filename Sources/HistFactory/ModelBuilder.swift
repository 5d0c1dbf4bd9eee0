// Resolves a workspace: order, parameter sets, data; notes all problems on the way.

import JSONTree

/// One pass over the modifiers, with names as numbers.
struct ModelBuilder {
  let workspace: Workspace
  let interpolation: Interpolation
  /// Set for a workspace with unreadable parts: problems that may only follow from those are left out.
  var isPartial = false
  private(set) var complaints: [WorkspaceProblem] = []

  /// File positions of the channels, sorted by name; within a channel, of its samples.
  private(set) var channelOrder: [Int] = []
  private(set) var sampleOrders: [[Int]] = []
  var table = ModifierTable()
  /// In first-occurrence order for each type.
  var usesByType = [[Int]](repeating: [], count: ModifierType.allCases.count)
  var uses: [NameUse] = []
  private(set) var channels: [Channel] = []
  private var setIndices: [[[Int32]]] = []

  init(_ workspace: Workspace, interpolation: Interpolation) {
    self.workspace = workspace
    self.interpolation = interpolation
  }

  /// Whether no more problems are noted: looking for near names may stop.
  var isFull: Bool { complaints.count >= WorkspaceProblems.limit }

  /// - Parameter place: where a request stands that no part of the document is to blame for.
  mutating func note(
    _ path: JSONPath, _ wording: Wording, as severity: WorkspaceProblem.Severity = .error, place: SourcePlace? = nil
  ) {
    if isFull { return }
    complaints.append(
      WorkspaceProblem(severity: severity, place: place, path: path, message: wording.message, hint: wording.hint))
  }

  mutating func model(measurement name: String?, poi: String?) -> Model? {
    scan()
    guard let position = measurementPosition(name) else { return nil }
    let sets = parameterSets(measurement: position)
    let measurement = workspace.measurements[position]
    var model = Model(
      channels: channels, observations: observations(), measurement: measurement.name, parameterSets: sets, poi: nil)
    model.resolvedSetIndices = resolvedIndices(sets)
    extend(&model, settings: extensionSettings(of: position))
    setPOI(of: &model, position, override: poi)
    return model
  }

  /// Notes the problems of everything that a model could be made of.
  mutating func checkAll() {
    scan()
    _ = observations()
    checkMeasurementNames()
    for position in workspace.measurements.indices {
      let sets = parameterSets(measurement: position)
      var model = Model(channels: channels, observations: [], measurement: "", parameterSets: sets, poi: nil)
      if position == 0 { extend(&model, settings: extensionSettings(of: position)) }
      setPOI(of: &model, position, override: nil)
    }
  }

  // MARK: Order

  private mutating func scan() {
    channelOrder = sortedPositions(workspace.channels.map(\.name), "channel", JSONPath([.key("channels")]))
    sampleOrders = workspace.channels.indices.map { channel in
      let path = JSONPath([.key("channels"), .position(channel), .key("samples")])
      return sortedPositions(workspace.channels[channel].samples.map(\.name), "sample", path)
    }
    table.collect(workspace)
    uses = table.names.map { NameUse(name: $0) }
    for channel in channelOrder { scanChannel(channel) }
    checkCoverage()
    if table.names.isEmpty, !isPartial { note(JSONPath([.key("channels")]), .noModifiers) }
  }

  /// Positions in code-point order of the names; notes names that come twice.
  private mutating func sortedPositions(_ names: [String], _ kind: String, _ path: JSONPath) -> [Int] {
    let order = names.indices.sorted { left, right in
      names[left] == names[right] ? left < right : names[left].precedes(names[right])
    }
    for (first, second) in zip(order, order.dropFirst()) where names[first] == names[second] && names[first] != "" {
      note(path.appending(second), .repeatedName(kind, names[first], path.appending(first)))
    }
    return order
  }

  private mutating func scanChannel(_ position: Int) {
    var channel = workspace.channels[position]
    checkLengths(channel, position)
    var samples: [Sample] = []
    var indices: [[Int32]] = []
    for sample in sampleOrders[position] {
      let (sorted, ids) = scanSample(channel.samples[sample], position, sample)
      samples.append(sorted)
      indices.append(ids)
    }
    channel.samples = samples
    channels.append(channel)
    setIndices.append(indices)
  }

  private mutating func checkLengths(_ channel: Channel, _ position: Int) {
    guard let first = channel.samples.first(where: { !$0.data.isEmpty }) else { return }
    for (index, sample) in channel.samples.enumerated()
    where !sample.data.isEmpty && sample.data.count != first.data.count {
      note(
        .sample(position, index).appending("data"),
        .sampleLength(sample.data.count, sample.name, first.data.count, first.name))
    }
  }

  /// The sample with its modifiers in order, and the numbers of their names.
  private mutating func scanSample(_ sample: Sample, _ channel: Int, _ position: Int) -> (Sample, [Int32]) {
    var sample = sample
    var ids = table.ids(channel, position)
    let order = table.order(ids, sample.modifiers)
    noteRepeated(order, ids, sample, channel, position)
    for index in order ?? Array(sample.modifiers.indices) where ids[index] >= 0 {
      use(sample.modifiers[index], Int(ids[index]), sample, ModifierPlace(channel, position, index))
    }
    if let order {
      sample.modifiers = order.map { sample.modifiers[$0] }
      ids = order.map { ids[$0] }
    }
    return (sample, ids)
  }

  private mutating func noteRepeated(
    _ order: [Int]?, _ ids: [Int32], _ sample: Sample, _ channel: Int, _ position: Int
  ) {
    for index in 1..<max(ids.count, 1) {
      let (first, second) = order.map { ($0[index - 1], $0[index]) } ?? (index - 1, index)
      guard ids[first] == ids[second], ids[first] >= 0 else { continue }
      let modifier = sample.modifiers[second]
      guard modifier.type == sample.modifiers[first].type else { continue }
      note(.modifier(channel, position, second), .repeatedModifier(modifier.name, modifier.type, sample.name))
    }
  }

  private func resolvedIndices(_ sets: [ParameterSet]) -> [[[Int32]]] {
    let positions = Dictionary(zip(sets.map(\.name), Int32(0)...), uniquingKeysWith: { first, _ in first })
    let byID = table.names.map { positions[$0] ?? -1 }
    return setIndices.map { $0.map { $0.map { $0 < 0 ? -1 : byID[Int($0)] } } }
  }
}

/// File positions of a modifier.
struct ModifierPlace: Sendable {
  var channel: Int
  var sample: Int
  var modifier: Int

  init(_ channel: Int, _ sample: Int, _ modifier: Int) {
    self.channel = channel
    self.sample = sample
    self.modifier = modifier
  }

  var path: JSONPath { .modifier(channel, sample, modifier) }
}

extension JSONPath {
  static func sample(_ channel: Int, _ sample: Int) -> JSONPath {
    JSONPath([.key("channels"), .position(channel), .key("samples"), .position(sample)])
  }

  static func modifier(_ channel: Int, _ sample: Int, _ modifier: Int) -> JSONPath {
    JSONPath(Self.sample(channel, sample).steps + [.key("modifiers"), .position(modifier)])
  }
}

extension String {
  /// Code-point order, which is Python's: byte order of UTF-8, not Swift's order of normalised forms.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
