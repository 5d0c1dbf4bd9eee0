// Radial basis functions: one smooth surface through all points, multiquadric or a thin plate.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Kernels about the points, with weights that make their sum pass through all values.
struct RadialBasis {
  enum Kernel: Sendable {
    /// √((r/ε)² + 1), ε the mean spacing of the points.
    case multiquadric
    /// r² ln r and a plane: the surface that bends least.
    case thinPlate
  }
  private let kernel: Kernel
  private let points: [SIMD2<Double>]
  private let spacing: Double
  private let system: DenseSystem?

  /// - Parameter points: distinct, in the unit square.
  init(_ points: [SIMD2<Double>], kernel: Kernel) {
    self.points = points
    self.kernel = kernel
    let spacing = Self.meanSpacing(points)
    self.spacing = spacing
    let extra = kernel == .thinPlate ? 3 : 0, count = points.count
    var matrix = Array(repeating: 0.0, count: (count + extra) * (count + extra))
    for row in 0..<count {
      for column in 0..<count {
        matrix[row * (count + extra) + column] = Self.value(
          kernel, Plane.distance(points[row], points[column]), spacing)
      }
      for (term, value) in Self.plane(points[row]).prefix(extra).enumerated() {
        matrix[row * (count + extra) + count + term] = value
        matrix[(count + term) * (count + extra) + row] = value
      }
    }
    system = DenseSystem(matrix, count: count + extra)
  }

  /// Values of the surface through `values` at `places`; nil where the points do not determine one.
  func surface(_ values: [Double], at places: [SIMD2<Double>]) -> [Double]? {
    let extra = kernel == .thinPlate ? 3 : 0
    guard let weights = system?.solve(values + Array(repeating: 0, count: extra)) else { return nil }
    return places.map { place in
      var sum = 0.0
      for (index, point) in points.enumerated() {
        sum += weights[index] * Self.value(kernel, Plane.distance(place, point), spacing)
      }
      for (term, value) in Self.plane(place).prefix(extra).enumerated() { sum += weights[points.count + term] * value }
      return sum
    }
  }

  private static func plane(_ point: SIMD2<Double>) -> [Double] { [1, point.x, point.y] }

  private static func value(_ kernel: Kernel, _ distance: Double, _ spacing: Double) -> Double {
    switch kernel {
    case .multiquadric: (distance * distance / (spacing * spacing) + 1).squareRoot()
    case .thinPlate: distance > 0 ? distance * distance * log(distance) : 0
    }
  }

  /// √ of the area of the points' bounding box a point.
  private static func meanSpacing(_ points: [SIMD2<Double>]) -> Double {
    let xs = points.map(\.x), ys = points.map(\.y)
    let width = (xs.max() ?? 1) - (xs.min() ?? 0), height = (ys.max() ?? 1) - (ys.min() ?? 0)
    let area = width > 0 && height > 0 ? width * height : 1
    return (area / Double(max(points.count, 1))).squareRoot()
  }
}

/// A square system of linear equations, factorised once with row exchanges.
struct DenseSystem {
  private var factors: [Double]
  private var order: [Int]
  private let count: Int

  /// nil for a singular matrix.
  init?(_ matrix: [Double], count: Int) {
    (factors, order, self.count) = (matrix, Array(0..<count), count)
    for column in 0..<count {
      guard let pivot = (column..<count).max(by: { abs(at($0, column)) < abs(at($1, column)) }), at(pivot, column) != 0
      else { return nil }
      if pivot != column { exchange(pivot, column) }
      eliminate(column)
    }
  }

  private func at(_ row: Int, _ column: Int) -> Double { factors[row * count + column] }

  private mutating func exchange(_ first: Int, _ second: Int) {
    order.swapAt(first, second)
    for column in 0..<count { factors.swapAt(first * count + column, second * count + column) }
  }

  private mutating func eliminate(_ column: Int) {
    let count = self.count
    factors.withUnsafeMutableBufferPointer { factors in
      let pivot = factors[column * count + column]
      for row in (column + 1)..<max(count, column + 1) {
        let factor = factors[row * count + column] / pivot
        factors[row * count + column] = factor
        guard factor != 0 else { continue }
        for other in (column + 1)..<max(count, column + 1) {
          factors[row * count + other] -= factor * factors[column * count + other]
        }
      }
    }
  }

  func solve(_ right: [Double]) -> [Double] {
    var solution = order.map { right[$0] }
    for row in 0..<count {
      for column in 0..<row { solution[row] -= at(row, column) * solution[column] }
    }
    for row in (0..<count).reversed() {
      for column in (row + 1)..<max(count, row + 1) { solution[row] -= at(row, column) * solution[column] }
      solution[row] /= at(row, row)
    }
    return solution
  }
}
