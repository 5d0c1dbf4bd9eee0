// Observed data matched to channels by name.

import JSONTree

extension ModelBuilder {
  /// By channel in the model's order.
  mutating func observations() -> [[Double]?] {
    let list = JSONPath([.key("observations")])
    var positions: [String: Int] = [:]
    for (position, observation) in workspace.observations.enumerated() where observation.name != "" {
      if let first = positions[observation.name] {
        note(list.appending(position), .repeatedName("observation", observation.name, list.appending(first)))
      } else {
        positions[observation.name] = position
      }
    }
    noteUnused(list)
    return channelOrder.map { observation(of: $0, positions) }
  }

  private mutating func noteUnused(_ list: JSONPath) {
    guard !isPartial else { return }
    let channels = workspace.channels.map(\.name)
    let known = Set(channels)
    for (position, observation) in workspace.observations.enumerated() where !known.contains(observation.name) {
      note(list.appending(position), .observationUnused(observation.name, channels), as: .warning)
    }
  }

  private mutating func observation(of channel: Int, _ positions: [String: Int]) -> [Double]? {
    let name = workspace.channels[channel].name
    guard let position = positions[name] else {
      if !isPartial || (name != "" && !workspace.observations.isEmpty) {
        let unused = workspace.observations.map(\.name)
        note(JSONPath([.key("channels"), .position(channel)]), .observationMissing(name, unused))
      }
      return nil
    }
    let data = workspace.observations[position].data
    let bins = workspace.channels[channel].binCount
    if data.count != bins, !isPartial || (!data.isEmpty && bins > 0) {
      let path = JSONPath([.key("observations"), .position(position), .key("data")])
      note(path, .observationLength(data.count, name, bins))
    }
    return data
  }
}
