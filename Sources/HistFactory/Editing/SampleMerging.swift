// Several samples of each channel become one, as far as that is exact.
import Selectors

/// Sums samples; refuses where one sample carries a factor that another lacks.
struct SampleMerging: WorkspaceEdit {
  var name: String
  var members: [String]
  var scope: EditScope

  init(_ fields: inout EditFields) throws(EditProblem) {
    name = try fields.text("name")
    members = try fields.names("samples")
    scope = try fields.scope(of: "channels", ["channel"])
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    try check(draft)
    var (changes, findings): ([EditChange], [String]) = ([], [])
    for index in draft.channels.indices where scope.contains(channel: draft.channels[index].name) {
      let channel = draft.channels[index]
      let parts = channel.samples.filter(isMember)
      guard let first = parts.first else { continue }
      var merger = SampleMerger(parts, name: name, channel: channel.name)
      let merged = merger.merged()
      findings += merger.findings
      if parts.count == 1, first.name == name { continue }
      changes.append(
        EditChange(
          channel: channel.name, sample: name,
          what: parts.count == 1
            ? "\(first.name) renamed" : "sum of \(parts.map(\.name).joined(separator: ", "))"))
      changes += merger.changes
      let place = channel.samples.firstIndex(where: isMember) ?? 0
      draft.channels[index].samples.removeAll(where: isMember)
      draft.channels[index].samples.insert(merged, at: min(place, draft.channels[index].samples.count))
    }
    guard findings.isEmpty else {
      throw EditProblem(
        findings, hint: "merge samples that share these modifiers, or remove the modifiers from all of them first")
    }
    return changes
  }

  private func isMember(_ sample: SampleDraft) -> Bool {
    members.contains { Glob($0).matches(sample.name) }
  }

  private func check(_ draft: WorkspaceDraft) throws(EditProblem) {
    let names = draft.channels.flatMap { $0.samples.map(\.name) }
    var findings = members.filter { member in !names.contains { Glob(member).matches($0) } }
      .map { missing("sample", $0, names) }
    for channel in draft.channels where scope.contains(channel: channel.name) {
      let taken = channel.samples.contains { $0.name == name && !isMember($0) }
      if taken { findings.append("channel \(channel.name) has another sample \(name)") }
    }
    if !findings.isEmpty { throw EditProblem(findings) }
  }
}

/// The sum of some samples of one channel.
struct SampleMerger {
  private let parts: [SampleDraft]
  private let name: String
  private let channel: String
  private(set) var findings: [String] = []
  private(set) var changes: [EditChange] = []

  init(_ parts: [SampleDraft], name: String, channel: String) {
    self.parts = parts
    self.name = name
    self.channel = channel
  }

  mutating func merged() -> SampleDraft {
    var sample = parts[0]
    sample.name = name
    guard parts.count > 1 else { return sample }
    sample.data = sum(parts.map(\.data))
    sample.modifiers = []
    var done: Set<String> = []
    for modifier in parts.flatMap(\.modifiers) {
      let isSystematic = modifier.type == .normsys || modifier.type == .histosys
      let key = isSystematic ? "systematic \(modifier.name)" : "\(modifier.type.rawValue) \(modifier.name)"
      guard done.insert(key).inserted else { continue }
      if isSystematic { addSystematic(modifier.name, to: &sample) } else { add(modifier, to: &sample) }
    }
    return sample
  }

  private func sum(_ lists: [[Double]]) -> [Double] {
    lists.dropFirst().reduce(lists[0]) { sum, list in zip(sum, list).map { $0 + $1 } }
  }

  /// A factor that all samples without yields share or not makes no difference.
  private var contributing: [SampleDraft] {
    let filled = parts.filter { sample in sample.data.contains { $0 != 0 } }
    return filled.isEmpty ? parts : filled
  }

  private mutating func addSystematic(_ systematic: String, to sample: inout SampleDraft) {
    let variations = parts.map { $0.variation(of: systematic) ?? SampleVariation(nominal: $0.data) }
    let factors = contributing.map { $0.variation(of: systematic)?.factors ?? .init(high: 1, low: 1) }
    var merged = SampleVariation(nominal: sample.data)
    if let common = factors.first, factors.allSatisfy({ $0 == common }) {
      if common != .init(high: 1, low: 1) || variations.contains(where: { $0.factors != nil && $0.shape == nil }) {
        merged.factors = common
      }
      if variations.contains(where: { $0.shape != nil }) {
        merged.shape = .init(
          high: sum(variations.map { $0.shape?.high ?? $0.nominal }),
          low: sum(variations.map { $0.shape?.low ?? $0.nominal }))
      }
    } else {
      merged.shape = .init(high: sum(variations.map(\.templates.high)), low: sum(variations.map(\.templates.low)))
      changes.append(
        EditChange(
          channel: channel, sample: name, modifier: systematic, what: "different normsys became one histosys",
          caveat: "exact at ±1σ of each by itself; between, and for several at once, to first order"))
    }
    sample.set(merged, of: systematic)
  }

  private mutating func add(_ modifier: ModifierDraft, to sample: inout SampleDraft) {
    let carriers = parts.filter { part in
      part.modifiers.contains { $0.name == modifier.name && $0.type == modifier.type }
    }
    let lacking = contributing.filter { part in !carriers.contains { $0.name == part.name } }.map(\.name)
    let label = modifier.type == .lumi ? "\(channel): lumi" : "\(channel): \(modifier.type.rawValue) \(modifier.name)"
    switch modifier.effect {
    case .staterror: addStaterror(modifier, carriers, lacking, to: &sample)
    case .shapesys:
      findings.append(
        "\(label) is a measurement of its own of each bin of \(carriers.map(\.name).joined(separator: ", "))")
    case .normfactor, .shapefactor, .lumi:
      if lacking.isEmpty {
        sample.modifiers.append(modifier)
      } else {
        findings.append("\(label) does not act on \(lacking.joined(separator: ", "))")
      }
    case .normsys, .histosys: break
    }
  }

  private mutating func addStaterror(
    _ modifier: ModifierDraft, _ carriers: [SampleDraft], _ lacking: [String], to sample: inout SampleDraft
  ) {
    let lists = carriers.flatMap(\.modifiers).compactMap { other -> [Double]? in
      guard other.name == modifier.name, case .staterror(let values) = other.effect else { return nil }
      return values
    }
    var merged = modifier
    merged.effect = .staterror(sum(lists.map { $0.map { $0 * $0 } }).map { $0.squareRoot() })
    sample.modifiers.append(merged)
    guard !lacking.isEmpty else { return }
    changes.append(
      EditChange(
        channel: channel, sample: name, modifier: modifier.name,
        what: "staterror of \(carriers.map(\.name).joined(separator: ", ")) now scales the sum",
        caveat: "the absolute uncertainty stays, other modifiers apply to it to first order"))
  }
}
