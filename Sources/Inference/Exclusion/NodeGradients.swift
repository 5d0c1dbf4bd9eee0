// Gradients at the points of a triangulation: those for which the cubics along its edges bend least.

enum NodeGradients {
  /// Minimises Σ ∫ w″² ds over the edges, w the cubic that has the values and slopes of both ends, by Gauss–Seidel sweeps.
  ///
  /// With E from one end to the other, δ the rise and d₁ = g₁·E, d₂ = g₂·E, an edge costs
  /// 4 (d₁² + d₁d₂ + d₂² − 3δ(d₁ + d₂) + 3δ²) / |E|³: two linear equations a point.
  static func estimate(_ triangulation: Triangulation, _ values: [Double]) -> [SIMD2<Double>] {
    let neighbors = neighbors(triangulation)
    var gradients = Array(repeating: SIMD2<Double>.zero, count: values.count)
    for _ in 0..<sweeps {
      var change = 0.0
      for index in gradients.indices where !neighbors[index].isEmpty {
        let better = best(index, neighbors[index], triangulation.points, values, gradients)
        let step = better - gradients[index]
        change = max(change, (step * step).sum().squareRoot() / max(1, (better * better).sum().squareRoot()))
        gradients[index] = better
      }
      if change < tolerance { break }
    }
    return gradients
  }

  private static let sweeps = 2000
  private static let tolerance = 1e-12

  private static func neighbors(_ triangulation: Triangulation) -> [[Int]] {
    var sets = Array(repeating: Set<Int>(), count: triangulation.points.count)
    for triangle in triangulation.triangles {
      for edge in triangle.edges {
        sets[edge.from].insert(edge.to)
        sets[edge.to].insert(edge.from)
      }
    }
    return sets.map { $0.sorted() }
  }

  /// The gradient that costs least while those of the neighbours stay.
  private static func best(
    _ index: Int, _ neighbors: [Int], _ points: [SIMD2<Double>], _ values: [Double], _ gradients: [SIMD2<Double>]
  ) -> SIMD2<Double> {
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    var right = SIMD2<Double>.zero
    for other in neighbors {
      let edge = points[other] - points[index]
      let length = (edge * edge).sum().squareRoot(), weight = 1 / (length * length * length)
      xx += 2 * weight * edge.x * edge.x
      xy += 2 * weight * edge.x * edge.y
      yy += 2 * weight * edge.y * edge.y
      right += edge * (weight * (3 * (values[other] - values[index]) - (gradients[other] * edge).sum()))
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 0 else { return .zero }
    return SIMD2(yy * right.x - xy * right.y, xx * right.y - xy * right.x) / determinant
  }
}
