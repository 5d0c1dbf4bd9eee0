// Observables and bin edges of channels as a style layer, and out of one.
import Exchange
import JSONTree
import Results

/// Style layers that say what the bins of channels are.
public enum AxisLayer {
  /// A channel of a style layer.
  public struct Entry: Sendable, Equatable {
    /// What the axis shows, e.g. `$m_{bb}$`; nil without one.
    public var observable: String?
    /// Its unit; nil without one.
    public var unit: String?
    /// One more than bins; nil without numbers.
    public var edges: [Double]?
    /// Names of the bins; nil without names.
    public var labels: [String]?
    /// Every part by its name; those with a default may be left out.
    public init(observable: String? = nil, unit: String? = nil, edges: [Double]? = nil, labels: [String]? = nil) {
      self.observable = observable
      self.unit = unit
      self.edges = edges
      self.labels = labels
    }
  }

  /// The layer's text. Channels without anything to say are left out.
  public static func text(_ channels: [(name: String, entry: Entry)]) throws(KitProblem) -> [UInt8] {
    var layer = JSONObject()
    for (name, entry) in channels {
      var keys = JSONObject()
      keys["observable"] = entry.observable.map { .string($0) }
      keys["unit"] = entry.unit.map { .string($0) }
      keys["bin_edges"] = entry.edges.map { JSONValue($0) }
      keys["bin_labels"] = entry.labels.map { .array($0.map { .string($0) }) }
      if keys.count > 0 { layer[name] = .object(keys) }
    }
    let document: JSONValue = ["channels": .object(layer)]
    return try KitProblem.wrapping { try JSONWriter.write(document) }
  }

  /// The axes of an HS3 document; only channels of one observable have edges.
  public static func text(_ axes: [String: [HS3Axis]]) throws(KitProblem) -> [UInt8] {
    let names = axes.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return try text(
      names.compactMap { name in
        guard let list = axes[name], list.count == 1, let edges = list[0].edges else { return nil }
        return (name, Entry(observable: list[0].name, edges: edges))
      })
  }
}

extension HS3Axis {
  /// The observables that annotations give bin edges for.
  public static func byChannel(_ annotations: Annotations) -> [String: HS3Axis] {
    var axes: [String: HS3Axis] = [:]
    for (name, channel) in annotations.channels {
      guard let edges = channel.binEdges, edges.count > 1 else { continue }
      // Labels are typeset; names of variables are plain.
      axes[name] = HS3Axis(name: "obs_x_\(name)", edges: edges, binCount: edges.count - 1)
    }
    return axes
  }
}
