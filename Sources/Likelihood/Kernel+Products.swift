// The products of a group's rows, by BLAS: U ᵀL + LᵀU for the second derivatives, JᵀJ for the first.
import COpenBLAS

extension Kernel {
  /// Multiplies the collected rows and adds the result to the dense block.
  func multiply(_ group: ColumnGroup, rows: GroupRows, second: SecondDerivatives, into target: HessianTarget) {
    let count = group.denseIndices.count, stride = group.stride
    guard count > 0 else { return }
    let n = Int32(count), lead = Int32(stride), square = buffer.square
    if second == .exact {
      cblas_dsyr2k(
        CblasRowMajor, CblasLower, CblasTrans, n, Int32(rows.samples), 1, buffer.mixedRows, lead, buffer.logRows, lead,
        0, square, lead)
      for column in 0..<count { square[column * stride + column] = buffer.exactDiagonal[column] }
    } else {
      for row in 0..<count { (square + row * stride).update(repeating: 0, count: row + 1) }
    }
    cblas_dsyrk(
      CblasRowMajor, CblasLower, CblasTrans, n, Int32(rows.bins), 1, buffer.binRows, lead, 1, square, lead)
    if group.coversAll { addAll(count, stride: stride, to: target) } else { scatter(group, to: target) }
  }

  private func addAll(_ count: Int, stride: Int, to target: HessianTarget) {
    for row in 0..<count {
      let source = buffer.square + row * stride, destination = target.dense + row * count
      for column in 0...row { destination[column] += source[column] }
    }
  }

  /// Columns of a group ascend in the dense numbering, so the lower triangle stays the lower triangle.
  private func scatter(_ group: ColumnGroup, to target: HessianTarget) {
    for (row, denseRow) in group.denseIndices.enumerated() {
      let source = buffer.square + row * group.stride, destination = target.dense + denseRow * target.denseCount
      for column in 0...row { destination[group.denseIndices[column]] += source[column] }
    }
  }
}

/// OpenBLAS as hfplot uses it.
enum LinearAlgebra {
  /// Parallelism is over fits, and results must not depend on the number of threads.
  static let isSerial: Bool = {
    openblas_set_num_threads(1)
    return true
  }()
}
