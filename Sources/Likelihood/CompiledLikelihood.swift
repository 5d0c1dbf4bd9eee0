// A model compiled to flat tables: value, gradient and Hessian of −ln L, expected rates, data.
import Expressions
import HistFactory

/// The likelihood of a model: immutable, shared by all tasks. Each task owns an `EvaluationBuffer`.
public struct CompiledLikelihood: Sendable {
  /// Parameters in the model's order.
  public let parameters: [LikelihoodParameter]
  /// Channels sorted by name, with the bins that are theirs.
  public let channels: [LikelihoodChannel]
  /// Index of the parameter of interest.
  public let poi: Int?
  /// Codes by which variations are interpolated.
  public let interpolation: Interpolation
  /// Constraints of several parameters together.
  public let correlatedConstraints: [CorrelatedConstraint]
  /// Declared functions of parameters, by name.
  public let functions: [String: Expression]
  /// What figures and tables of the model should say about it, a line each.
  public let stamps: [String]
  let tables: Tables
  /// What comes before the tables; nil for a model without expressions.
  let map: ParameterMap?
  /// The model's nominal auxiliary observations, in the order of the constraint terms.
  let nominalAuxiliary: [Double]
  private let observations: [[Double]?]

  /// Compiles `model`.
  /// - Parameter dense: names of parameters that are not to be among the `diagonalParameters`.
  public init(
    _ model: Model, interpolation: Interpolation = .standard, keepingDense dense: Set<String> = []
  ) throws(LikelihoodProblem) {
    _ = LinearAlgebra.isSerial
    map = ParameterMap(model)
    let builder = try TableBuilder(model: model, interpolation: interpolation, map: map, dense: dense)
    tables = Tables(builder)
    let names = model.parameterNames
    let positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    correlatedConstraints = model.extensions.correlations.map { correlation in
      CorrelatedConstraint(correlation, parameters: correlation.parameters.compactMap { positions[$0] })
    }
    functions = model.extensions.functions
    stamps = model.stamps
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

  /// Length of a point.
  public var parameterCount: Int { map?.outerCount ?? tables.parameterCount }
  /// Bins of all channels.
  public var binCount: Int { tables.binCount }
  /// Auxiliary measurements.
  public var constraintCount: Int { tables.constraints.count }
  /// Parameters that couple to one another only through the rest (one factor a bin at most): ascending.
  public var diagonalParameters: [Int] { tables.diagonalParameters }
  /// Bytes of tables that one evaluation reads.
  public var tableBytes: Int { tables.bytes }

  /// Memory for evaluations: one a task, never shared.
  public func makeBuffer() -> EvaluationBuffer { EvaluationBuffer(tables, map: map) }

  /// The workspace's data; nil when a channel has no observation.
  public var observed: Dataset? {
    var counts: [Double] = []
    for observation in observations {
      guard let observation else { return nil }
      counts += observation
    }
    return Dataset(counts: counts, auxiliary: nominalAuxiliary, for: self)
  }

  /// Names of the channels without an observation.
  public var channelsWithoutData: [String] {
    zip(channels, observations).filter { $0.1 == nil }.map(\.0.name)
  }

  /// The data that a point predicts: expected counts, auxiliary observations at the parameters' values.
  public func asimov(at point: [Double], buffer: EvaluationBuffer) -> Dataset {
    let auxiliary = tables.constraints.map { term in
      term.form == .poisson ? point[term.parameter] * term.scale : point[term.parameter]
    }
    return Dataset(counts: expectedRates(at: point, buffer: buffer).map { max($0, 0) }, auxiliary: auxiliary, for: self)
  }

  /// −ln L (all constants included); `+infinity` where a rate is negative, or zero in a bin with events.
  public func value(at point: UnsafePointer<Double>, data: Dataset, buffer: EvaluationBuffer) -> Double {
    guard let map, let scratch = buffer.map else { return Kernel(tables, buffer).value(at: point, data: data) }
    return Kernel(tables, buffer).value(at: map.inner(point, scratch), data: data)
  }

  /// −ln L; fills `gradient` (`parameterCount` numbers).
  public func gradient(
    at point: UnsafePointer<Double>, data: Dataset, buffer: EvaluationBuffer,
    into gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    guard let map, let scratch = buffer.map else {
      return Kernel(tables, buffer).gradient(at: point, data: data, into: gradient)
    }
    let value = Kernel(tables, buffer).gradient(at: map.inner(point, scratch), data: data, into: scratch.gradient)
    guard value.isFinite else { return value }
    map.differentiate(point, scratch, tables: tables)
    map.contractGradient(scratch, into: gradient)
    return value
  }

  /// −ln L; fills gradient and Hessian: exact, or the Fisher information plus the constraints.
  public func hessian(
    at point: UnsafePointer<Double>, data: Dataset, fisher: Bool = false, buffer: EvaluationBuffer,
    gradient: UnsafeMutablePointer<Double>, into target: HessianTarget
  ) -> Double {
    let second = fisher ? Kernel.SecondDerivatives.fisher : .exact, kernel = Kernel(tables, buffer)
    guard let map, let scratch = buffer.map else {
      return kernel.hessian(at: point, data: data, second: second, gradient: gradient, into: target)
    }
    let value = kernel.hessian(
      at: map.inner(point, scratch), data: data, second: second, gradient: scratch.gradient, into: scratch.target)
    guard value.isFinite else { return value }
    map.differentiate(point, scratch, tables: tables)
    map.contractGradient(scratch, into: gradient)
    map.contractHessian(scratch, into: target, tables: tables)
    if second == .exact { map.differentiate(point, scratch, second: target, tables: tables) }
    return value
  }

  /// Expected events of every bin.
  public func expectedRates(at point: [Double], buffer: EvaluationBuffer) -> [Double] {
    precondition(point.count == parameterCount)
    Kernel(tables, buffer).allRates(at: inner(point, buffer))
    return (0..<binCount).map { Kernel(tables, buffer).cleanRate($0) }
  }

  /// Number of entries that `sampleRates` writes: the sum over channels of samples × bins.
  public var sampleRateCount: Int { tables.rateCount }

  /// Expected events of every sample in every bin: channels in order, in each its samples, in each its bins.
  public func sampleRates(at point: [Double], buffer: EvaluationBuffer, into rates: UnsafeMutablePointer<Double>) {
    precondition(point.count == parameterCount)
    Kernel(tables, buffer).sampleRates(at: inner(point, buffer), into: rates)
  }

  /// The tables' parameters at a point.
  func inner(_ point: [Double], _ buffer: EvaluationBuffer) -> [Double] {
    guard let map, let scratch = buffer.map else { return point }
    return point.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return point }
      return Array(UnsafeBufferPointer(start: map.inner(base, scratch), count: map.innerCount))
    }
  }
}

/// A channel of a compiled likelihood.
public struct LikelihoodChannel: Sendable, Equatable {
  /// Name, as in the workspace.
  public var name: String
  /// In the model's order.
  public var samples: [String]
  /// Its bins among all bins.
  public var bins: Range<Int>
}
