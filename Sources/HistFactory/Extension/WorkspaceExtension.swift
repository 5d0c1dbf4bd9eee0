// The `hfplot` block of a workspace: what its model has beyond HistFactory as pyhf defines it.

/// Parameters, functions, constraints and modifiers that pyhf's format has no place for. Order is the file's.
///
/// The block stands as `hfplot` in the workspace or alone in a side file; `ExtensionSchema` describes it.
public struct WorkspaceExtension: Sendable, Equatable {
  public var parameters: [FreeParameter] = []
  public var functions: [Function] = []
  public var constraints: [Constraint] = []
  public var correlations: [Correlation] = []
  public var modifiers: [CustomModifier] = []
  public var sharedGammas: [SharedGammas] = []
  public var regularisations: [Regularisation] = []
  /// What was repaired in the workspace, as every figure of it says: it changes nothing else.
  public var repairs: [String] = []

  /// The version of the block that this reads and writes.
  public static let version = "1"

  public init() {}

  /// A parameter that no modifier brings: for use in expressions.
  public struct FreeParameter: Sendable, Equatable {
    public var name: String
    /// The start value of each component.
    public var initial: Double
    public var bounds: ParameterConfiguration.Bounds
    public var isFixed: Bool
    /// Components `name[0]`, `name[1]`…; nil for a scalar.
    public var size: Int?

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
    public var name: String
    public var expression: String
    public init(name: String, expression: String) {
      self.name = name
      self.expression = expression
    }
  }

  /// The constraint of one parameter set in place of its type's own.
  public struct Constraint: Sendable, Equatable {
    public enum Form: String, Sendable, CaseIterable { case normal, poisson, lognormal, none }
    public var parameter: String
    public var form: Form
    /// One, or one a component; nil keeps the parameter's own.
    public var widths: [Double]?
    public var center: Double?

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
      public enum Form: String, Sendable, CaseIterable {
        case squaredExponential = "squared_exponential"
        case exponential
        case matern32
      }
      public var form: Form
      public var length: Double
      public var width: Double
      /// Of the parameters; nil for 0, 1, 2…
      public var positions: [Double]?
      /// Added to the diagonal, in units of width²; nil for 1e-6.
      public var nugget: Double?

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

    public enum Matrix: Sendable, Equatable {
      case covariance([[Double]])
      /// Without widths the parameters keep their own.
      case correlation([[Double]], widths: [Double]?)
      case kernel(Kernel)
    }

    public var name: String
    /// Scalars, components, or sets for all of their components.
    public var parameters: [String]
    public var matrix: Matrix
    public var centers: [Double]?

    public init(name: String, parameters: [String], matrix: Matrix, centers: [Double]? = nil) {
      self.name = name
      self.parameters = parameters
      self.matrix = matrix
      self.centers = centers
    }
  }

  /// An expression of parameters and numbers a bin that multiplies a sample, or is added to it.
  public struct CustomModifier: Sendable, Equatable {
    public enum Operation: String, Sendable, CaseIterable { case multiply, add }
    public var name: String
    public var channel: String
    public var sample: String
    public var operation: Operation
    public var expression: String
    /// Numbers by name: one for all bins or one a bin.
    public var data: [(name: String, values: [Double])]

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

    public static func == (left: Self, right: Self) -> Bool {
      left.name == right.name && left.channel == right.channel && left.sample == right.sample
        && left.operation == right.operation && left.expression == right.expression
        && left.data.elementsEqual(right.data) { $0 == $1 }
    }
  }

  /// A factor a bin that several samples of a channel share.
  public struct SharedGammas: Sendable, Equatable {
    public var name: String
    public var channel: String
    public var samples: [String]
    /// By bin, absolute: of the samples' sum.
    public var uncertainties: [Double]
    public var isPoisson: Bool

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
    public enum Form: String, Sendable, CaseIterable {
      /// d is θ − reference, its first differences, its second differences.
      case size, slope, curvature

      /// How often neighbours are subtracted.
      public var order: Int { self == .size ? 0 : self == .slope ? 1 : 2 }
    }
    public var name: String
    public var parameters: [String]
    public var form: Form
    public var strength: Double
    /// One a parameter; nil for the start values.
    public var reference: [Double]?

    public init(name: String, parameters: [String], form: Form, strength: Double, reference: [Double]? = nil) {
      self.name = name
      self.parameters = parameters
      self.form = form
      self.strength = strength
      self.reference = reference
    }
  }
}
