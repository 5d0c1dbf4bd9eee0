// The sum of the background samples after a fit: yields of all bins and their covariance.
import Inference
import Likelihood
import Results

/// Background yields of some channels, bin after bin, with the covariance that the fit gives them.
public struct BackgroundPrediction: Sendable, Equatable {
  /// Channel names with their numbers of bins, in the order of the yields.
  public var channels: [(name: String, bins: Int)]
  /// Expected events by bin.
  public var yields: [Double]
  /// vᵀ ρ v with v the two-point shifts of the sum of the samples (STATISTICS §8).
  public var covariance: [[Double]]

  /// - Parameters:
  ///   - names: of the channels.
  ///   - isBackground: which samples are summed.
  ///   - fit: of this model or a part of it, matched by parameter names.
  public init(
    _ likelihood: CompiledLikelihood, channels names: [String], fit: FitResult,
    isBackground: (_ channel: String, _ sample: String) -> Bool
  ) {
    let state = ParameterState(likelihood, fit: fit), buffer = likelihood.makeBuffer()
    var rates = [Double](repeating: 0, count: likelihood.sampleRateCount)
    likelihood.sampleRates(at: state.values, buffer: buffer, into: &rates)
    (channels, yields) = ([], [])
    var rows: [[(parameter: Int, shift: Double)]] = []
    var offset = 0
    for (index, channel) in likelihood.channels.enumerated() {
      let bins = channel.bins.count
      defer { offset += channel.samples.count * bins }
      guard names.contains(channel.name) else { continue }
      let samples = channel.samples.indices.filter { isBackground(channel.name, channel.samples[$0]) }
      let shifts = likelihood.rateShifts(
        ofChannel: index, at: state.values, widths: state.uncertainties, buffer: buffer)
      channels.append((channel.name, bins))
      for bin in 0..<bins {
        yields.append(samples.reduce(0) { $0 + rates[offset + $1 * bins + bin] })
        rows.append(
          shifts.parameters.enumerated().map { column, parameter in
            let width = shifts.parameters.count
            return (parameter, samples.reduce(0) { $0 + shifts.values[($1 * bins + bin) * width + column] })
          }.filter { $0.shift != 0 })
      }
    }
    covariance = Self.covariance(rows, state)
  }

  private static func covariance(_ rows: [[(parameter: Int, shift: Double)]], _ state: ParameterState) -> [[Double]] {
    // ρ v for every bin first: parameters² × bins, then bins² × parameters.
    let size = state.values.count
    let turned = rows.map { row in
      var product = [Double](repeating: 0, count: size)
      for (parameter, shift) in row {
        guard let line = state.rows[parameter] else {
          product[parameter] += shift
          continue
        }
        for (other, column) in state.rows.enumerated() {
          if let column { product[other] += shift * state.correlation[line * state.rowCount + column] }
        }
      }
      return product
    }
    var matrix = rows.map { row in turned.map { product in row.reduce(0) { $0 + $1.shift * product[$1.parameter] } } }
    for row in matrix.indices {
      for column in 0..<row { matrix[row][column] = matrix[column][row] }
    }
    return matrix
  }

  /// Whether all parts are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.channels.elementsEqual(right.channels) { $0 == $1 } && left.yields == right.yields
      && left.covariance == right.covariance
  }

  /// Square roots of the covariance's diagonal, by bin.
  public var deviations: [Double] { covariance.indices.map { max(covariance[$0][$0], 0).squareRoot() } }
}
