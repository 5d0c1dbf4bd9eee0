// The contents of a workspace as text for the terminal.
import Results

/// Channels with their samples, then parameters with where they act.
public struct InventoryTable: Sendable {
  private let inventory: Inventory

  /// Every part by its name.
  public init(_ inventory: Inventory) { self.inventory = inventory }

  /// The whole text; lines end with a line feed.
  public var text: String { (summary + channels + parameters).map { $0 + "\n" }.joined() }

  /// File, measurements, numbers of channels, bins and parameters, a line each.
  public var summary: [String] {
    let bins = inventory.channels.map(\.bins).reduce(0, +)
    let sets = inventory.parameterSets, count = sets.map(\.parameters.count).reduce(0, +)
    var lines = [inventory.workspace.file + (inventory.workspace.patch.map { " with \($0)" } ?? "")]
    for measurement in inventory.measurements {
      let isUsed = measurement.name == inventory.workspace.measurement
      let poi = measurement.poi.isEmpty ? "no parameter of interest" : "parameter of interest \(measurement.poi)"
      lines.append("measurement \(measurement.name), \(poi)" + (isUsed ? " (in use)" : ""))
    }
    if inventory.poi == nil { lines.append("candidates for --poi: \(Self.list(inventory.poiCandidates))") }
    lines.append("\(inventory.channels.count) channels, \(bins) bins")
    lines.append(
      "\(count) parameters in \(sets.count) parameter sets: a set is one name in the workspace, with one parameter, or "
        + "one a bin")
    return lines
  }

  private var channels: [String] {
    inventory.channels.flatMap { channel in
      var columns = TextColumns([.left, .right, .left])
      columns.add(["sample", "yield", "modifiers"])
      for sample in channel.samples {
        columns.add([sample.name, Self.sum(sample.yields), Self.modifiers(sample.modifiers)])
      }
      let total = channel.samples.flatMap(\.yields)
      columns.add(["total", Self.sum(total), ""])
      if let observed = channel.observed { columns.add(["observed", Self.sum(observed), ""]) }
      let bins = channel.bins == 1 ? "1 bin" : "\(channel.bins) bins"
      return ["", "Channel \(channel.name), \(bins)"] + columns.lines.map { "  " + $0 }
    }
  }

  private var parameters: [String] {
    var columns = TextColumns([.left, .right, .left, .left, .right, .left, .left])
    columns.add(["parameter set", "n", "type", "constraint", "start", "bounds", "acts on"])
    for set in inventory.parameterSets {
      columns.add([
        set.name, "\(set.parameters.count)", set.types.joined(separator: "+"), set.constraint,
        set.inits.first.map { DecimalText.short($0) } ?? "", Self.bounds(set), reach(of: set),
      ])
    }
    return ["", "Parameters, in the model's order"] + columns.lines.map { "  " + $0 }
  }

  /// `all channels`, or the channels with the number of samples.
  private func reach(of set: Inventory.ParameterSet) -> String {
    let fixed = set.fixed.allSatisfy { $0 } ? "fixed; " : ""
    guard !set.actsOn.isEmpty else { return fixed + "nothing" }
    let samples = Set(set.actsOn.flatMap(\.samples)).sorted()
    let channels =
      set.actsOn.count == inventory.channels.count && set.actsOn.count > 1
      ? "all channels" : Self.list(set.actsOn.map(\.channel))
    return "\(fixed)\(channels): \(Self.list(samples))"
  }

  private static func bounds(_ set: Inventory.ParameterSet) -> String {
    guard let first = set.bounds.first, set.bounds.allSatisfy({ $0 == first }) else { return "various" }
    return "[\(first.map { DecimalText.short($0) }.joined(separator: ", "))]"
  }

  /// At most four names, and how many more there are.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(4).joined(separator: ", ")
    return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
  }

  private static func sum(_ values: [Double]) -> String { DecimalText.short(values.reduce(0, +), digits: 5) }

  private static func modifiers(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}
