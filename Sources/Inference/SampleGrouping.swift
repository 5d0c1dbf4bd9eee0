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
    let signals = samples.indices.filter { isSignal(samples[$0], annotations) }
    if !signals.isEmpty { background = samples.indices.filter { !signals.contains($0) } }
  }

  /// Its own mark, or that of its group.
  private func isSignal(_ sample: String, _ annotations: Annotations) -> Bool {
    let own = annotations.samples[sample]
    return own?.isSignal ?? own?.group.flatMap { annotations.samples[$0]?.isSignal } ?? false
  }
}
