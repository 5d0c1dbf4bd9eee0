// A likelihood with its data, seen as a function to minimise.
import HistFactory
import Likelihood
import Minimization

/// −ln L of one data set. Owns its evaluation buffer: one a task.
public final class LikelihoodObjective: Objective {
  /// The likelihood of the data.
  public let likelihood: CompiledLikelihood
  /// May be exchanged between fits: toys and Asimov data are other data for the same tables.
  public var data: Dataset
  /// Memory of one task.
  public let buffer: EvaluationBuffer
  /// One a parameter.
  public let lowerBounds: [Double]
  /// One a parameter.
  public let upperBounds: [Double]
  /// Where the interpolation changes its form: at 0 for codes 0 and 1.
  public let corners: [Int: Double]

  /// - Parameter bounds: other bounds for some parameters, by index.
  public init(_ likelihood: CompiledLikelihood, data: Dataset, bounds: [Int: ClosedRange<Double>] = [:]) {
    self.likelihood = likelihood
    self.data = data
    buffer = likelihood.makeBuffer()
    lowerBounds = likelihood.parameters.enumerated().map { bounds[$0]?.lowerBound ?? $1.lower }
    upperBounds = likelihood.parameters.enumerated().map { bounds[$0]?.upperBound ?? $1.upper }
    corners = Self.corners(of: likelihood)
  }

  private static func corners(of likelihood: CompiledLikelihood) -> [Int: Double] {
    var types: Set<ModifierType> = []
    if likelihood.interpolation.normsys == .code1 { types.insert(.normsys) }
    if likelihood.interpolation.histosys == .code0 { types.insert(.histosys) }
    guard !types.isEmpty else { return [:] }
    return likelihood.parameters.enumerated().reduce(into: [:]) { corners, entry in
      if entry.element.types.contains(where: types.contains) { corners[entry.offset] = 0 }
    }
  }

  /// Length of a point.
  public var parameterCount: Int { likelihood.parameterCount }
  /// Positions of the parameters of single bins.
  public var diagonalParameters: [Int] { likelihood.diagonalParameters }

  /// −ln L at the point.
  public func value(at point: UnsafePointer<Double>) -> Double {
    likelihood.value(at: point, data: data, buffer: buffer)
  }

  /// −ln L and its gradient.
  public func gradient(at point: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>) -> Double {
    likelihood.gradient(at: point, data: data, buffer: buffer, into: gradient)
  }

  /// −ln L, its gradient and its Hessian, or the Fisher information in its place.
  public func hessian(
    at point: UnsafePointer<Double>, curvature: Curvature, gradient: UnsafeMutablePointer<Double>,
    into hessian: BlockHessian
  ) -> Double {
    let target = HessianTarget(
      dense: hessian.dense.address ?? gradient, border: hessian.border.address ?? gradient,
      diagonal: hessian.diagonal.address ?? gradient, denseCount: hessian.denseCount)
    return likelihood.hessian(
      at: point, data: data, fisher: curvature == .fisher, buffer: buffer, gradient: gradient, into: target)
  }
}

extension UnsafeMutableBufferPointer {
  /// Nil for an empty buffer, whatever its base address.
  fileprivate var address: UnsafeMutablePointer<Element>? { isEmpty ? nil : baseAddress }
}
