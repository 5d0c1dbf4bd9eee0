// Variances that remain when some parameters are known: the Gaussian limit of freezing them.

extension Covariance {
  /// C_AA − C_AG C_GG⁻¹ C_GA for one parameter A outside the group G: its variance with G frozen.
  ///
  /// Parameters of G that take no part in the covariance, or add nothing to the others of G, do not count.
  public func conditionalVariance(of parameter: Int, given group: [Int]) -> Double {
    LinearAlgebra.serial
    let known = group.filter { $0 != parameter && self[$0, $0] > 0 }
    guard !known.isEmpty else { return self[parameter, parameter] }
    // In units of the standard deviations, so that one threshold fits all.
    let scale = known.map { 1 / self[$0, $0].squareRoot() }
    let matrix = NumberBuffer(count: known.count * known.count)
    let vector = NumberBuffer(count: known.count)
    func fill() {
      for (i, row) in known.enumerated() {
        vector[i] = self[parameter, row] * scale[i]
        for j in 0...i { matrix[i * known.count + j] = self[row, known[j]] * scale[i] * scale[j] }
      }
    }
    fill()
    if LinearAlgebra.cholesky(matrix.pointer, known.count) {
      LinearAlgebra.solveTriangle(matrix.pointer, known.count, transposed: false, vector.pointer)
      return self[parameter, parameter] - (0..<known.count).reduce(0) { $0 + vector[$1] * vector[$1] }
    }
    fill()
    guard let values = LinearAlgebra.eigen(matrix.pointer, known.count) else { return self[parameter, parameter] }
    return self[parameter, parameter] - explained(by: vector, values, matrix)
  }

  /// The part that the directions with spread explain.
  private func explained(by vector: NumberBuffer, _ values: [Double], _ directions: NumberBuffer) -> Double {
    let count = values.count
    return values.indices.filter { values[$0] > 1e-10 }.reduce(0) { sum, index in
      let projection = (0..<count).reduce(0) { $0 + directions[index * count + $1] * vector[$1] }
      return sum + projection * projection / values[index]
    }
  }
}
