// A HistFactory model as HS3 says it, before it is put into pyhf's words.
import JSONTree

/// A channel of the likelihood.
struct HS3Channel {
  var name: String
  var node: JSONNode
  var axes: [HS3Axis] = []
  var samples: [HS3Sample] = []
  var observed: [Double] = []
  /// Settings of the channel's staterror: its constraint, and the relative uncertainty below which bins are exact.
  var staterrorConstraint: String?
  var staterrorThreshold = 0.0

  var binCount: Int { samples.first?.contents.count ?? 0 }
}

/// An observable with its bins.
public struct HS3Axis: Sendable, Equatable {
  /// Name of the observable.
  public var name: String
  /// One more than bins; nil where the document only counts them.
  public var edges: [Double]?
  /// How many bins it has.
  public var binCount: Int

  /// Every part by its name.
  public init(name: String, edges: [Double]?, binCount: Int) {
    self.name = name
    self.edges = edges
    self.binCount = binCount
  }
}

struct HS3Sample {
  var name: String
  var node: JSONNode
  var contents: [Double]
  var errors: [Double]?
  var modifiers: [HS3Modifier]
}

struct HS3Modifier {
  enum Effect {
    case normfactor, shapefactor
    case normsys(high: Double, low: Double)
    case histosys(high: [Double], low: [Double])
    /// nil where the constraints' own distributions say it all.
    case shapesys([Double]?)
    /// nil takes the sample's errors.
    case staterror([Double]?)
  }
  var name: String
  var node: JSONNode
  var effect: Effect
  /// One, or one a bin.
  var parameters: [String]
  /// `Gauss`, `Poisson`, …, as it is written.
  var constraint: String?
  /// Names of distributions that are its constraints.
  var constraintNames: [String]

  var isPerBin: Bool {
    switch effect {
    case .shapefactor, .shapesys, .staterror: true
    default: false
    }
  }
}

/// What constrains one parameter.
struct HS3Constraint {
  enum Law: Equatable {
    case normal(center: Double, width: Double)
    case poisson(observed: Double, tau: Double)
  }
  var law: Law
  var node: JSONNode
}
