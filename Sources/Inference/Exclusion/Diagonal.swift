// Grids along a diagonal of their plane: surfaces across them have waves and hooks that other coordinates do not have.
import Results

extension ExclusionResult {
  /// Beyond this correlation of both coordinates a grid is a stripe.
  private static let stripe = 0.9

  /// What to do about a grid that is a stripe along the diagonal of the axes; nil where it is none, or where the
  /// coordinates of the surfaces were chosen.
  var diagonalNote: String? {
    let places = points.filter { $0.state == .converged && $0.values.count == 2 }.map(\.values)
    guard interpolation.plane == nil, axes.count == 2, places.count > 3, !axes.contains(where: \.isLogarithmic),
      !axes.contains(where: { $0.name.contains { "+-* ".contains($0) } })
    else { return nil }
    let x = places.map { $0[0] }, y = places.map { $0[1] }, gaps = places.map { $0[0] - $0[1] }
    guard Self.correlation(x, y) > Self.stripe, abs(Self.correlation(x, gaps)) < Self.stripe else { return nil }
    return "the grid is a stripe along a diagonal, which bends contours between its points: "
      + "--plane \(axes[0].name),\(axes[0].name)-\(axes[1].name) interpolates along it"
  }

  private static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let count = Double(x.count), meanX = x.reduce(0, +) / count, meanY = y.reduce(0, +) / count
    func sum(_ a: [Double], _ b: [Double], _ meanA: Double, _ meanB: Double) -> Double {
      zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
    }
    let spread = (sum(x, x, meanX, meanX) * sum(y, y, meanY, meanY)).squareRoot()
    return spread > 0 ? sum(x, y, meanX, meanY) / spread : 0
  }
}
