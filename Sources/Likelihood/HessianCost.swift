// What a Hessian costs in arithmetic, and what its sparsity saves: for benchmarks.

/// Additions and multiplications of the rows of a Hessian and of their products (`Kernel+Hessian`), which are what grows
/// with samples, bins and the square of the parameters. Rates, slopes and the border of eliminated parameters are not counted.
public struct HessianCost: Sendable, Equatable {
  /// What one evaluation of the Hessian takes, in multiplications or so.
  public var operations: Int
  /// The same if every parameter had a column and every channel had all of them.
  public var operationsWithoutSparsity: Int
  /// Products of rows: one for all channels, or one for each where channels have few columns in common.
  public var blocks: Int
  /// Parameters with a column somewhere; the others are eliminated.
  public var columns: Int
}

extension CompiledLikelihood {
  /// - Parameter fisher: without the second derivatives of the rates.
  public func hessianCost(fisher: Bool = false) -> HessianCost {
    func cost(columns: Int, channels: ArraySlice<ChannelBlock>) -> Int {
      let samples = channels.reduce(0) { $0 + $1.samples.count }, bins = channels.reduce(0) { $0 + $1.binCount }
      let products = columns * (columns + 1) * (bins + (fisher ? 0 : 2 * samples))
      return products + channels.reduce(0) { $0 + $1.binCount * (2 * $1.samples.count + $1.classCount) * columns }
    }
    return HessianCost(
      operations: tables.groups.reduce(0) {
        $0 + cost(columns: $1.denseIndices.count, channels: tables.channels[$1.channels])
      },
      operationsWithoutSparsity: cost(columns: tables.parameterCount, channels: tables.channels[...]),
      blocks: tables.groups.count, columns: tables.denseParameters.count)
  }
}
