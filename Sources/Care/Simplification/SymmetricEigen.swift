// Eigenvalues and eigenvectors of a small symmetric matrix.

/// By Jacobi rotations: exact to rounding, fast enough for a few hundred bins.
struct SymmetricEigen {
  /// Descending.
  let values: [Double]
  /// In the order of the values, each with length 1 and its largest component positive.
  let vectors: [[Double]]

  init(_ matrix: [[Double]]) {
    var rotation = JacobiRotation(matrix)
    while rotation.sweep() {}
    let order = matrix.indices.sorted { rotation.matrix[$0][$0] > rotation.matrix[$1][$1] }
    values = order.map { rotation.matrix[$0][$0] }
    vectors = order.map { index in
      let vector = rotation.vectors[index]
      let largest = vector.max { abs($0) < abs($1) } ?? 0
      return largest < 0 ? vector.map { -$0 } : vector
    }
  }
}

/// A matrix on its way to a diagonal one.
private struct JacobiRotation {
  private(set) var matrix: [[Double]]
  /// Rows are the eigenvectors so far.
  private(set) var vectors: [[Double]]
  private var sweepsLeft = 60

  init(_ matrix: [[Double]]) {
    self.matrix = matrix
    vectors = matrix.indices.map { row in matrix.indices.map { $0 == row ? 1 : 0 } }
  }

  /// Rotates every pair once; false when nothing is left off the diagonal.
  mutating func sweep() -> Bool {
    sweepsLeft -= 1
    var isDone = true
    for row in matrix.indices {
      for column in matrix.indices where column > row {
        let scale = (abs(matrix[row][row]) * abs(matrix[column][column])).squareRoot()
        guard abs(matrix[row][column]) > 1e-15 * scale, matrix[row][column] != 0 else { continue }
        isDone = false
        rotate(row, column)
      }
    }
    return !isDone && sweepsLeft > 0
  }

  private mutating func rotate(_ p: Int, _ q: Int) {
    let ratio = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q])
    let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot(), sine = tangent * cosine
    for k in matrix.indices {
      let (left, right) = (matrix[k][p], matrix[k][q])
      matrix[k][p] = cosine * left - sine * right
      matrix[k][q] = sine * left + cosine * right
    }
    for k in matrix.indices {
      let (left, right) = (matrix[p][k], matrix[q][k])
      matrix[p][k] = cosine * left - sine * right
      matrix[q][k] = sine * left + cosine * right
      let (first, second) = (vectors[p][k], vectors[q][k])
      vectors[p][k] = cosine * first - sine * second
      vectors[q][k] = sine * first + cosine * second
    }
  }
}
