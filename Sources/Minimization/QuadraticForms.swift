// Variances of linear combinations of correlated parameters.

/// vᵀ C v for each row v of a matrix.
///
/// - Parameters:
///   - rows: `count` numbers a row.
///   - matrix: C, `count²` numbers, symmetric.
public func quadraticForms(rows: [Double], matrix: [Double], count: Int) -> [Double] {
  precondition(matrix.count == count * count && (count == 0 || rows.count % count == 0))
  guard count > 0 else { return [] }
  LinearAlgebra.serial
  let rowCount = rows.count / count
  var (rows, matrix) = (rows, matrix)
  var product = [Double](repeating: 0, count: rows.count)
  LinearAlgebra.product(&rows, &matrix, rows: rowCount, inner: count, columns: count, into: &product)
  return (0..<rowCount).map { row in
    (row * count..<(row + 1) * count).reduce(0) { $0 + rows[$1] * product[$1] }
  }
}
