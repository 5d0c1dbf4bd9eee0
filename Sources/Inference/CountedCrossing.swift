// Where CLs counted with toys falls to its level: a line through z = Φ⁻¹(1 − CLs), weighted by the counts' errors.
import Results

/// Reads limits off counted curves. z is nearly straight in the parameter of interest.
struct CountedCrossing {
  /// CLs to be reached, e.g. 0.05.
  let alpha: Double

  enum Outcome: Equatable {
    case root(value: Double, error: Double)
    /// CLs is above the level at all values, or below at all of them.
    case above
    case below
  }

  private struct Node {
    var x: Double
    var z: Double
    var error: Double
  }

  private var level: Double { NormalDistribution.quantile(tail: alpha) }

  /// Only values whose z is this near to the level tell where it is crossed.
  private static let window = 1.0

  /// - Parameter points: values of the parameter of interest, ascending, with CLs there; of exact ones none.
  func find(_ points: [(value: Double, cls: CountedValue)]) -> Outcome {
    let nodes = points.map { point in
      let cls = min(max(point.cls.value, Self.smallest), 1 - Self.smallest)
      let z = NormalDistribution.quantile(tail: cls)
      return Node(x: point.value, z: z, error: point.cls.error / NormalDistribution.density(z))
    }
    guard nodes.contains(where: { $0.z < level }) else { return .below }
    guard nodes.contains(where: { $0.z >= level }) else { return .above }
    let near = nearest(nodes)
    guard var line = WeightedLine(near.map { ($0.x, $0.z, $0.error) }) else { return .above }
    // Counts that fluctuate down look more certain than they are: their errors are taken from the line.
    let fair = near.map { node in (node.x, node.z, fairError(node, on: line.value(at: node.x))) }
    line = WeightedLine(fair) ?? line
    return .root(value: line.position(of: level), error: line.positionError(of: level))
  }

  private static let smallest = 1e-6

  /// Within the window, or at least the nearest on either side.
  private func nearest(_ nodes: [Node]) -> [Node] {
    func closest(_ side: [Node]) -> Node? { side.min { abs($0.z - level) < abs($1.z - level) } }
    let sides = [closest(nodes.filter { $0.z < level }), closest(nodes.filter { $0.z >= level })].compactMap { $0?.x }
    return nodes.filter { abs($0.z - level) < Self.window || sides.contains($0.x) }
  }

  /// The error of a count grows with the root of what is counted.
  private func fairError(_ node: Node, on z: Double) -> Double {
    let (own, fair) = (NormalDistribution.tail(node.z), NormalDistribution.tail(z))
    let density = NormalDistribution.density(node.z) / NormalDistribution.density(z)
    return node.error * (fair / own).squareRoot() * density
  }
}

/// A straight line through points with independent errors, by least squares.
struct WeightedLine {
  private let center: (x: Double, y: Double)
  private let slope: Double
  /// Variances of the height at the centre and of the slope, independent of each other.
  private let variance: (height: Double, slope: Double)

  /// - Returns: nil for fewer than two places, or a line that does not rise.
  init?(_ points: [(x: Double, y: Double, error: Double)]) {
    let weights = points.map { 1 / max($0.error * $0.error, 1e-12) }, sum = weights.reduce(0, +)
    let x = zip(points, weights).reduce(0) { $0 + $1.0.x * $1.1 } / sum
    let y = zip(points, weights).reduce(0) { $0 + $1.0.y * $1.1 } / sum
    let spread = zip(points, weights).reduce(0) { $0 + $1.1 * ($1.0.x - x) * ($1.0.x - x) }
    guard spread > 0 else { return nil }
    slope = zip(points, weights).reduce(0) { $0 + $1.1 * ($1.0.x - x) * ($1.0.y - y) } / spread
    guard slope > 0 else { return nil }
    center = (x, y)
    variance = (1 / sum, 1 / spread)
  }

  func value(at x: Double) -> Double { center.y + slope * (x - center.x) }
  func position(of y: Double) -> Double { center.x + (y - center.y) / slope }

  func positionError(of y: Double) -> Double {
    let distance = position(of: y) - center.x
    return (variance.height + distance * distance * variance.slope).squareRoot() / slope
  }
}
