// The most correlated pairs of a fit's parameters, as a table for the terminal.
import Results

/// Pairs by the size of their correlation.
public struct CorrelationTable: Sendable {
  /// Two parameters.
  public struct Pair: Sendable, Equatable {
    /// Name of the first.
    public var first: String
    /// Name of the second.
    public var second: String
    /// Their correlation, between −1 and 1.
    public var correlation: Double
  }

  /// The largest first; equals in the order of the matrix.
  public let pairs: [Pair]

  /// The `count` pairs with the largest correlations, of the parameters that are included.
  public init(_ matrix: CorrelationMatrix, count: Int, includes: (String) -> Bool = { _ in true }) {
    let chosen = matrix.names.indices.filter { includes(matrix.names[$0]) }
    var pairs: [Pair] = []
    for row in chosen {
      for column in chosen where column < row {
        pairs.append(
          Pair(first: matrix.names[column], second: matrix.names[row], correlation: matrix.matrix[row][column]))
      }
    }
    self.pairs = Array(pairs.stablySorted { abs($0.correlation) > abs($1.correlation) }.prefix(max(0, count)))
  }

  /// One line a pair.
  public var text: String {
    var columns = TextColumns([.right, .left, .left])
    columns.add(["correlation", "of", "and"])
    for pair in pairs {
      columns.add([DecimalText.fixed(pair.correlation, decimals: 3), pair.first, pair.second])
    }
    return columns.lines.joined(separator: "\n")
  }
}
