// χ² of data against a prediction with a covariance: r is data − prediction, χ² = rᵀ (V_stat + V_syst)⁻¹ r.
import Results

/// Bins of one or more channels with what each parameter does to them; parameters are not correlated with each other,
/// as they are before a fit.
struct PredictionTest {
  /// Data − prediction.
  private var residuals: [Double] = []
  /// The Poisson variance of each prediction.
  private var variances: [Double] = []
  /// Shifts of each bin by each of the model's parameters.
  private var shifts: [[Double]] = []
  private let parameterCount: Int

  /// The bins of one channel.
  struct Channel {
    /// Nil where they are hidden.
    var data: [Double?]
    var expected: [Double]
    var parts: SummedRates
  }

  init(_ channels: [Channel] = [], parameterCount: Int) {
    self.parameterCount = parameterCount
    channels.forEach { add($0) }
  }

  /// Adds the bins of a channel that have data and a prediction.
  mutating func add(_ channel: Channel) {
    let parameters = channel.parts.shifts.parameters
    let samples = channel.parts.rates.count / max(channel.parts.bins, 1)
    let rows = channel.parts.rowsOfShifts(of: Array(0..<samples))
    for (bin, expected) in channel.expected.enumerated() {
      guard let count = channel.data[bin], expected > 0 else { continue }
      residuals.append(count - expected)
      variances.append(expected)
      var row = [Double](repeating: 0, count: parameterCount)
      for (column, parameter) in parameters.enumerated() { row[parameter] = rows[bin * parameters.count + column] }
      shifts.append(row)
    }
  }

  /// Degrees of freedom: the bins. Nil without any.
  var goodnessOfFit: GoodnessOfFit? {
    guard !residuals.isEmpty, let factor = choleskyFactor else { return nil }
    var chi2 = 0.0, solved: [Double] = []
    for row in residuals.indices {
      let value = (0..<row).reduce(residuals[row]) { $0 - factor[row][$1] * solved[$1] } / factor[row][row]
      solved.append(value)
      chi2 += value * value
    }
    let ndof = residuals.count
    return GoodnessOfFit(chi2: chi2, ndof: ndof, pValue: chiSquaredTail(chi2, ndof: ndof))
  }

  /// V = L Lᵀ, the rows of L; nil where V is not positive definite in floating point.
  private var choleskyFactor: [[Double]]? {
    var factor: [[Double]] = []
    for row in residuals.indices {
      var line = [Double](repeating: 0, count: row + 1)
      for column in 0...row {
        var value = covariance(row, column)
        for k in 0..<column { value -= line[k] * (column == row ? line[k] : factor[column][k]) }
        if column == row {
          guard value > 0 else { return nil }
          line[column] = value.squareRoot()
        } else {
          line[column] = value / factor[column][column]
        }
      }
      factor.append(line)
    }
    return factor
  }

  private func covariance(_ row: Int, _ column: Int) -> Double {
    var sum = row == column ? variances[row] : 0
    for parameter in 0..<parameterCount { sum += shifts[row][parameter] * shifts[column][parameter] }
    return sum
  }
}
