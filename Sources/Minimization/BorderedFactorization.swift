// Cholesky factorisation of a Hessian of two blocks: the diagonal block is eliminated by its Schur complement.

/// H_FF + damping · scale = L Lᵀ over a subset F of the parameters, with the memory that it takes.
///
/// With H = [[A, Bᵀ], [B, D]] the factor is kept as Z = D^(−½) B and the Cholesky factor of S = A − Zᵀ Z, both over F.
final class BorderedFactorization {
  let denseParameters: [Int]
  let diagonalParameters: [Int]
  /// Rows of the blocks that belong to F, ascending.
  private(set) var denseRows: [Int] = []
  private(set) var diagonalRows: [Int] = []
  /// Lower triangle of L, `denseRows.count²` numbers.
  let factor: NumberBuffer
  /// Z, one row of `denseRows.count` numbers for each of `diagonalRows`.
  let border: NumberBuffer
  /// D^(−½).
  let inverseRoot: NumberBuffer
  /// The smallest pivot of S relative to the diagonal element of A: 0 for a singular matrix, 1 for a diagonal one.
  private(set) var smallestPivot = 1.0
  /// The damping of the last factorisation.
  private(set) var lastDamping = 0.0
  private let right: NumberBuffer
  private let rightDiagonal: NumberBuffer

  init(_ hessian: BlockHessian) {
    LinearAlgebra.serial
    denseParameters = hessian.denseParameters
    diagonalParameters = hessian.diagonalParameters
    factor = NumberBuffer(count: hessian.denseCount * hessian.denseCount)
    border = NumberBuffer(count: hessian.diagonalCount * hessian.denseCount)
    inverseRoot = NumberBuffer(count: hessian.diagonalCount)
    right = NumberBuffer(count: hessian.denseCount)
    rightDiagonal = NumberBuffer(count: hessian.diagonalCount)
  }

  var denseCount: Int { denseRows.count }
  var diagonalCount: Int { diagonalRows.count }

  /// Factorises over the parameters where `free` holds; false if the matrix is not positive definite there.
  func factorize(_ hessian: BlockHessian, free: [Bool], damping: Double = 0, scale: NumberBuffer? = nil) -> Bool {
    lastDamping = damping
    guard reduce(hessian, free: free, damping: damping, scale: scale) else { return false }
    guard LinearAlgebra.cholesky(factor.pointer, denseCount) else { return false }
    var smallest = 1.0
    for (row, source) in denseRows.enumerated() {
      let pivot = factor[row * denseCount + row]
      let undamped = abs(hessian.denseDiagonal(source)) + damping * (scale?[denseParameters[source]] ?? 0)
      smallest = min(smallest, pivot * pivot / undamped)
    }
    smallestPivot = smallest
    return smallest > Self.roundingPivot
  }

  /// Below it a pivot is the rounding of a zero.
  static let roundingPivot = 1e-14

  /// Writes S into the lower triangle of `factor`, and Z; false if the diagonal block is not positive.
  func reduce(_ hessian: BlockHessian, free: [Bool], damping: Double, scale: NumberBuffer?) -> Bool {
    denseRows = denseParameters.indices.filter { free[denseParameters[$0]] }
    diagonalRows = diagonalParameters.indices.filter { free[diagonalParameters[$0]] }
    gatherDense(hessian, damping: damping, scale: scale)
    guard gatherBorder(hessian, damping: damping, scale: scale) else { return false }
    LinearAlgebra.subtractGram(border.pointer, rows: diagonalCount, from: factor.pointer, denseCount)
    return true
  }

  private func gatherDense(_ hessian: BlockHessian, damping: Double, scale: NumberBuffer?) {
    let (n, stride) = (denseCount, hessian.denseCount)
    guard n > 0, let source = hessian.dense.baseAddress else { return }
    let target = factor.pointer
    for (i, row) in denseRows.enumerated() {
      let from = source + row * stride
      let to = target + i * n
      if n == stride {
        to.update(from: from, count: i + 1)
      } else {
        for j in 0...i { to[j] = from[denseRows[j]] }
      }
      if let scale, damping > 0 { to[i] += damping * scale[denseParameters[row]] }
    }
  }

  private func gatherBorder(_ hessian: BlockHessian, damping: Double, scale: NumberBuffer?) -> Bool {
    let (n, stride) = (denseCount, hessian.denseCount)
    guard !diagonalRows.isEmpty else { return true }
    let source = hessian.border.baseAddress ?? border.pointer
    for (i, row) in diagonalRows.enumerated() {
      let element = hessian.diagonal[row] + damping * (scale?[diagonalParameters[row]] ?? 0)
      guard element > 0 else { return false }
      let root = 1 / element.squareRoot()
      inverseRoot[i] = root
      let from = source + row * stride
      let to = border.pointer + i * n
      for j in 0..<n { to[j] = root * from[n == stride ? j : denseRows[j]] }
    }
    return true
  }

  /// `solution` ← (H_FF + damping · scale)⁻¹ `vector` over F, zero elsewhere.
  func solve(_ vector: NumberBuffer, into solution: NumberBuffer) {
    let (n, k) = (denseCount, diagonalCount)
    for (i, row) in denseRows.enumerated() { right[i] = vector[denseParameters[row]] }
    for (i, row) in diagonalRows.enumerated() { rightDiagonal[i] = vector[diagonalParameters[row]] * inverseRoot[i] }
    LinearAlgebra.addProduct(
      border.pointer, rows: k, columns: n, transposed: true, rightDiagonal.pointer, factor: -1, to: right.pointer)
    LinearAlgebra.solveTriangle(factor.pointer, n, transposed: false, right.pointer)
    LinearAlgebra.solveTriangle(factor.pointer, n, transposed: true, right.pointer)
    scatter(into: solution)
  }

  /// Completes the solution of the dense block by that of the eliminated one.
  private func scatter(into solution: NumberBuffer) {
    LinearAlgebra.addProduct(
      border.pointer, rows: diagonalCount, columns: denseCount, right.pointer, factor: -1, to: rightDiagonal.pointer)
    solution.fill(0)
    for (i, row) in denseRows.enumerated() { solution[denseParameters[row]] = right[i] }
    for (i, row) in diagonalRows.enumerated() {
      solution[diagonalParameters[row]] = rightDiagonal[i] * inverseRoot[i]
    }
  }
}
