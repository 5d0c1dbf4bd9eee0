// Parameter values with uncertainties and correlations: what yields are computed from.
import Likelihood
import Results

/// Values, uncertainties and correlations in the order of a likelihood's parameters.
public struct ParameterState: Sendable, Equatable {
  /// One a parameter.
  public var values: [Double]
  /// 0 for parameters that are fixed or whose uncertainty is not known.
  public var uncertainties: [Double]
  /// Row of each parameter in `correlation`; nil for parameters that are not correlated with any other.
  public var rows: [Int?]
  /// `rowCount²` numbers.
  public var correlation: [Double]
  /// Rows of the covariance, and columns.
  public var rowCount: Int

  /// Before the fit: nominal parameters and pre-fit uncertainties, correlated only where one constraint holds several
  /// of them together (STATISTICS §8).
  public static func prefit(_ likelihood: CompiledLikelihood) -> ParameterState {
    var state = ParameterState(
      values: likelihood.nominalPoint,
      uncertainties: likelihood.parameters.map { $0.fixed ? 0 : $0.prefitUncertainty },
      rows: Array(repeating: nil, count: likelihood.parameterCount), correlation: [], rowCount: 0)
    let constraints = likelihood.correlatedConstraints
    state.rowCount = constraints.reduce(0) { $0 + $1.parameters.count }
    state.correlation = [Double](repeating: 0, count: state.rowCount * state.rowCount)
    var first = 0
    for constraint in constraints {
      state.add(constraint, first: first)
      first += constraint.parameters.count
    }
    return state
  }

  private mutating func add(_ constraint: CorrelatedConstraint, first: Int) {
    let count = constraint.parameters.count, matrix = constraint.covariance
    for (i, parameter) in constraint.parameters.enumerated() {
      rows[parameter] = first + i
      for j in 0..<count {
        correlation[(first + i) * rowCount + first + j] =
          matrix[i * count + j] / (matrix[i * count + i] * matrix[j * count + j]).squareRoot()
      }
    }
  }

  /// After a fit, matched by parameter names: parameters that the fit lacks keep their pre-fit state, those that only
  /// the fit has are left out.
  public init(_ likelihood: CompiledLikelihood, fit: FitResult) {
    self = Self.prefit(likelihood)
    let results = Dictionary(zip(fit.parameters.map(\.name), fit.parameters), uniquingKeysWith: { first, _ in first })
    let positions = Dictionary(
      zip(fit.correlation.names, fit.correlation.names.indices), uniquingKeysWith: { first, _ in first })
    rows = rows.map { _ in nil }
    for (index, parameter) in likelihood.parameters.enumerated() {
      guard let result = results[parameter.name] else { continue }
      values[index] = result.value
      uncertainties[index] = result.fixed ? 0 : result.uncertainty ?? 0
      rows[index] = positions[parameter.name]
    }
    rowCount = fit.correlation.names.count
    correlation = fit.correlation.matrix.flatMap { $0 }
    if correlation.count != rowCount * rowCount { (rows, correlation, rowCount) = (rows.map { _ in nil }, [], 0) }
  }

  init(values: [Double], uncertainties: [Double], rows: [Int?], correlation: [Double], rowCount: Int) {
    self.values = values
    self.uncertainties = uncertainties
    self.rows = rows
    self.correlation = correlation
    self.rowCount = rowCount
  }

  /// The correlation matrix of some parameters, row by row.
  func correlation(of parameters: [Int]) -> [Double] {
    let rows = parameters.map { self.rows[$0] }
    var matrix = [Double](repeating: 0, count: parameters.count * parameters.count)
    for (i, row) in rows.enumerated() {
      for (j, column) in rows.enumerated() {
        guard i != j else {
          matrix[i * parameters.count + j] = 1
          continue
        }
        if let row, let column { matrix[i * parameters.count + j] = correlation[row * rowCount + column] }
      }
    }
    return matrix
  }
}
