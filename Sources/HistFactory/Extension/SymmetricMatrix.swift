// A small symmetric matrix: eigenvalues by Jacobi's rotations, and what follows from them.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A symmetric positive matrix, such as the covariance of a few parameters.
public struct SymmetricMatrix: Sendable, Equatable {
  /// Rows, and columns.
  public let count: Int
  /// Row by row.
  public let elements: [Double]
  /// Ascending.
  public let eigenvalues: [Double]
  /// Column k belongs to eigenvalue k; row by row.
  public let eigenvectors: [Double]

  /// The matrix with these rows, of which the lower triangle counts.
  public init(rows: [[Double]]) {
    count = rows.count
    var full = [Double](repeating: 0, count: rows.count * rows.count)
    for i in rows.indices {
      for j in 0...i {
        full[i * rows.count + j] = rows[i][j]
        full[j * rows.count + i] = rows[i][j]
      }
    }
    elements = full
    var rotation = JacobiRotation(full, count: rows.count)
    (eigenvalues, eigenvectors) = rotation.decomposition()
  }

  /// The element; indices from 0.
  public subscript(row: Int, column: Int) -> Double { elements[row * count + column] }

  /// Whether every eigenvalue is above 1e-13 of the largest: below, rounding decides what the inverse is.
  public var isPositiveDefinite: Bool {
    guard let least = eigenvalues.first, let most = eigenvalues.last else { return false }
    return least > 1e-13 * most && most > 0
  }

  /// Σ v f(λ) vᵀ, row by row.
  private func function(_ f: (Double) -> Double) -> [Double] {
    let values = eigenvalues.map(f)
    var result = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0...i {
        var sum = 0.0
        for k in 0..<count { sum += eigenvectors[i * count + k] * values[k] * eigenvectors[j * count + k] }
        result[i * count + j] = sum
        result[j * count + i] = sum
      }
    }
    return result
  }

  /// Row by row; by the eigenvalues.
  public var inverse: [Double] { function { 1 / $0 } }
  /// The symmetric A with A·Aᵀ equal to the matrix: of all such, the one nearest to the parameters themselves.
  public var root: [Double] { function { max($0, 0).squareRoot() } }
  /// Natural logarithm of the determinant; of no use unless all eigenvalues are positive.
  public var logDeterminant: Double { eigenvalues.reduce(0) { $0 + log($1) } }
}

/// Cyclic Jacobi: every rotation clears one element off the diagonal.
private struct JacobiRotation {
  private var a: [Double]
  private var v: [Double]
  private let n: Int

  init(_ elements: [Double], count: Int) {
    a = elements
    n = count
    v = [Double](repeating: 0, count: count * count)
    for index in 0..<count { v[index * count + index] = 1 }
  }

  mutating func decomposition() -> (values: [Double], vectors: [Double]) {
    for _ in 0..<60 {
      guard sweep() else { break }
    }
    let order = (0..<n).sorted { a[$0 * n + $0] < a[$1 * n + $1] }
    var vectors = v
    for (column, source) in order.enumerated() {
      for row in 0..<n { vectors[row * n + column] = v[row * n + source] }
    }
    return (order.map { a[$0 * n + $0] }, vectors)
  }

  /// Whether there was anything to clear.
  private mutating func sweep() -> Bool {
    var hasRotated = false
    for p in 0..<n {
      for q in 0..<p {
        let off = a[p * n + q]
        guard abs(off) > 1e-17 * (abs(a[p * n + p] * a[q * n + q])).squareRoot(), off != 0 else { continue }
        rotate(p, q, off)
        hasRotated = true
      }
    }
    return hasRotated
  }

  private mutating func rotate(_ p: Int, _ q: Int, _ off: Double) {
    let theta = (a[q * n + q] - a[p * n + p]) / (2 * off)
    let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot(), s = t * c
    for k in 0..<n {
      let (x, y) = (a[k * n + p], a[k * n + q])
      a[k * n + p] = c * x - s * y
      a[k * n + q] = s * x + c * y
    }
    for k in 0..<n {
      let (x, y) = (a[p * n + k], a[q * n + k])
      a[p * n + k] = c * x - s * y
      a[q * n + k] = s * x + c * y
    }
    for k in 0..<n {
      let (x, y) = (v[k * n + p], v[k * n + q])
      v[k * n + p] = c * x - s * y
      v[k * n + q] = s * x + c * y
    }
    a[p * n + q] = 0
    a[q * n + p] = 0
  }
}
