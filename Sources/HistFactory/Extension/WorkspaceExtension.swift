// The `hfplot` block of a workspace: what its model has beyond HistFactory as pyhf defines it.

/// Parameters, functions, constraints and modifiers that pyhf's format has no place for. Order is the file's.
///
/// The block stands as `hfplot` in the workspace or alone in a side file; `ExtensionSchema` describes it.
public struct WorkspaceExtension: Sendable, Equatable {
  /// Parameters that no modifier of the workspace has.
  public var parameters: [FreeParameter] = []
  /// Parameters that are functions of others.
  public var functions: [Function] = []
  /// Other constraints of single parameters.
  public var constraints: [Constraint] = []
  /// Constraints of several parameters together.
  public var correlations: [Correlation] = []
  /// Modifiers with expressions.
  public var modifiers: [CustomModifier] = []
  /// Gammas that several samples of a channel share.
  public var sharedGammas: [SharedGammas] = []
  /// Penalties.
  public var regularisations: [Regularisation] = []
  /// What was repaired in the workspace, as every figure of it says: it changes nothing else.
  public var repairs: [String] = []

  /// The version of the block that this reads and writes.
  public static let version = "1"

  /// An empty block.
  public init() {}

  /// A parameter that no modifier brings: for use in expressions.
  public struct FreeParameter: Sendable, Equatable {
    /// Name; no parameter of the workspace has it.
    public var name: String
    /// The start value of each component.
    public var initial: Double
    /// Lower and upper bound.
    public var bounds: ParameterConfiguration.Bounds
    /// Whether it is held at its start.
    public var isFixed: Bool
    /// Components `name[0]`, `name[1]`…; nil for a scalar.
    public var size: Int?

    /// Every part by its name; those with a default may be left out.
    public init(
      name: String, initial: Double, bounds: ParameterConfiguration.Bounds, isFixed: Bool = false, size: Int? = nil
    ) {
      self.name = name
      self.initial = initial
      self.bounds = bounds
      self.isFixed = isFixed
      self.size = size
    }
  }

  /// A name for an expression; where modifiers have that name, it takes their parameter's place.
  public struct Function: Sendable, Equatable {
    /// The parameter that it replaces.
    public var name: String
    /// What takes its place, with names of parameters.
    public var expression: String
    /// Every part by its name.
    public init(name: String, expression: String) {
      self.name = name
      self.expression = expression
    }
  }

  /// The constraint of one parameter set in place of its type's own.
  public struct Constraint: Sendable, Equatable {
    /// The distribution of the auxiliary measurement; `none` frees the parameter.
    public enum Form: String, Sendable, CaseIterable { case normal, poisson, lognormal, none }
    /// Name of the parameter.
    public var parameter: String
    /// The distribution of its auxiliary measurement.
    public var form: Form
    /// One, or one a component; nil keeps the parameter's own.
    public var widths: [Double]?
    /// The auxiliary datum; nil leaves the workspace's.
    public var center: Double?

    /// Every part by its name; those with a default may be left out.
    public init(parameter: String, form: Form, widths: [Double]? = nil, center: Double? = nil) {
      self.parameter = parameter
      self.form = form
      self.widths = widths
      self.center = center
    }
  }

  /// One normal constraint of several parameters together.
  public struct Correlation: Sendable, Equatable {
    /// How parameters at positions x vary together: their covariance is width²·k(|x−x′|/length).
    public struct Kernel: Sendable, Equatable {
      /// How the covariance of a Gaussian process falls with the distance.
      public enum Form: String, Sendable, CaseIterable {
        /// exp(−x²/2), with x the distance over the length.
        case squaredExponential = "squared_exponential"
        /// exp(−x).
        case exponential
        /// (1 + √3 x) exp(−√3 x).
        case matern32
      }
      /// How it falls with the distance.
      public var form: Form
      /// Length over which it falls, in the unit of the places.
      public var length: Double
      /// Standard deviation of every value.
      public var width: Double
      /// Of the parameters; nil for 0, 1, 2…
      public var positions: [Double]?
      /// Added to the diagonal, in units of width²; nil for 1e-6.
      public var nugget: Double?

