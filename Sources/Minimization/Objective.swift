// What a minimiser needs to know of a function: value, gradient, Hessian, bounds, and which parameters couple weakly.

/// Which second derivatives to use.
public enum Curvature: Sendable {
  /// The exact second derivatives.
  case exact
  /// A positive semi-definite approximation (Fisher information) for steps far from the minimum.
  case fisher
}

/// A smooth function of bounded parameters. An instance owns its buffers: use one a task.
public protocol Objective: AnyObject {
  var parameterCount: Int { get }
  var lowerBounds: [Double] { get }
  var upperBounds: [Double] { get }
  /// Parameters that couple to one another only through the rest: their block of the Hessian is diagonal.
  var diagonalParameters: [Int] { get }
  /// Parameters for which the function has a corner, by index, and where: it is smooth on both sides.
  var corners: [Int: Double] { get }

  /// The value at `point` (`parameterCount` numbers); `+infinity` outside the function's domain.
  func value(at point: UnsafePointer<Double>) -> Double

  /// Value and gradient.
  func gradient(at point: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>) -> Double

  /// Value, gradient and Hessian from one pass.
  func hessian(
    at point: UnsafePointer<Double>, curvature: Curvature, gradient: UnsafeMutablePointer<Double>,
    into hessian: BlockHessian
  ) -> Double
}

extension Objective {
  /// None: a function that is smooth everywhere.
  public var corners: [Int: Double] { [:] }
}

/// A symmetric matrix of the form [[dense, borderᵀ], [border, diagonal]] over a partition of the parameters.
public final class BlockHessian {
  /// Parameters of the dense block and of the diagonal block, ascending.
  public let denseParameters: [Int]
  /// Positions of the parameters that couple to dense ones only.
  public let diagonalParameters: [Int]
  /// `denseCount²` numbers, row-major; the lower triangle (column ≤ row) is what counts.
  public let dense: UnsafeMutableBufferPointer<Double>
  /// One row of `denseCount` numbers for each diagonal parameter.
  public let border: UnsafeMutableBufferPointer<Double>
  /// Second derivatives of the diagonal parameters.
  public let diagonal: UnsafeMutableBufferPointer<Double>

  /// How many parameters couple to each other.
  public var denseCount: Int { denseParameters.count }
  /// How many couple to dense ones only.
  public var diagonalCount: Int { diagonalParameters.count }

  /// Memory for a Hessian of that shape.
  public init(parameterCount: Int, diagonalParameters: [Int]) {
    let eliminated = Set(diagonalParameters)
    self.diagonalParameters = diagonalParameters.sorted()
    denseParameters = (0..<parameterCount).filter { !eliminated.contains($0) }
    dense = Self.allocate(denseParameters.count * denseParameters.count)
    border = Self.allocate(diagonalParameters.count * denseParameters.count)
    diagonal = Self.allocate(diagonalParameters.count)
  }

  deinit {
    dense.deallocate()
    border.deallocate()
    diagonal.deallocate()
  }

  private static func allocate(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
    let buffer = UnsafeMutableBufferPointer<Double>.allocate(capacity: count)
    buffer.initialize(repeating: 0)
    return buffer
  }

  /// Sets all elements to 0.
  public func clear() {
    dense.update(repeating: 0)
    border.update(repeating: 0)
    diagonal.update(repeating: 0)
  }
}
