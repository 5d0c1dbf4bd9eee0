// Every bin of a channel becomes a channel of its own, with the same likelihood.
import JSONTree
import Selectors

/// Splits channels into channels of one bin, `SR_bin0`, `SR_bin1`…; sets with one parameter a bin split likewise.
struct Unrolling: WorkspaceEdit {
  var channel: String
  var mayChangeNothing: Bool { true }

  init(_ fields: inout EditFields) throws(EditProblem) { channel = try fields.text("channel") }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let names = draft.channels.map(\.name)
    let chosen = draft.channels.filter { Glob(channel).matches($0.name) }
    guard !chosen.isEmpty else { throw EditProblem(missing("channel", channel, names)) }
    let targets = chosen.filter { $0.binCount > 1 }
    let sets = BinSets(draft, targets: targets)
    try check(draft, targets, sets)
    var changes: [EditChange] = []
    draft.channels = draft.channels.flatMap { old -> [ChannelDraft] in
      guard targets.contains(where: { $0.name == old.name }) else { return [old] }
      changes.append(EditChange(channel: old.name, what: "\(old.binCount) bins, now channels of one bin"))
      return (0..<old.binCount).map { old.bin($0, sets) }
    }
    draft.observations = draft.observations.flatMap { old -> [ObservationDraft] in
      guard targets.contains(where: { $0.name == old.name }) else { return [old] }
      return old.members.list("data").enumerated().map { bin, count in
        ObservationDraft(name: Self.name(old.name, bin), data: [count])
      }
    }
    for index in draft.measurements.indices { draft.measurements[index].unroll(sets) }
    return changes
  }

  static func name(_ name: String, _ bin: Int) -> String { "\(name)_bin\(bin)" }

  private func check(_ draft: WorkspaceDraft, _ targets: [ChannelDraft], _ sets: BinSets) throws(EditProblem) {
    let taken = Set(draft.channels.map(\.name))
    var findings = targets.flatMap { target in (0..<target.binCount).map { Self.name(target.name, $0) } }
      .filter(taken.contains).map { "there is already a channel \($0)" }
    let left = draft.channels.filter { other in !targets.contains { $0.name == other.name } }
    for channel in left {
      for modifier in channel.samples.flatMap(\.modifiers)
      where modifier.type != .normfactor && sets.shared.contains(modifier.name) {
        findings.append("\(modifier.name) also acts on the bins of \(channel.name)")
      }
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "unroll all channels that share it, e.g. unroll *") }
  }
}

/// The per-bin parameter sets of some channels, and their parameters' new names.
struct BinSets {
  /// New set names of the old components; nil for a component that stays where it is.
  private(set) var successors: [String: [String]] = [:]
  /// Shapefactors: shared between channels.
  private(set) var shared: Set<String> = []
  private var severalChannels: Set<String> = []

  init(_ draft: WorkspaceDraft, targets: [ChannelDraft]) {
    let isTarget = Set(targets.map(\.name))
    let sorted = draft.channels.sorted { $0.name.precedes($1.name) }
    var channelCounts: [String: Int] = [:]
    for channel in sorted {
      for name in channel.binSets(.staterror) { channelCounts[name, default: 0] += 1 }
    }
    severalChannels = Set(channelCounts.filter { $0.value > 1 }.keys)
    for channel in sorted {
      let isSplit = isTarget.contains(channel.name)
      for name in channel.binSets(.staterror) {
        let names = (0..<channel.binCount).map { isSplit ? self.name(name, channel.name, .staterror, $0) : name }
        if isSplit || successors[name] != nil || severalChannels.contains(name) {
          successors[name, default: []] += names
        }
      }
      guard isSplit else { continue }
      for type in [ModifierType.shapesys, .shapefactor] {
        for name in channel.binSets(type) {
          successors[name] = (0..<channel.binCount).map { self.name(name, channel.name, type, $0) }
          if type == .shapefactor { shared.insert(name) }
        }
      }
    }
    successors = successors.filter { old, new in new.contains { $0 != old } }
  }

  func name(_ set: String, _ channel: String, _ type: ModifierType, _ bin: Int) -> String {
    type == .staterror && severalChannels.contains(set)
      ? Unrolling.name("\(set)_\(channel)", bin) : Unrolling.name(set, bin)
  }
}

extension ChannelDraft {
  fileprivate func binSets(_ type: ModifierType) -> [String] {
    var seen: Set<String> = []
    return samples.flatMap(\.modifiers).filter { $0.type == type }.map(\.name).filter { seen.insert($0).inserted }
  }

  /// A channel with one of the bins.
  fileprivate func bin(_ bin: Int, _ sets: BinSets) -> ChannelDraft {
    var channel = self
    channel.name = Unrolling.name(name, bin)
    for sample in channel.samples.indices {
      channel.samples[sample].members.keep(bin, of: "data")
      for index in channel.samples[sample].modifiers.indices {
        channel.samples[sample].modifiers[index].keep(bin, name, sets)
      }
    }
    return channel
  }
}

extension ModifierDraft {
  fileprivate mutating func keep(_ bin: Int, _ channel: String, _ sets: BinSets) {
    switch type {
    case .histosys:
      var data = members["data"]?.object ?? JSONObject()
      data.keep(bin, of: "hi_data")
      data.keep(bin, of: "lo_data")
      members["data"] = .object(data)
    case .staterror, .shapesys:
      members.keep(bin, of: "data")
      name = sets.name(name, channel, type, bin)
    case .shapefactor: name = sets.name(name, channel, type, bin)
    case .lumi, .normfactor, .normsys: break
    }
  }
}

extension JSONObject {
  fileprivate mutating func keep(_ bin: Int, of key: String) { self[key] = .array([list(key)[bin]]) }
}

extension MeasurementDraft {
  /// Settings of a set become settings of each of its components.
  fileprivate mutating func unroll(_ sets: BinSets) {
    let (set, index) = Self.component(poi)
    if let names = sets.successors[set], let component = Int(index.dropFirst().dropLast()),
      names.indices.contains(component), names[component] != set
    {
      poi = "\(names[component])[0]"
    }
    parameters = parameters.flatMap { old -> [ParameterDraft] in
      guard let names = sets.successors[old.name] else { return [old] }
      var order: [String] = []
      for name in names where !order.contains(name) { order.append(name) }
      return order.map { name in
        var setting = old
        setting.name = name
        for key in ParameterDraft.lists {
          guard let list = old.members[key]?.array else { continue }
          setting.members[key] = .array(zip(names, list).filter { $0.0 == name }.map(\.1))
        }
        return setting
      }
    }
  }
}
