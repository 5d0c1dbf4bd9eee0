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
    var bins = 1
    for (position, element) in (node["axes"]?.elements.enumerated().map { ($0.offset, $0.element) }) ?? [] {
      axes.append(try Self.axis(element, position: position))
      // Each factor is at most a few more than the limit: the product cannot overflow.
      bins *= max(axes[position].extent, 1)
      guard bins <= Self.mostBins else { throw Self.tooManyBins(element) }
    }
    guard !axes.isEmpty else { throw HistogramFile.problem(node, "has no axes") }
  }

  /// A number is no memory: edges and the places of sparse contents are made from what axes claim.
  private static let mostBins = 2_000_000

  private static func tooManyBins(_ node: JSONNode) -> any Error {
    HistogramFile.problem(node, "the histogram has more than \(mostBins) bins")
  }

  private static func axis(_ node: JSONNode, position: Int) throws -> Axis {
    var axis = Axis(bins: 0)
    switch node["type"]?.string {
    case "regular":
      guard let low = node["lower"]?.double, let high = node["upper"]?.double, let bins = node["bins"]?.integer,
        bins > 0
      else { throw HistogramFile.problem(node, "a regular axis has lower, upper and bins") }
      guard bins <= mostBins else { throw tooManyBins(node) }
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
    let metadata = node["metadata"], name = metadata?["name"]?.string ?? "", label = metadata?["label"]?.string ?? ""
    // hist labels an axis that nobody named with its number.
    let isNamed = !label.isEmpty && !(name.isEmpty && label == "Axis \(position)")
    axis.label = isNamed ? label : name.isEmpty ? nil : name
    return axis
  }

  func histogram(mergesOutside: Bool) throws -> Histogram {
    guard let storage = node["storage"] else { throw HistogramFile.problem(node, "has no storage") }
    var values: [Double] = [], variances: [Double]?
    switch storage["type"]?.string {
    case "int", "double": values = try numbers("values", of: storage)
    case "weighted":
      values = try numbers("values", of: storage)
      variances = try numbers("variances", of: storage)
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
    if axes.count == 1 {
      fill(&histogram, values, variances, mergesOutside)
    } else {
      let isInside = Set(inside)
      histogram.outside.above = values.indices.lazy.filter { !isInside.contains($0) }.reduce(0) { $0 + values[$1] }
    }
    try HistogramFile.check(histogram, node)
    return histogram
  }

  private func fill(_ histogram: inout Histogram, _ values: [Double], _ variances: [Double]?, _ merges: Bool) {
    let axis = axes[0]
    (histogram.edges, histogram.names, histogram.label) = (axis.edges, axis.names, axis.label)
    let last = histogram.contents.count - 1
    for (isThere, from, into) in [(axis.hasBelow, 0, 0), (axis.hasAbove, values.count - 1, last)] where isThere {
      // What is in none of the categories is in no neighbour of one.
      if merges, axis.names == nil {
        histogram.contents[into] += values[from]
        if let variances { histogram.variances?[into] += variances[from] }
      } else if from == 0 {
        histogram.outside.below = values[from]
      } else {
        histogram.outside.above = values[from]
      }
    }
  }

  /// Numbers of all bins with their flow, the last axis fastest.
  private func numbers(_ key: String, of storage: JSONNode) throws -> [Double] {
    guard let node = storage[key] else {
      throw HistogramFile.problem(
        storage, "has no \(key)", hint: "an empty storage describes a histogram: write one that was filled")
    }
    guard let index = storage["index"] else { return try flat(node) }
    let stored = node.elements.first { _ in true } == nil ? [] : try HistogramFile.numbers(node, key)
    let positions = try sparsePositions(index)
    guard stored.count == positions.count else {
      throw HistogramFile.problem(node, "has \(stored.count) numbers, the index \(positions.count) bins")
    }
    var values = [Double](repeating: 0, count: axes.reduce(1) { $0 * $1.extent })
    for (position, value) in zip(positions, stored) { values[position] = value }
    return values
  }

  /// Flat positions of the bins that a sparse storage holds: one list an axis, its under- and overflow counted.
  private func sparsePositions(_ index: JSONNode) throws -> [Int] {
    let lists = try index.elements.map { list in
      try list.elements.map { element in
        guard let number = element.integer else {
          throw HistogramFile.problem(element, "should be the number of a bin")
        }
        return number
      }
    }
    guard lists.count == axes.count, lists.allSatisfy({ $0.count == lists[0].count }) else {
      throw HistogramFile.problem(
        index, "should hold \(axes.count) \(axes.count == 1 ? "list" : "lists") of one length",
        hint: "a list for each axis, a number for each bin that is stored")
    }
    var positions = [Int](repeating: 0, count: lists[0].count)
    for (list, axis) in zip(lists, axes) {
      guard list.allSatisfy({ (0..<axis.extent).contains($0) }) else {
        throw HistogramFile.problem(index, "goes beyond the \(axis.extent) bins of an axis with their flow")
      }
      for entry in positions.indices { positions[entry] = positions[entry] * axis.extent + list[entry] }
    }
    guard Set(positions).count == positions.count else { throw HistogramFile.problem(index, "names a bin twice") }
    return positions
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
