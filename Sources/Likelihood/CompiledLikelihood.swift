// A model compiled to flat tables: value, gradient and Hessian of −ln L, expected rates, data.
import HistFactory

/// The likelihood of a model: immutable, shared by all tasks. Each task owns an `EvaluationBuffer`.
public struct CompiledLikelihood: Sendable {
  /// Parameters in the model's order.
  public let parameters: [LikelihoodParameter]
  public let channels: [LikelihoodChannel]
  /// Index of the parameter of interest.
  public let poi: Int?
  public let interpolation: Interpolation
  let tables: Tables
  /// The model's nominal auxiliary observations, in the order of the constraint terms.
  let nominalAuxiliary: [Double]
  private let observations: [[Double]?]

  /// Compiles `model`.
  public init(_ model: Model, interpolation: Interpolation = .standard) throws(LikelihoodProblem) {
    _ = LinearAlgebra.isSerial
    let builder = try TableBuilder(model: model, interpolation: interpolation)
    tables = Tables(builder)
    self.interpolation = interpolation
    parameters = LikelihoodParameter.list(of: model)
    poi = model.poi.flatMap { name in LikelihoodParameter.list(of: model).firstIndex { $0.name == name } }
    channels = zip(model.channels, tables.channels).map { channel, block in
      LikelihoodChannel(
        name: channel.name, samples: channel.samples.map(\.name),
        bins: block.binOffset..<block.binOffset + block.binCount)
    }
    observations = model.observations
    nominalAuxiliary = model.parameterSets.flatMap(\.auxiliaryObservations)
  }

  public var parameterCount: Int { tables.parameterCount }
  public var binCount: Int { tables.binCount }
  public var constraintCount: Int { tables.constraints.count }
  /// Parameters that couple to one another only through the rest (one factor a bin at most): ascending.
  public var diagonalParameters: [Int] { tables.diagonalParameters }
  /// Bytes of tables that one evaluation reads.
  public var tableBytes: Int { tables.bytes }

  public func makeBuffer() -> EvaluationBuffer { EvaluationBuffer(tables) }

  /// The workspace's data; nil when a channel has no observation.
  public var observed: Dataset? {
    var counts: [Double] = []
    for observation in observations {
      guard let observation else { return nil }
      counts += observation
    }
    return Dataset(counts: counts, auxiliary: nominalAuxiliary, for: self)
  }

  /// The data that a point predicts: expected counts, auxiliary observations at the parameters' values.
  public func asimov(at point: [Double], buffer: EvaluationBuffer) -> Dataset {
    let auxiliary = tables.constraints.map { term in
      term.form == .normal ? point[term.parameter] : point[term.parameter] * term.scale
    }
    return Dataset(counts: expectedRates(at: point, buffer: buffer).map { max($0, 0) }, auxiliary: auxiliary, for: self)
  }

  /// −ln L (all constants included); `+infinity` where a rate is negative, or zero in a bin with events.
  public func value(at point: UnsafePointer<Double>, data: Dataset, buffer: EvaluationBuffer) -> Double {
    Kernel(tables, buffer).value(at: point, data: data)
  }

  /// −ln L; fills `gradient` (`parameterCount` numbers).
  public func gradient(
    at point: UnsafePointer<Double>, data: Dataset, buffer: EvaluationBuffer,
    into gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    Kernel(tables, buffer).gradient(at: point, data: data, into: gradient)
  }

  /// −ln L; fills gradient and Hessian: exact, or the Fisher information plus the constraints.
  public func hessian(
    at point: UnsafePointer<Double>, data: Dataset, fisher: Bool = false, buffer: EvaluationBuffer,
    gradient: UnsafeMutablePointer<Double>, into target: HessianTarget
  ) -> Double {
    Kernel(tables, buffer).hessian(
      at: point, data: data, second: fisher ? .fisher : .exact, gradient: gradient, into: target)
  }

  /// Expected events of every bin.
  public func expectedRates(at point: [Double], buffer: EvaluationBuffer) -> [Double] {
    precondition(point.count == parameterCount)
    Kernel(tables, buffer).allRates(at: point)
    return (0..<binCount).map { Kernel(tables, buffer).cleanRate($0) }
  }

  /// Number of entries that `sampleRates` writes: the sum over channels of samples × bins.
  public var sampleRateCount: Int { tables.rateCount }

  /// Expected events of every sample in every bin: channels in order, in each its samples, in each its bins.
  public func sampleRates(at point: [Double], buffer: EvaluationBuffer, into rates: UnsafeMutablePointer<Double>) {
    precondition(point.count == parameterCount)
    Kernel(tables, buffer).sampleRates(at: point, into: rates)
  }
}

/// A channel of a compiled likelihood.
public struct LikelihoodChannel: Sendable, Equatable {
  public var name: String
  /// In the model's order.
  public var samples: [String]
  /// Its bins among all bins.
  public var bins: Range<Int>
}
