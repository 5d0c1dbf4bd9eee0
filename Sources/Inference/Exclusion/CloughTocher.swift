// The Clough–Tocher interpolant: cubic in each third of a triangle, with continuous slopes everywhere.

/// A smooth surface through the points of a triangulation.
struct CloughTocher {
  /// The Bézier ordinates of one triangle. Corners are 0, 1, 2; its centroid M divides it into three parts, part k the one
  /// opposite to corner k.
  private struct Patch {
    /// Values at the corners.
    var corner = SIMD3<Double>.zero
    /// On the side from corner i towards corner j: [i][j], a third of the way.
    var side = [SIMD3<Double>](repeating: .zero, count: 3)
    /// From each corner a third of the way towards M.
    var inward = SIMD3<Double>.zero
    /// The middle ordinate of each part.
    var middle = SIMD3<Double>.zero
    /// Two thirds from each corner towards M.
    var near = SIMD3<Double>.zero
    var center = 0.0
  }
  private var patches: [Patch] = []

  init(_ triangulation: Triangulation, _ values: [Double]) {
    let gradients = NodeGradients.estimate(triangulation, values)
    let table = triangulation.trianglesByEdge
    patches = triangulation.triangles.map { triangle in
      var patch = Self.patch(triangle, triangulation.points, values, gradients)
      for (part, edge) in [(2, 0), (0, 1), (1, 2)].map({ ($0.0, triangle.edges[$0.1]) }) {
        let beyond = table[DirectedEdge(edge.to, edge.from)].map { triangulation.triangles[$0] }
        patch.middle[part] = Self.middle(patch, part, triangle, beyond, triangulation.points)
      }
      for i in 0..<3 {
        let (j, k) = ((i + 1) % 3, (i + 2) % 3)
        patch.near[i] = (patch.inward[i] + patch.middle[j] + patch.middle[k]) / 3
      }
      patch.center = patch.near.sum() / 3
      return patch
    }
  }

  /// What the values and gradients at the corners fix.
  private static func patch(
    _ triangle: Triangulation.Triangle, _ points: [SIMD2<Double>], _ values: [Double], _ gradients: [SIMD2<Double>]
  ) -> Patch {
    let corners = triangle.corners
    let centroid = (points[corners[0]] + points[corners[1]] + points[corners[2]]) / 3
    var patch = Patch()
    for i in 0..<3 {
      let (value, gradient, place) = (values[corners[i]], gradients[corners[i]], points[corners[i]])
      patch.corner[i] = value
      patch.inward[i] = value + (gradient * (centroid - place)).sum() / 3
      for j in 0..<3 where j != i {
        patch.side[i][j] = value + (gradient * (points[corners[j]] - place)).sum() / 3
      }
    }
    return patch
  }

  /// The ordinate that makes the derivative across a side linear along it.
  ///
  /// "Across" is the direction from this triangle's centroid to its neighbour's, the same for both; on the hull, from the
  /// middle of the side to the centroid.
  private static func middle(
    _ patch: Patch, _ part: Int, _ triangle: Triangulation.Triangle, _ beyond: Triangulation.Triangle?,
    _ points: [SIMD2<Double>]
  ) -> Double {
    let (i, j) = ((part + 1) % 3, (part + 2) % 3)
    let across = beyond.map { direction(to: $0, from: triangle, part, points) } ?? SIMD3(-0.5, -0.5, 1)
    let first = across.x * patch.corner[i] + across.y * patch.side[i][j] + across.z * patch.inward[i]
    let last = across.x * patch.side[j][i] + across.y * patch.corner[j] + across.z * patch.inward[j]
    return ((first + last) / 2 - across.x * patch.side[i][j] - across.y * patch.side[j][i]) / across.z
  }

  /// From centroid to centroid in the weights (corner i, corner j, M) of the part between them.
  private static func direction(
    to beyond: Triangulation.Triangle, from triangle: Triangulation.Triangle, _ part: Int, _ points: [SIMD2<Double>]
  ) -> SIMD3<Double> {
    let target = (points[beyond.a] + points[beyond.b] + points[beyond.c]) / 3
    let corners = triangle.corners
    let weights = Plane.weights(of: target, in: points[corners[0]], points[corners[1]], points[corners[2]])
    let opposite = weights[part]
    return SIMD3(weights[(part + 1) % 3] - opposite, weights[(part + 2) % 3] - opposite, 3 * opposite - 1)
  }

  /// The surface at a place given by the weights of a triangle's corners.
  func value(in triangle: Int, weights: SIMD3<Double>) -> Double {
    let patch = patches[triangle]
    let part = (0..<3).min { weights[$0] < weights[$1] } ?? 0
    let (i, j) = ((part + 1) % 3, (part + 2) % 3)
    let u = weights[i] - weights[part], v = weights[j] - weights[part], w = 3 * weights[part]
    let rim =
      u * u * u * patch.corner[i] + 3 * u * u * v * patch.side[i][j] + 3 * u * v * v * patch.side[j][i]
      + v * v * v * patch.corner[j]
    let inner = 3 * w * (u * u * patch.inward[i] + 2 * u * v * patch.middle[part] + v * v * patch.inward[j])
    return rim + inner + 3 * w * w * (u * patch.near[i] + v * patch.near[j]) + w * w * w * patch.center
  }
}
