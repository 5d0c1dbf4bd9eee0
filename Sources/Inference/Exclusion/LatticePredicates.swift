// Exact answers about points on an integer lattice: on which side of a line, inside which circle.

/// A point of the lattice; coordinates stay below 2²⁶, so that the determinants below fit their integers.
struct LatticePoint: Hashable, Sendable, Comparable {
  var x: Int64
  var y: Int64

  /// The lattice point nearest to a point of the unit square.
  init(_ point: SIMD2<Double>) {
    x = Int64((point.x * Self.divisions).rounded())
    y = Int64((point.y * Self.divisions).rounded())
  }

  /// Lattice steps in the unit square's side: far finer than any grid of signals, coarse enough for exact arithmetic.
  private static let divisions = Double(1 << 24)

  static func < (left: Self, right: Self) -> Bool { (left.x, left.y) < (right.x, right.y) }
}

enum LatticePredicates {
  /// Positive where a, b, c turn counter-clockwise, zero where they lie on a line.
  static func orientation(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint) -> Int64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  /// Positive where d lies inside the circle through the counter-clockwise a, b, c, zero where it lies on it.
  static func inCircle(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint, _ d: LatticePoint) -> Int128 {
    func lifted(_ p: LatticePoint) -> (x: Int128, y: Int128, square: Int128) {
      let x = Int128(p.x - d.x), y = Int128(p.y - d.y)
      return (x, y, x * x + y * y)
    }
    let (p, q, r) = (lifted(a), lifted(b), lifted(c))
    return p.square * (q.x * r.y - q.y * r.x) - q.square * (p.x * r.y - p.y * r.x)
      + r.square * (p.x * q.y - p.y * q.x)
  }

  /// Whether p lies between a and b, the ends left out; the three lie on a line.
  static func isBetween(_ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Bool {
    p > min(a, b) && p < max(a, b)
  }
}
