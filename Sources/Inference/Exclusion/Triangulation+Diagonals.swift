// Grids leave the choice of diagonals open: taking those along which a surface changes least avoids saw-teeth.

extension Triangulation {
  /// How far from a common circle four points may lie (as a share of its size) to count as on it.
  private static let tolerance = 1e-5

  /// Turns diagonals of quadrilaterals with all corners on a circle so that `values` differ least between their ends.
  ///
  /// Every choice is a Delaunay triangulation; this one follows the ridges and contours of the surface.
  public func aligned(with values: [Double]) -> Triangulation {
    var result = self
    var isSettled = false
    // Each turn lowers the sum of differences, so that this ends; the limit guards against rounding.
    for _ in 0..<points.count where !isSettled { isSettled = !result.turnDiagonals(values) }
    return result
  }

  /// One pass over all edges; whether any was turned.
  private mutating func turnDiagonals(_ values: [Double]) -> Bool {
    var table = trianglesByEdge
    var turned = false
    for first in triangles.indices {
      for edge in triangles[first].edges {
        guard let second = table[DirectedEdge(edge.to, edge.from)],
          let far = triangles[second].edges.first(where: { $0.from == edge.to && $0.to == edge.from })?.opposite,
          abs(values[edge.opposite] - values[far]) < abs(values[edge.from] - values[edge.to]) * (1 - 1e-9),
          isOnCircle(edge.from, edge.to, edge.opposite, far)
        else { continue }
        triangles[first] = Triangle(edge.opposite, edge.from, far)
        triangles[second] = Triangle(far, edge.to, edge.opposite)
        table[DirectedEdge(edge.from, edge.to)] = nil
        table[DirectedEdge(edge.to, edge.from)] = nil
        for index in [first, second] {
          for side in triangles[index].edges { table[DirectedEdge(side.from, side.to)] = index }
        }
        turned = true
        break
      }
    }
    return turned
  }

  /// Whether d lies on the circle through a, b, c and the four are the corners of a convex quadrilateral.
  private func isOnCircle(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Bool {
    let (p, q, r, s) = (points[a], points[b], points[c], points[d])
    // The two triangles that the turned diagonal makes must not be flat.
    let areas = [Plane.doubleArea(r, p, s), Plane.doubleArea(s, q, r)]
    let size = Plane.doubleArea(p, q, r) + Plane.doubleArea(q, p, s)
    guard areas.allSatisfy({ $0 > Self.tolerance * size }) else { return false }
    guard let center = Plane.circumcenter(p, q, r) else { return false }
    let radius = Plane.distance(center, p)
    return abs(Plane.distance(center, s) - radius) < Self.tolerance * radius
  }
}

/// Plane geometry in floating point.
enum Plane {
  /// Twice the signed area of a triangle, positive for a counter-clockwise one.
  static func doubleArea(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> Double {
    let u = b - a, v = c - a
    return u.x * v.y - u.y * v.x
  }

  static func distance(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    let difference = b - a
    return (difference * difference).sum().squareRoot()
  }

  /// The centre of the circle through three points; nil where they lie on a line.
  static func circumcenter(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> SIMD2<Double>? {
    let u = b - a, v = c - a
    let area = 2 * (u.x * v.y - u.y * v.x)
    guard abs(area) > 1e-14 else { return nil }
    let p = (u * u).sum(), q = (v * v).sum()
    return a + SIMD2(v.y * p - u.y * q, u.x * q - v.x * p) / area
  }

  /// Weights of a triangle's corners at a point, their sum 1.
  static func weights(
    of point: SIMD2<Double>, in a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>
  ) -> SIMD3<Double> {
    let area = doubleArea(a, b, c)
    let first = doubleArea(point, b, c) / area, second = doubleArea(a, point, c) / area
    return SIMD3(first, second, 1 - first - second)
  }

  /// The signed area of a closed polygon, positive for a counter-clockwise one.
  static func area(_ polygon: [SIMD2<Double>]) -> Double {
    guard let last = polygon.last else { return 0 }
    var (sum, previous) = (0.0, last)
    for point in polygon {
      sum += previous.x * point.y - previous.y * point.x
      previous = point
    }
    return sum / 2
  }
}
