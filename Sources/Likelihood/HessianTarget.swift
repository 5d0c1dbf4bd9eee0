// Where a Hessian is written: a dense lower triangle, a border and a diagonal, in the caller's memory.

/// Views of the caller's buffers. Row-major: `dense` has `denseCount²` numbers (column ≤ row counts), `border` one row
/// of `denseCount` numbers for each eliminated parameter, `diagonal` one number each.
public struct HessianTarget {
  /// Second derivatives of the parameters that couple: the lower triangle of `denseCount²` numbers.
  public var dense: UnsafeMutablePointer<Double>
  /// Second derivatives by an eliminated parameter and a dense one, a row of `denseCount` for each eliminated one.
  public var border: UnsafeMutablePointer<Double>
  /// Second derivatives of the eliminated parameters, which do not couple to each other.
  public var diagonal: UnsafeMutablePointer<Double>
  /// How many parameters are not eliminated.
  public var denseCount: Int

  /// Every part by its name.
  public init(
    dense: UnsafeMutablePointer<Double>, border: UnsafeMutablePointer<Double>,
    diagonal: UnsafeMutablePointer<Double>, denseCount: Int
  ) {
    self.dense = dense
    self.border = border
    self.diagonal = diagonal
    self.denseCount = denseCount
  }

  func clear(diagonalCount: Int) {
    dense.update(repeating: 0, count: denseCount * denseCount)
    border.update(repeating: 0, count: denseCount * diagonalCount)
    diagonal.update(repeating: 0, count: diagonalCount)
  }

  /// Adds to the element of two different dense parameters, wherever the lower triangle has it.
  @inline(__always)
  func addDense(_ first: Int, _ second: Int, _ value: Double) {
    dense[max(first, second) * denseCount + min(first, second)] += value
  }

  func addDiagonal(_ parameter: Int, _ value: Double, tables: Tables) {
    let index = tables.denseIndex[parameter]
    if index >= 0 {
      dense[index * denseCount + index] += value
    } else {
      diagonal[tables.diagonalIndex[parameter]] += value
    }
  }

  /// Adds to the element of two per-bin parameters, of which one at most is eliminated.
  func add(_ first: BinParameter, _ second: BinParameter, _ value: Double, tables: Tables) {
    let left = tables.denseIndex[first.parameter], right = tables.denseIndex[second.parameter]
    if left >= 0, right >= 0 {
      addDense(left, right, value)
    } else if left >= 0 {
      border[second.diagonalRow * denseCount + left] += value
    } else {
      border[first.diagonalRow * denseCount + right] += value
    }
  }
}
