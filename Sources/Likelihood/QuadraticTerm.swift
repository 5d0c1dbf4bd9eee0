// Quadratic terms of several parameters: correlated constraints and regularisation.
import HistFactory

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// ½ (θ − c)ᵀ P (θ − c), where c is observed (a correlated constraint) or given (a regularisation).
struct QuadraticTerm: Sendable {
  var parameters: [Int]
  /// Where each center stands among the auxiliary data; empty for a regularisation.
  var auxiliary: [Int]
  var centers: [Double]
  /// P, row by row.
  var precision: [Double]
  /// ½ ln det 2πK of a constraint; 0 for a regularisation, which is no probability.
  var constant: Double

  @inline(__always)
  func deviation(_ index: Int, _ point: UnsafePointer<Double>, _ data: Dataset) -> Double {
    point[parameters[index]] - (auxiliary.isEmpty ? centers[index] : data.auxiliary[auxiliary[index]])
  }
}

extension Kernel {
  /// The sum of all quadratic terms; adds their derivatives where asked for.
  func quadraticTerms(
    at point: UnsafePointer<Double>, data: Dataset, gradient: UnsafeMutablePointer<Double>? = nil,
    hessian target: HessianTarget? = nil
  ) -> Double {
    var sum = 0.0
    for term in tables.quadraticTerms {
      let count = term.parameters.count
      for row in 0..<count {
        var slope = 0.0
        for column in 0..<count {
          slope += term.precision[row * count + column] * term.deviation(column, point, data)
        }
        sum += 0.5 * slope * term.deviation(row, point, data)
        gradient?[term.parameters[row]] += slope
      }
      if let target { add(term, to: target) }
    }
    return sum
  }

  private func add(_ term: QuadraticTerm, to target: HessianTarget) {
    let count = term.parameters.count
    for row in 0..<count {
      for column in 0..<count {
        let first = tables.denseIndex[term.parameters[row]], second = tables.denseIndex[term.parameters[column]]
        if second <= first { target.dense[first * target.denseCount + second] += term.precision[row * count + column] }
      }
    }
  }
}

/// Parameters with one normal constraint together, and the matrix A with A·Aᵀ = K: columns of A are independent shifts.
public struct CorrelatedConstraint: Sendable, Equatable {
  /// Name, as in the extension block.
  public let name: String
  /// Parameters that it constrains.
  public let parameters: [Int]
  /// K, row by row.
  public let covariance: [Double]
  /// The symmetric A with A·A = K, row by row.
  public let root: [Double]

  init(_ correlation: ModelExtension.Correlation, parameters: [Int]) {
    name = correlation.name
    self.parameters = parameters
    covariance = correlation.covariance.elements
    root = correlation.covariance.root
  }

  /// The shift of the members' auxiliary data along column `member` of A.
  public func shift(_ member: Int) -> [Double] {
    parameters.indices.map { root[$0 * parameters.count + member] }
  }
}

extension TableBuilder {
  /// Correlated constraints and regularisation of a model.
  static func quadraticTerms(of model: Model, auxiliary: [Int: Int], positions: [String: Int]) -> [QuadraticTerm] {
    let constraints = model.extensions.correlations.map { correlation in
      let members = correlation.parameters.compactMap { positions[$0] }, matrix = correlation.covariance
      return QuadraticTerm(
        parameters: members, auxiliary: members.compactMap { auxiliary[$0] }, centers: correlation.centers,
        precision: matrix.inverse,
        constant: 0.5 * (matrix.logDeterminant + Double(members.count) * log(2 * .pi)))
    }
    let regularisations = model.extensions.regularisations.map { term in
      QuadraticTerm(
        parameters: term.parameters.compactMap { positions[$0] }, auxiliary: [], centers: term.reference,
        precision: term.precision, constant: 0)
    }
    return constraints + regularisations
  }
}