      /// Every part by its name; those with a default may be left out.
      public init(
        form: Form, length: Double, width: Double, positions: [Double]? = nil, nugget: Double? = nil
      ) {
        self.form = form
        self.length = length
        self.width = width
        self.positions = positions
        self.nugget = nugget
      }
    }

    /// How the matrix is given.
    public enum Matrix: Sendable, Equatable {
      /// Rows of covariances, in the parameters' units.
      case covariance([[Double]])
      /// Without widths the parameters keep their own.
      case correlation([[Double]], widths: [Double]?)
      /// Of a Gaussian process.
      case kernel(Kernel)
    }

    /// Name of the constraint.
    public var name: String
    /// Scalars, components, or sets for all of their components.
    public var parameters: [String]
    /// Correlations, covariances, or a kernel.
    public var matrix: Matrix
    /// Auxiliary data, one a parameter; nil leaves the workspace's.
    public var centers: [Double]?

    /// Every part by its name; those with a default may be left out.
    public init(name: String, parameters: [String], matrix: Matrix, centers: [Double]? = nil) {
      self.name = name
      self.parameters = parameters
      self.matrix = matrix
      self.centers = centers
    }
  }

  /// An expression of parameters and numbers a bin that multiplies a sample, or is added to it.
  public struct CustomModifier: Sendable, Equatable {
    /// Whether its values multiply or add to a sample's events.
    public enum Operation: String, Sendable, CaseIterable { case multiply, add }
    /// Name of the modifier.
    public var name: String
    /// Name of the channel.
    public var channel: String
    /// Name of the sample.
    public var sample: String
    /// Whether its values multiply or add.
    public var operation: Operation
    /// The expression, in names of parameters.
    public var expression: String
    /// Numbers by name: one for all bins or one a bin.
    public var data: [(name: String, values: [Double])]

    /// Every part by its name; those with a default may be left out.
    public init(
      name: String, channel: String, sample: String, operation: Operation, expression: String,
      data: [(name: String, values: [Double])] = []
    ) {
      self.name = name
      self.channel = channel
      self.sample = sample
      self.operation = operation
      self.expression = expression
      self.data = data
    }

    /// Whether all parts are equal.
    public static func == (left: Self, right: Self) -> Bool {
      left.name == right.name && left.channel == right.channel && left.sample == right.sample
        && left.operation == right.operation && left.expression == right.expression
        && left.data.elementsEqual(right.data) { $0 == $1 }
    }
  }

  /// A factor a bin that several samples of a channel share.
  public struct SharedGammas: Sendable, Equatable {
    /// Name of the set of gammas.
    public var name: String
    /// Name of the channel.
    public var channel: String
    /// Names of the samples that share them.
    public var samples: [String]
    /// By bin, absolute: of the samples' sum.
    public var uncertainties: [Double]
    /// Whether the constraint is a Poisson distribution; else a normal one.
    public var isPoisson: Bool

    /// Every part by its name; those with a default may be left out.
    public init(name: String, channel: String, samples: [String], uncertainties: [Double], isPoisson: Bool = true) {
      self.name = name
      self.channel = channel
      self.samples = samples
      self.uncertainties = uncertainties
      self.isPoisson = isPoisson
    }
  }

  /// A term added to −ln L that keeps parameters small, level or straight: ½·strength·Σ d².
  public struct Regularisation: Sendable, Equatable {
    /// What the penalty keeps small.
    public enum Form: String, Sendable, CaseIterable {
      /// d is θ − reference, its first differences, its second differences.
      case size, slope, curvature

      /// How often neighbours are subtracted.
      public var order: Int { self == .size ? 0 : self == .slope ? 1 : 2 }
    }
    /// Name of the penalty.
    public var name: String
    /// Its parameters, in order.
    public var parameters: [String]
    /// What it keeps small.
    public var form: Form
    /// Factor of the penalty.
    public var strength: Double
    /// One a parameter; nil for the start values.
    public var reference: [Double]?

    /// Every part by its name; those with a default may be left out.
    public init(name: String, parameters: [String], form: Form, strength: Double, reference: [Double]? = nil) {
      self.name = name
      self.parameters = parameters
      self.form = form
      self.strength = strength
      self.reference = reference
    }
  }
}
