// Correlations that the model's constraints have before any fit.
import Likelihood
import Results

extension Analysis {
  /// The correlations of parameters that are constrained together, all others being independent of each other; without
  /// names where the model has no such constraint.
  public var priorCorrelation: CorrelationMatrix {
    let constraints = likelihood.correlatedConstraints
    let members = constraints.flatMap(\.parameters)
    var matrix = members.map { row in members.map { row == $0 ? 1.0 : 0 } }, first = 0
    for constraint in constraints {
      let count = constraint.parameters.count
      for row in 0..<count {
        for column in 0..<count where row != column {
          matrix[first + row][first + column] = constraint.correlation(row, column)
        }
      }
      first += count
    }
    return CorrelationMatrix(names: members.map { likelihood.parameters[$0].name }, matrix: matrix)
  }
}

extension CorrelatedConstraint {
  fileprivate func correlation(_ row: Int, _ column: Int) -> Double {
    let count = parameters.count
    let variances = covariance[row * count + row] * covariance[column * count + column]
    return covariance[row * count + column] / variances.squareRoot()
  }
}
