// The covariance of the parameters at a minimum, and what had to be left out of it.

/// A combination of parameters that the function does not depend on.
public struct FlatDirection: Sendable, Equatable {
  /// A parameter with its share of the direction.
  public struct Participant: Sendable, Equatable {
    /// Its position in the point.
    public var parameter: Int
    /// Share of the direction in units of the parameters' own curvature; all shares of a direction add up to 1.
    public var weight: Double
  }
  /// Those with a weight of at least 1 %, largest first.
  public var participants: [Participant]
}

/// The inverse of the exact Hessian over the free parameters (of a negative log-likelihood, so `up` is ½).
public struct Covariance: Sendable, Equatable {
  /// All parameters of the function, fixed ones included.
  public let count: Int
  /// `count²` numbers, symmetric; rows of parameters that are not in `included` are zero.
  public let values: [Double]
  /// Whether each parameter takes part.
  public let included: [Bool]
  /// Free parameters held at their bounds here, because with them the Hessian is not positive definite.
  public let heldAtBound: [Int]
  /// Directions without curvature: the matrix is the pseudo-inverse, their participants' entries are too small.
  public let flatDirections: [FlatDirection]

  /// Every part by its name; those with a default may be left out.
  public init(
    count: Int, values: [Double], included: [Bool], heldAtBound: [Int] = [], flatDirections: [FlatDirection] = []
  ) {
    self.count = count
    self.values = values
    self.included = included
    self.heldAtBound = heldAtBound
    self.flatDirections = flatDirections
  }

  /// The element; indices from 0.
  public subscript(row: Int, column: Int) -> Double { values[row * count + column] }

  /// √ of the diagonal; 0 for parameters that take no part.
  public func standardDeviation(_ parameter: Int) -> Double {
    max(self[parameter, parameter], 0).squareRoot()
  }

  /// Square roots of the diagonal, one a parameter.
  public var standardDeviations: [Double] { (0..<count).map(standardDeviation) }

  /// ρ of two parameters; 0 where one takes no part, 1 with itself.
  public func correlation(_ row: Int, _ column: Int) -> Double {
    if row == column { return 1 }
    let product = standardDeviation(row) * standardDeviation(column)
    return product > 0 ? self[row, column] / product : 0
  }

  /// Parameters with a share of at least 1 % in a direction without curvature.
  public var flatParameters: Set<Int> {
    Set(flatDirections.flatMap { $0.participants.map(\.parameter) })
  }
}
