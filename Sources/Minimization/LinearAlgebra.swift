// The dense linear algebra in use, as thin calls of BLAS and LAPACK. All matrices are row-major.
import COpenBLAS

/// BLAS and LAPACK with the argument lists that the solvers need. OpenBLAS runs on one thread: parallelism is over fits.
enum LinearAlgebra {
  typealias Pointer = UnsafeMutablePointer<Double>

  /// Touched before the first call of each solver.
  static let serial: Void = openblas_set_num_threads(1)

  /// S ← L with S = L Lᵀ, from and into the lower triangle; false if S is not positive definite.
  static func cholesky(_ matrix: Pointer, _ count: Int) -> Bool {
    var (size, info) = (Int32(count), Int32(0))
    if count > 0 { dpotrf_("U", &size, matrix, &size, &info, 1) }  // lower in rows is upper in columns
    return info == 0
  }

  /// L ← (L Lᵀ)⁻¹ in the lower triangle; false if a diagonal element of L is zero.
  static func invertCholesky(_ matrix: Pointer, _ count: Int) -> Bool {
    var (size, info) = (Int32(count), Int32(0))
    if count > 0 { dpotri_("U", &size, matrix, &size, &info, 1) }
    return info == 0
  }

  /// x ← L⁻¹ x, or L⁻ᵀ x.
  static func solveTriangle(_ matrix: Pointer, _ count: Int, transposed: Bool, _ vector: Pointer) {
    guard count > 0 else { return }
    let size = Int32(count)
    cblas_dtrsv(
      CblasRowMajor, CblasLower, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit, size, matrix, size, vector, 1)
  }

  /// S ← S − Zᵀ Z in the lower triangle, for Z of `rows` × `count` numbers.
  static func subtractGram(_ border: Pointer, rows: Int, from matrix: Pointer, _ count: Int) {
    guard rows > 0, count > 0 else { return }
    let size = Int32(count)
    cblas_dsyrk(
      CblasRowMajor, CblasLower, CblasTrans, size, Int32(rows), -1, border, size, 1, matrix, size)
  }

  /// y ← y + factor · M x, or y + factor · Mᵀ x, for M of `rows` × `columns` numbers.
  static func addProduct(
    _ matrix: Pointer, rows: Int, columns: Int, transposed: Bool = false, _ x: Pointer, factor: Double = 1,
    to y: Pointer
  ) {
    guard rows > 0, columns > 0 else { return }
    cblas_dgemv(
      CblasRowMajor, transposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns), factor, matrix,
      Int32(columns), x, 1, 1, y, 1)
  }

  /// y ← y + S x for a symmetric matrix in the lower triangle.
  static func addSymmetricProduct(_ matrix: Pointer, _ count: Int, _ x: Pointer, to y: Pointer) {
    guard count > 0 else { return }
    cblas_dsymv(CblasRowMajor, CblasLower, Int32(count), 1, matrix, Int32(count), x, 1, 1, y, 1)
  }

  /// C ← factor · A B (`rows` × `inner` times `inner` × `columns`), or A Bᵀ for B of `columns` × `inner`.
  static func product(
    _ a: Pointer, _ b: Pointer, rows: Int, inner: Int, columns: Int, transposedB: Bool = false, factor: Double = 1,
    into c: Pointer
  ) {
    guard rows > 0, columns > 0, inner > 0 else { return }
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, transposedB ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns), Int32(inner),
      factor, a, Int32(inner), b, Int32(transposedB ? inner : columns), 0, c, Int32(columns))
  }

  /// Eigenvalues, ascending, of a symmetric matrix in the lower triangle; its rows become the eigenvectors.
  static func eigen(_ matrix: Pointer, _ count: Int) -> [Double]? {
    guard count > 0 else { return [] }
    var (size, info) = (Int32(count), Int32(0))
    var (workSize, integerWorkSize) = (Int32(1 + 6 * count + 2 * count * count), Int32(3 + 5 * count))
    var values = [Double](repeating: 0, count: count)
    var work = [Double](repeating: 0, count: Int(workSize))
    var integerWork = [Int32](repeating: 0, count: Int(integerWorkSize))
    dsyevd_(
      "V", "U", &size, matrix, &size, &values, &work, &workSize, &integerWork, &integerWorkSize, &info, 1, 1)
    return info == 0 ? values : nil
  }
}
