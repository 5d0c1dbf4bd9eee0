// Compares an exact Hessian with central differences of the gradient.
import Likelihood
import Testing

/// The Hessian at a point, as a full matrix, and the differences that it must equal.
struct HessianCheck {
  let likelihood: CompiledLikelihood
  let data: Dataset

  /// The symmetric matrix put together from its blocks.
  func matrix(at point: [Double]) -> [[Double]] {
    let count = likelihood.parameterCount, diagonal = likelihood.diagonalParameters
    let dense = (0..<count).filter { !diagonal.contains($0) }
    var block = [Double](repeating: .nan, count: dense.count * dense.count)
    var border = [Double](repeating: .nan, count: dense.count * diagonal.count)
    var eliminated = [Double](repeating: .nan, count: diagonal.count), gradient = [Double](repeating: 0, count: count)
    block.withUnsafeMutableBufferPointer { block in
      border.withUnsafeMutableBufferPointer { border in
        eliminated.withUnsafeMutableBufferPointer { eliminated in
          guard let a = block.baseAddress ?? border.baseAddress else { return }
          let spare = UnsafeMutablePointer<Double>.allocate(capacity: 1)
          defer { spare.deallocate() }
          let target = HessianTarget(
            dense: a, border: border.baseAddress ?? spare, diagonal: eliminated.baseAddress ?? spare,
            denseCount: dense.count)
          _ = likelihood.hessian(
            at: point, data: data, buffer: likelihood.makeBuffer(), gradient: &gradient, into: target)
        }
      }
    }
    var full = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (row, i) in dense.enumerated() {
      for (column, j) in dense.enumerated() where column <= row {
        full[i][j] = block[row * dense.count + column]
        full[j][i] = full[i][j]
      }
    }
    for (row, i) in diagonal.enumerated() {
      full[i][i] = eliminated[row]
      for (column, j) in dense.enumerated() {
        full[i][j] = border[row * dense.count + column]
        full[j][i] = full[i][j]
      }
    }
    return full
  }

  /// The differences' own error is about h² times the fourth derivative: 1e-5 of the row's scale covers it.
  func run(at point: [Double], step: Double = 1e-5, tolerance: Double = 2e-6) throws {
    let hessian = matrix(at: point), buffer = likelihood.makeBuffer()
    for parameter in 0..<likelihood.parameterCount {
      var up = point, down = point
      let size = step * max(abs(point[parameter]), 1)
      up[parameter] += size
      down[parameter] -= size
      var above = [Double](repeating: 0, count: point.count), below = above
      _ = likelihood.gradient(at: up, data: data, buffer: buffer, into: &above)
      _ = likelihood.gradient(at: down, data: data, buffer: buffer, into: &below)
      let slopes = zip(above, below).map { ($0 - $1) / (up[parameter] - down[parameter]) }
      let scale = max(slopes.map(abs).max() ?? 0, 1)
      for (column, slope) in slopes.enumerated() {
        #expect(
          abs(hessian[parameter][column] - slope) <= tolerance * scale,
          "\(likelihood.parameters[parameter].name), \(likelihood.parameters[column].name)")
      }
    }
  }
}
