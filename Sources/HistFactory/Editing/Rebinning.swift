// Merging neighbouring bins of channels.
import JSONTree
import Selectors

/// Sums yields and templates over groups of bins; uncertainties of a bin's own in quadrature.
struct Rebinning: WorkspaceEdit {
  enum Groups { case factor(Int), sizes([Int]) }
  var channel: String
  var groups: Groups
  var mayChangeNothing: Bool { true }

  /// `bins` is a factor, or the number of old bins in each new one: `2`, `2+3+1`, `[2, 3, 1]`.
  init(_ fields: inout EditFields) throws(EditProblem) {
    channel = try fields.text("channel")
    let parts = try fields.names("bins").flatMap {
      $0.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    }
    let sizes = parts.compactMap { Int($0) }
    guard sizes.count == parts.count, !sizes.isEmpty, sizes.allSatisfy({ $0 > 0 && $0 < 1_000_000 }) else {
      throw EditProblem("'\(parts.joined(separator: "+"))' is no grouping of bins", hint: "e.g. SR=2 or SR=2+3+1")
    }
    groups = sizes.count == 1 ? .factor(sizes[0]) : .sizes(sizes)
  }

  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let names = draft.channels.map(\.name)
    let chosen = names.indices.filter { Glob(channel).matches(names[$0]) }
    guard !chosen.isEmpty else { throw EditProblem(missing("channel", channel, names)) }
    let sizes = try sizes(chosen.map { draft.channels[$0] })
    try refuseShapeFactors(chosen.map { draft.channels[$0] })
    let counts = draft.componentCounts
    var changes: [EditChange] = []
    for (index, sizes) in zip(chosen, sizes) where sizes.contains(where: { $0 > 1 }) {
      let old = draft.channels[index].binCount
      draft.channels[index].merge(sizes)
      for position in draft.observations.indices where draft.observations[position].name == names[index] {
        draft.observations[position].members.merge("data", sizes)
      }
      let what = "\(old) bins merged to \(sizes.count) (\(sizes.map(String.init).joined(separator: "+")))"
      changes.append(EditChange(channel: names[index], what: what, caveat: "less information by choice"))
    }
    return try changes + draft.fitSettings(to: counts)
  }

  private func sizes(_ channels: [ChannelDraft]) throws(EditProblem) -> [[Int]] {
    var findings: [String] = []
    let sizes = channels.map { channel in
      let bins = channel.binCount
      switch groups {
      case .factor(let factor):
        if bins % factor != 0 {
          findings.append("channel \(channel.name): its number of bins, \(bins), is no multiple of \(factor)")
        }
        return Array(repeating: factor, count: bins / factor)
      case .sizes(let sizes):
        let sum = sizes.reduce(0, +)
        if sum != bins { findings.append("channel \(channel.name) has \(bins) bins, the groups have \(sum)") }
        return sizes
      }
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "name the size of each new bin: SR=2+2+1") }
    return sizes
  }

  private func refuseShapeFactors(_ channels: [ChannelDraft]) throws(EditProblem) {
    let findings = channels.flatMap { channel in
      channel.samples.flatMap { sample in
        sample.modifiers.filter { $0.type == .shapefactor }.map { modifier in
          "\(channel.name)/\(sample.name)/\(modifier.name): a free factor in each bin has no meaning in merged bins"
        }
      }
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "remove the shapefactor first, or leave the channel") }
  }
}

extension ChannelDraft {
  fileprivate mutating func merge(_ sizes: [Int]) {
    for index in samples.indices {
      samples[index].members.merge("data", sizes)
      for position in samples[index].modifiers.indices { samples[index].modifiers[position].merge(sizes) }
    }
  }
}

extension ModifierDraft {
  fileprivate mutating func merge(_ sizes: [Int]) {
    switch type {
    case .histosys:
      var data = members["data"]?.object ?? JSONObject()
      data.merge("hi_data", sizes)
      data.merge("lo_data", sizes)
      members["data"] = .object(data)
    case .staterror, .shapesys:
      members["data"] = .array(
        members.list("data").grouped(sizes).map { group in
          if group.count == 1 { return group[0] }
          return JSONValue(group.reduce(0) { $0 + ($1.double ?? 0) * ($1.double ?? 0) }.squareRoot())
        })
    default: break
    }
  }
}

extension JSONObject {
  /// Sums of the numbers of a list; a group of one keeps its token, integers sum to an integer.
  fileprivate mutating func merge(_ key: String, _ sizes: [Int]) {
    self[key] = .array(list(key).grouped(sizes).map(JSONValue.sum))
  }
}

extension JSONValue {
  static func sum(_ values: some Collection<JSONValue>) -> JSONValue {
    if values.count == 1, let only = values.first { return only }
    let integers = values.compactMap(\.integer)
    if integers.count == values.count {
      var (sum, isExact) = (0, true)
      for value in integers {
        let (next, overflow) = sum.addingReportingOverflow(value)
        (sum, isExact) = (next, isExact && !overflow)
      }
      if isExact { return JSONValue(sum) }
    }
    return JSONValue(values.reduce(0) { $0 + ($1.double ?? 0) })
  }
}

extension Array {
  /// Consecutive groups of these sizes.
  func grouped(_ sizes: [Int]) -> [[Element]] {
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return Array(self[Swift.min(start, count)..<Swift.min(start + size, count)])
    }
  }
}
