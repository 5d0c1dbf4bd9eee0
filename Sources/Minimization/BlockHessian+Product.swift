// The product of a Hessian of two blocks with a vector.

extension BlockHessian {
  /// The second derivative of parameter number `index` with itself, for a dense parameter by its row.
  func denseDiagonal(_ row: Int) -> Double { dense[row * denseCount + row] }

  /// Copies the diagonal into a vector in the order of the parameters.
  func copyDiagonal(into vector: NumberBuffer) {
    for (row, parameter) in denseParameters.enumerated() { vector[parameter] = denseDiagonal(row) }
    for (row, parameter) in diagonalParameters.enumerated() { vector[parameter] = diagonal[row] }
  }
}

/// H x for whole vectors in the order of the parameters, with the memory that it takes.
final class HessianProduct {
  private let x: NumberBuffer
  private let y: NumberBuffer

  init(_ hessian: BlockHessian) {
    x = NumberBuffer(count: hessian.denseCount + hessian.diagonalCount)
    y = NumberBuffer(count: hessian.denseCount + hessian.diagonalCount)
  }

  func apply(_ hessian: BlockHessian, to vector: NumberBuffer, into product: NumberBuffer) {
    guard let dense = hessian.dense.baseAddress ?? hessian.diagonal.baseAddress else { return }
    let (n, k) = (hessian.denseCount, hessian.diagonalCount)
    for (row, parameter) in hessian.denseParameters.enumerated() { x[row] = vector[parameter] }
    for (row, parameter) in hessian.diagonalParameters.enumerated() { x[n + row] = vector[parameter] }
    for row in 0..<n { y[row] = 0 }
    for row in 0..<k { y[n + row] = hessian.diagonal[row] * x[n + row] }
    LinearAlgebra.addSymmetricProduct(dense, n, x.pointer, to: y.pointer)
    if let border = hessian.border.baseAddress {
      LinearAlgebra.addProduct(border, rows: k, columns: n, transposed: true, x.pointer + n, to: y.pointer)
      LinearAlgebra.addProduct(border, rows: k, columns: n, x.pointer, to: y.pointer + n)
    }
    for (row, parameter) in hessian.denseParameters.enumerated() { product[parameter] = y[row] }
    for (row, parameter) in hessian.diagonalParameters.enumerated() { product[parameter] = y[n + row] }
  }
}
