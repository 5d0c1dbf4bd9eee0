// The falling curve nearest to counted values: neighbours that rise are pooled (pool adjacent violators).
import Results

/// CLs falls as the tested signal grows; where counts say otherwise, they fluctuated.
enum FallingCurve {
  private struct Pool {
    var value: Double
    var weight: Double
    var count: Int
  }

  /// - Parameter values: in the order of the variable; weighted by their errors.
  static func fit(_ values: [CountedValue]) -> [Double] {
    var pools: [Pool] = []
    for value in values {
      pools.append(Pool(value: value.value, weight: 1 / max(value.error * value.error, 1e-12), count: 1))
      while pools.count > 1, pools[pools.count - 2].value < pools[pools.count - 1].value {
        let last = pools.removeLast(), before = pools.removeLast(), weight = last.weight + before.weight
        let mean = (before.value * before.weight + last.value * last.weight) / weight
        pools.append(Pool(value: mean, weight: weight, count: before.count + last.count))
      }
    }
    return pools.flatMap { Array(repeating: $0.value, count: $0.count) }
  }
}
