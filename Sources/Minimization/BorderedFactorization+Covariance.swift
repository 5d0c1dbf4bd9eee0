// The inverse of a factorised Hessian in the order of all parameters, and its directions without curvature.

extension BorderedFactorization {
  /// The full inverse over F; call it after a factorisation that succeeded without damping.
  func inverse(parameterCount: Int) -> [Double]? {
    let n = denseCount
    let inverse = NumberBuffer(count: n * n)
    inverse.pointer.update(from: factor.pointer, count: n * n)
    guard LinearAlgebra.invertCholesky(inverse.pointer, n) else { return nil }
    mirror(inverse, n)
    return complete(inverse, parameterCount: parameterCount)
  }

  private func mirror(_ matrix: NumberBuffer, _ n: Int) {
    for i in 0..<n {
      for j in 0..<i { matrix[j * n + i] = matrix[i * n + j] }
    }
  }

  /// From C, the dense block of the inverse: −D⁻¹ B C for the border and D⁻¹ + D⁻¹ B C Bᵀ D⁻¹ for the eliminated block.
  private func complete(_ dense: NumberBuffer, parameterCount count: Int) -> [Double] {
    let (n, k) = (denseCount, diagonalCount)
    let product = NumberBuffer(count: k * n)
    let block = NumberBuffer(count: k * k)
    LinearAlgebra.product(border.pointer, dense.pointer, rows: k, inner: n, columns: n, into: product.pointer)
    LinearAlgebra.product(
      product.pointer, border.pointer, rows: k, inner: n, columns: k, transposedB: true, into: block.pointer)
    let columns = denseRows.map { denseParameters[$0] }
    let eliminated = diagonalRows.map { diagonalParameters[$0] }
    var values = [Double](repeating: 0, count: count * count)
    for i in 0..<n {
      for j in 0..<n { values[columns[i] * count + columns[j]] = dense[i * n + j] }
    }
    for i in 0..<k {
      let (row, root) = (eliminated[i], inverseRoot[i])
      for j in 0..<n {
        let value = -root * product[i * n + j]
        values[row * count + columns[j]] = value
        values[columns[j] * count + row] = value
      }
      for j in 0..<k { values[row * count + eliminated[j]] = root * inverseRoot[j] * block[i * k + j] }
      values[row * count + row] += root * root
    }
    return values
  }

  /// The spectrum of S in units of the parameters' own curvature.
  struct Spectrum {
    /// Ascending.
    var values: [Double]
    /// Row i is the vector of value i, over the dense rows of F.
    var vectors: NumberBuffer
    /// √ of the diagonal of A.
    var scale: [Double]
  }

  /// Reduces and decomposes; nil if the diagonal block is not positive.
  func spectrum(_ hessian: BlockHessian, free: [Bool]) -> Spectrum? {
    guard reduce(hessian, free: free, damping: 0, scale: nil) else { return nil }
    let n = denseCount
    let scale = denseRows.map { row in
      let element = abs(hessian.denseDiagonal(row))
      return element > 0 ? element.squareRoot() : 1
    }
    let matrix = NumberBuffer(count: n * n)
    for i in 0..<n {
      for j in 0...i { matrix[i * n + j] = factor[i * n + j] / (scale[i] * scale[j]) }
    }
    guard let values = LinearAlgebra.eigen(matrix.pointer, n) else { return nil }
    return Spectrum(values: values, vectors: matrix, scale: scale)
  }

  /// A direction over all parameters from one over the dense rows: the eliminated ones follow as −D⁻¹ B v.
  func direction(_ spectrum: Spectrum, _ index: Int, into direction: NumberBuffer) {
    let n = denseCount
    let dense = NumberBuffer(count: n)
    for i in 0..<n { dense[i] = spectrum.vectors[index * n + i] / spectrum.scale[i] }
    let eliminated = NumberBuffer(count: diagonalCount)
    LinearAlgebra.addProduct(
      border.pointer, rows: diagonalCount, columns: n, dense.pointer, factor: -1, to: eliminated.pointer)
    direction.fill(0)
    for (i, row) in denseRows.enumerated() { direction[denseParameters[row]] = dense[i] }
    for (i, row) in diagonalRows.enumerated() {
      direction[diagonalParameters[row]] = eliminated[i] * inverseRoot[i]
    }
  }

  /// The inverse without the directions whose eigenvalue is below `threshold`, over the same F as the spectrum.
  func pseudoInverse(_ spectrum: Spectrum, threshold: Double, parameterCount: Int) -> [Double] {
    let n = denseCount
    let kept = spectrum.values.firstIndex { $0 >= threshold } ?? n
    let left = NumberBuffer(count: n * (n - kept))
    for i in 0..<n {
      for j in kept..<n {
        left[i * (n - kept) + j - kept] =
          spectrum.vectors[j * n + i] / (spectrum.scale[i] * spectrum.values[j].squareRoot())
      }
    }
    let dense = NumberBuffer(count: n * n)
    LinearAlgebra.product(
      left.pointer, left.pointer, rows: n, inner: n - kept, columns: n, transposedB: true, into: dense.pointer)
    return complete(dense, parameterCount: parameterCount)
  }

  /// The directions whose eigenvalue is below `threshold`, with their participants.
  func flatDirections(_ spectrum: Spectrum, threshold: Double, hessian: BlockHessian) -> [FlatDirection] {
    let vector = NumberBuffer(count: denseParameters.count + diagonalParameters.count)
    return spectrum.values.prefix { $0 < threshold }.indices.map { index in
      direction(spectrum, index, into: vector)
      return FlatDirection(vector, curvature: hessian)
    }
  }
}

extension FlatDirection {
  /// Shares in units of each parameter's own curvature.
  init(_ direction: NumberBuffer, curvature: BlockHessian) {
    let diagonal = NumberBuffer(count: direction.count)
    curvature.copyDiagonal(into: diagonal)
    let squares = (0..<direction.count).map { index in
      let scale = abs(diagonal[index]) > 0 ? abs(diagonal[index]) : 1
      return direction[index] * direction[index] * scale
    }
    let total = squares.reduce(0, +)
    participants = squares.enumerated().filter { $0.element >= 0.01 * total }
      .map { Participant(parameter: $0.offset, weight: $0.element / total) }
      .sorted { ($1.weight, $0.parameter) < ($0.weight, $1.parameter) }
  }
}
