// What the machine gives: the reading speed and the arithmetic against which the kernel's own are judged.
import COpenBLAS

/// The limits that the tasks are compared with, measured in the same run.
struct Machine {
  let bandwidth = Bandwidth.measured()
  let arithmetic = Arithmetic.measured()

  var description: String { "\(bandwidth.description)\n\(arithmetic.description)" }

  /// `  0.28 MB, 34.1 GB/s (30 % of cache)` or `  1.2 Mflop, 9.1 Gflop/s (25 % of dgemm)`; nothing where neither is known.
  func throughput(_ task: BenchmarkTask, _ timing: Timing) -> String {
    if let operations = task.operations {
      let speed = Double(operations) / timing.median * 1e-9
      return "  \(rounded(Double(operations) * 1e-6, places: 2)) Mflop, \(rounded(speed, places: 1)) Gflop/s "
        + "(\(percent(speed, of: arithmetic.large)) of dgemm)"
    }
    guard let bytes = task.bytes else { return "" }
    let speed = Double(bytes) / timing.median * 1e-9
    let limit = bytes <= Bandwidth.cachedBytes ? (bandwidth.cached, "cache") : (bandwidth.uncached, "memory")
    return "  \(megabytes(bytes)), \(rounded(speed, places: 2)) GB/s (\(percent(speed, of: limit.0)) of \(limit.1))"
  }

  private func percent(_ value: Double, of limit: Double) -> String {
    rounded(100 * value / limit, places: 0) + " %"
  }
}

/// Products of matrices in Gflop/s, by the library that the Hessian uses, on one core.
struct Arithmetic {
  /// Square matrices of 512 rows, which fit the second-level cache: as fast as the processor can.
  var large: Double
  /// 64 rows, as in the Hessian of a small model.
  var small: Double

  static func measured() -> Arithmetic {
    openblas_set_num_threads(1)
    return Arithmetic(large: speed(512), small: speed(64))
  }

  var description: String {
    "arithmetic: \(rounded(large, places: 1)) Gflop/s in dgemm of 512 x 512, "
      + "\(rounded(small, places: 1)) Gflop/s of 64 x 64"
  }

  /// The fastest of several products of `count` × `count` matrices: 2 n³ operations each.
  private static func speed(_ count: Int) -> Double {
    let left = [Double](repeating: 0.5, count: count * count), n = Int32(count)
    var product = left
    let operations = 2 * Double(count) * Double(count) * Double(count), repeats = max(1, Int(1e8 / operations))
    var fastest = Double.infinity
    for _ in 0..<8 {
      let start = processorTime()
      for _ in 0..<repeats {
        cblas_dgemm(
          CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, left, n, left, n, 0, &product, n)
      }
      fastest = min(fastest, (processorTime() - start) / Double(repeats))
    }
    return operations / fastest * 1e-9
  }
}
