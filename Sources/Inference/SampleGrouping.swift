// Which samples of a channel are shown as one: annotated groups, and everything that is not a signal.
import Results

/// Places of samples in their channel.
struct SampleGrouping: Sendable, Equatable {
  struct Group: Sendable, Equatable {
    var name: String
    var members: [Int]
  }
  /// In the order of their first members.
  var groups: [Group] = []
  /// Nil where no sample is marked as a signal.
  var background: [Int]?

  init(_ samples: [String], _ annotations: Annotations) {
    for (index, sample) in samples.enumerated() {
      guard let name = annotations.samples[sample]?.group else { continue }
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].members.append(index)
      } else {
        groups.append(Group(name: name, members: [index]))
      }
    }
    let signals = samples.indices.filter { Self.isSignal(samples[$0], annotations) }
    if !signals.isEmpty { background = samples.indices.filter { !signals.contains($0) } }
  }

  /// Its own mark, or that of its group.
  static func isSignal(_ sample: String, _ annotations: Annotations) -> Bool {
    let own = annotations.samples[sample]
    return own?.isSignal ?? own?.group.flatMap { annotations.samples[$0]?.isSignal } ?? false
  }

  /// Adds a group of the backgrounds, alone or grouped, that are small: at least two of them.
  mutating func merge(_ merging: SampleMerging, _ samples: [String], sums: [Double]) {
    let grouped = Set(groups.flatMap(\.members)),
      signals = background.map { Set(samples.indices).subtracting($0) } ?? []
    let alone = samples.indices.filter { !grouped.contains($0) }.map { Group(name: samples[$0], members: [$0]) }
    let limit = merging.below * sums.reduce(0, +)
    let small = (groups + alone).filter { group in
      let sum = group.members.reduce(0) { $0 + sums[$1] }
      let hasYield = group.members.contains { sums[$0] != 0 }
      return hasYield && (sum < limit || group.name == merging.name) && !group.members.contains(where: signals.contains)
    }
    guard small.count > 1 else { return }
    groups.removeAll { $0.name == merging.name }
    groups.append(Group(name: merging.name, members: small.flatMap(\.members).sorted()))
  }
}

/// Backgrounds too small to be shown by themselves.
public struct SampleMerging: Sendable, Equatable {
  /// Share of the channel's total.
  public var below: Double
  /// Name of the sum.
  public var name: String
  /// Every part by its name.
  public init(below: Double, name: String) {
    self.below = below
    self.name = name
  }
}
