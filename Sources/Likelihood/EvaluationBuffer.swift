// Scratch space of one task: allocated once, so that evaluating the likelihood allocates nothing.

/// Where a task keeps its intermediate numbers. Not to be shared between tasks that run at once.
public final class EvaluationBuffer {
  /// Parameters with exact zeros replaced (see `Kernel.vanishing`).
  let point: UnsafeMutablePointer<Double>
  /// g(α) and its derivatives for every parameter.
  let shape: UnsafeMutablePointer<Double>
  let shapeSlope: UnsafeMutablePointer<Double>
  let shapeCurvature: UnsafeMutablePointer<Double>
  /// Gathered parameters of one sample's variations, and sums over bins of its tables.
  let gathered: UnsafeMutablePointer<Double>
  let gatheredShape: UnsafeMutablePointer<Double>
  let sumGradient: UnsafeMutablePointer<Double>
  let differenceGradient: UnsafeMutablePointer<Double>
  /// f′/f and f″/f of one sample's multiplicative variations.
  let logSlope: UnsafeMutablePointer<Double>
  let curvature: UnsafeMutablePointer<Double>
  /// Additive part and factor of each (sample, bin) of one channel.
  let additive: UnsafeMutablePointer<Double>
  let factor: UnsafeMutablePointer<Double>
  /// Rates of all bins, and what the derivatives need of one channel's.
  let rates: UnsafeMutablePointer<Double>
  let slope: UnsafeMutablePointer<Double>
  let weight: UnsafeMutablePointer<Double>

  /// Rows over the columns of a group: two a sample (l and u), one a bin; and the products of these rows.
  let logRows: UnsafeMutablePointer<Double>
  let mixedRows: UnsafeMutablePointer<Double>
  let binRows: UnsafeMutablePointer<Double>
  let classRows: UnsafeMutablePointer<Double>
  let classRates: UnsafeMutablePointer<Double>
  let carrierRow: UnsafeMutablePointer<Double>
  let rateRow: UnsafeMutablePointer<Double>
  let exactDiagonal: UnsafeMutablePointer<Double>
  let square: UnsafeMutablePointer<Double>

  private let all: [UnsafeMutablePointer<Double>]
  /// For models with expressions.
  let map: MapScratch?

  init(_ tables: Tables, map: ParameterMap? = nil) {
    self.map = map.map { MapScratch($0, tables) }
    let limits = tables.limits, stride = tables.groups.map(\.stride).max() ?? 0
    let sizes = [
      tables.parameterCount, tables.parameterCount, tables.parameterCount, tables.parameterCount,
      limits.entries, limits.entries, limits.entries, limits.entries, limits.entries, limits.entries,
      limits.channelRates, limits.channelRates, tables.binCount, limits.channelBins, limits.channelBins,
      limits.groupSampleRows, limits.groupSampleRows, limits.groupBinRows, limits.classRows,
      limits.channelBins * (tables.channels.map(\.classCount).max() ?? 0), stride, stride, stride, limits.groupSquare,
    ]
    all = sizes.map { allocateAligned(padded($0) + lanes, filler: 0) }
    point = all[0]
    shape = all[1]
    shapeSlope = all[2]
    shapeCurvature = all[3]
    gathered = all[4]
    gatheredShape = all[5]
    sumGradient = all[6]
    differenceGradient = all[7]
    logSlope = all[8]
    curvature = all[9]
    additive = all[10]
    factor = all[11]
    rates = all[12]
    slope = all[13]
    weight = all[14]
    logRows = all[15]
    mixedRows = all[16]
    binRows = all[17]
    classRows = all[18]
    classRates = all[19]
    carrierRow = all[20]
    rateRow = all[21]
    exactDiagonal = all[22]
    square = all[23]
  }

  deinit { all.forEach { $0.deallocate() } }
}
