// The nominal parameters, and the Asimov data that they predict.
import HistFactory
import Likelihood

extension CompiledLikelihood {
  /// Start values of all parameters.
  public var startPoint: [Double] { parameters.map(\.initial) }

  /// Nominal parameters in cabinetry's sense: see `ParameterSet.nominal`.
  public var nominalPoint: [Double] { parameters.map(\.nominal) }

  /// What the nominal model predicts, auxiliary data at the nominal parameters: the meaning of `--asimov [MU]`.
  ///
  /// Not the conditional Asimov data of hypothesis tests, whose nuisance parameters are fitted to the observed data.
  public func nominalAsimov(poi value: Double?, buffer: EvaluationBuffer) -> Dataset {
    var point = nominalPoint
    if let poi, let value { point[poi] = value }
    return asimov(at: point, buffer: buffer)
  }

  /// Position of each parameter's auxiliary observation in a data set, nil for unconstrained parameters.
  public var auxiliaryPositions: [Int?] {
    var next = 0
    return parameters.map { parameter in
      guard parameter.constraint != .none else { return nil }
      defer { next += 1 }
      return next
    }
  }
}
