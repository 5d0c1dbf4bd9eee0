// Joining two workspaces by the rules of pyhf's `Workspace.combine`.
import JSONTree

/// Which of two things with one name a combined workspace gets.
public struct WorkspaceJoin: Sendable, Equatable {
  /// pyhf's rules for joining two workspaces.
  public enum Rule: String, Sendable, CaseIterable {
    /// Nothing may have the same name on both sides.
    case none
    /// What has the same name must be the same; measurements of one name are merged.
    case outer
    /// The left side's is taken.
    case leftOuter = "left-outer"
    /// The right side's is taken.
    case rightOuter = "right-outer"
  }
  /// The rule for what stands in both.
  public var rule: Rule
  /// Samples of channels with one name go into one channel; of two samples with one name the kept side's stays.
  public var mergesChannels: Bool

  /// Every part by its name; those with a default may be left out.
  public init(rule: Rule = .none, mergesChannels: Bool = false) {
    self.rule = rule
    self.mergesChannels = mergesChannels
  }

  /// The joined workspace; every conflict at once.
  public func joined(_ left: WorkspaceDraft, _ right: WorkspaceDraft) throws(EditProblem) -> WorkspaceDraft {
    var conflicts: [String] = []
    if mergesChannels, rule == .none {
      conflicts.append("channels are merged only with the rules outer, left-outer and right-outer")
    }
    if left.version != right.version { conflicts.append("the versions are \(left.version) and \(right.version)") }
    var result = rule == .rightOuter ? right : left
    result.channels = channels(left.channels, right.channels, &conflicts)
    result.observations = items(left.observations, right.observations, "observation", &conflicts)
    result.measurements = measurements(left.measurements, right.measurements, &conflicts)
    result.takeOver(rule == .rightOuter ? left : right, by: rule, &conflicts)
    guard conflicts.isEmpty else { throw EditProblem(conflicts, hint: hint) }
    return result
  }

  private var hint: String {
    rule == .none
      ? "rename things first (hfplot edit --rename-channel A=B), or choose another rule with --join"
      : "rename things first (hfplot edit --rename-channel A=B), or let one side win: --join left-outer"
  }

  // MARK: Lists

  private func items<Item: NamedDraft>(
    _ left: [Item], _ right: [Item], _ kind: String, _ conflicts: inout [String]
  ) -> [Item] {
    let (first, second) = rule == .rightOuter ? (right, left) : (left, right)
    let common = second.filter { item in first.contains { $0.name == item.name } }
    switch rule {
    case .none:
      conflicts += common.map { "both have \(kind) \($0.name)" }
      return first + second
    case .outer:
      let different = common.filter { item in !first.contains { $0.isSame(as: item) } }
      conflicts += different.map { "\(kind) \($0.name) is another on each side" }
    case .leftOuter, .rightOuter: break
    }
    return first + second.filter { item in !first.contains { $0.name == item.name } }
  }

  private func channels(
    _ left: [ChannelDraft], _ right: [ChannelDraft], _ conflicts: inout [String]
  ) -> [ChannelDraft] {
    guard mergesChannels, rule != .none else { return items(left, right, "channel", &conflicts) }
    var (joined, second) = rule == .rightOuter ? (right, left) : (left, right)
    second.removeAll { other in
      guard let index = joined.firstIndex(where: { $0.name == other.name }) else { return false }
      let known = Set(joined[index].samples.map(\.name))
      joined[index].samples += other.samples.filter { !known.contains($0.name) }
      return true
    }
    return joined + second
  }

  private func measurements(
    _ left: [MeasurementDraft], _ right: [MeasurementDraft], _ conflicts: inout [String]
  ) -> [MeasurementDraft] {
    guard rule == .outer else { return items(left, right, "measurement", &conflicts) }
    var joined = left
    for other in right {
      if let index = joined.firstIndex(where: { $0.name == other.name }) {
        joined[index].merge(other, &conflicts)
      } else {
        joined.append(other)
      }
    }
    return joined
  }
}

extension MeasurementDraft {
  /// Takes over the other's settings; they must agree where both speak of one parameter.
  mutating func merge(_ other: MeasurementDraft, _ conflicts: inout [String]) {
    if poi != other.poi {
      conflicts.append("measurement \(name): the parameters of interest are '\(poi)' and '\(other.poi)'")
    }
    for setting in other.parameters {
      guard let own = parameters.first(where: { $0.name == setting.name }) else {
        parameters.append(setting)
        continue
      }
      if !own.isSame(as: setting) { conflicts.append("measurement \(name): different settings of \(setting.name)") }
    }
  }
}

extension NamedDraft {
  /// Equal in value: 1 is 1.0, whatever the order of keys.
  func isSame(as other: Self) -> Bool {
    self == other || document.isSame(as: other.document)
  }

  private var document: JSONValue {
    switch self {
    case let channel as ChannelDraft: channel.json
    case let measurement as MeasurementDraft: measurement.json
    default: .object(members)
    }
  }
}
