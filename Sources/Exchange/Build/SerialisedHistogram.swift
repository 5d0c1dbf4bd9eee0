// The scikit-hep serialisation of histograms (UHI), as hist, boost-histogram and uhi write it.
import JSONTree

/// One histogram of such a file.
struct SerialisedHistogram {
  private struct Axis {
    var bins: Int
    var edges: [Double]?
    var names: [String]?
    var hasBelow = false
    var hasAbove = false
    var label: String?
    var extent: Int { bins + (hasBelow ? 1 : 0) + (hasAbove ? 1 : 0) }
  }

  private let node: JSONNode
  private var axes: [Axis] = []

  init(_ node: JSONNode) throws {
    self.node = node
    axes = try node["axes"]?.elements.map { try Self.axis($0) } ?? []
    guard !axes.isEmpty else { throw HistogramFile.problem(node, "has no axes") }
  }

  private static func axis(_ node: JSONNode) throws -> Axis {
    var axis = Axis(bins: 0)
    switch node["type"]?.string {
    case "regular":
      guard let low = node["lower"]?.double, let high = node["upper"]?.double, let bins = node["bins"]?.integer,
        bins > 0
      else { throw HistogramFile.problem(node, "a regular axis has lower, upper and bins") }
      axis.bins = bins
      axis.edges = (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
    case "variable":
      let edges = try HistogramFile.numbers(node["edges"] ?? node, "edges")
      axis.bins = edges.count - 1
      axis.edges = edges
    case "category_str", "category_int":
      let names = node["categories"]?.elements.map { $0.string ?? $0.numberToken ?? "" } ?? []
      axis.bins = names.count
      axis.names = names
      axis.hasAbove = node["flow"]?.boolean == true
    case "boolean":
      axis.bins = 2
      axis.names = ["false", "true"]
    default: throw HistogramFile.problem(node, "'\(node["type"]?.string ?? "")' is no kind of axis that hfplot reads")
    }
    if node["underflow"]?.boolean == true { axis.hasBelow = true }
    if node["overflow"]?.boolean == true { axis.hasAbove = true }
    let metadata = node["metadata"], label = metadata?["label"]?.string ?? ""
    axis.label = label.isEmpty ? metadata?["name"]?.string : label
    return axis
  }

  func histogram(mergesOutside: Bool) throws -> Histogram {
    guard let storage = node["storage"] else { throw HistogramFile.problem(node, "has no storage") }
    if storage["index"] != nil {
      throw HistogramFile.problem(
        storage, "is sparse", hint: "write it densely: uhi.io.json.default on the histogram itself")
    }
    var values: [Double] = [], variances: [Double]?
    switch storage["type"]?.string {
    case "int", "double": values = try flat(storage["values"] ?? storage)
    case "weighted":
      values = try flat(storage["values"] ?? storage)
      variances = try flat(storage["variances"] ?? storage)
    default:
      throw HistogramFile.problem(
        storage, "a storage '\(storage["type"]?.string ?? "")' holds means, not yields",
        hint: "fill a histogram with Weight() or Double() storage")
    }
    // Counts of events are their own variances; of Double storage nobody knows whether it was weighted.
    if storage["type"]?.string == "int" { variances = values }
    let inside = insidePositions()
    var histogram = Histogram(
      contents: inside.map { values[$0] }, variances: variances.map { all in inside.map { all[$0] } })
    if axes.count == 1 { fill(&histogram, values, variances, mergesOutside) }
    try HistogramFile.check(histogram, node)
    return histogram
  }

  private func fill(_ histogram: inout Histogram, _ values: [Double], _ variances: [Double]?, _ merges: Bool) {
    let axis = axes[0]
    (histogram.edges, histogram.names, histogram.label) = (axis.edges, axis.names, axis.label)
    let last = histogram.contents.count - 1
    for (isThere, from, into) in [(axis.hasBelow, 0, 0), (axis.hasAbove, values.count - 1, last)] where isThere {
      if merges {
        histogram.contents[into] += values[from]
        if let variances { histogram.variances?[into] += variances[from] }
      } else if from == 0 {
        histogram.outside.below = values[from]
      } else {
        histogram.outside.above = values[from]
      }
    }
  }

  /// Lists in lists, the last axis fastest.
  private func flat(_ node: JSONNode) throws -> [Double] {
    var values: [Double] = []
    func walk(_ node: JSONNode) throws {
      if let numbers = node.doubles { return values += numbers }
      guard node.kind == .array else {
        throw HistogramFile.problem(
          node, "should hold the numbers themselves", hint: "write the histogram as plain JSON")
      }
      for element in node.elements { try walk(element) }
    }
    try walk(node)
    let expected = axes.reduce(1) { $0 * $1.extent }
    guard values.count == expected else {
      throw HistogramFile.problem(node, "has \(values.count) numbers, its axes \(expected) bins with their flow")
    }
    return values
  }

  /// Positions of the bins that are no under- or overflow on any axis.
  private func insidePositions() -> [Int] {
    var positions = [0]
    for axis in axes {
      let start = axis.hasBelow ? 1 : 0
      positions = positions.flatMap { base in (start..<start + axis.bins).map { base * axis.extent + $0 } }
    }
    return positions
  }
}
