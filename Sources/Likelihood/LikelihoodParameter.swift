// A parameter of a compiled likelihood: one component of the model's parameter sets.
import HistFactory

/// Name, type, start value, bounds and constraint of one parameter.
public struct LikelihoodParameter: Sendable, Equatable {
  public enum Constraint: Sendable, Equatable {
    case none
    case normal(center: Double, width: Double)
    /// `observed` counts at a rate of θ·tau.
    case poisson(observed: Double, tau: Double)
  }

  /// `name`, or `name[3]` for a component of an indexed set.
  public var name: String
  public var set: String
  /// Modifier types in the model's type order.
  public var types: [ModifierType]
  public var initial: Double
  public var lower: Double
  public var upper: Double
  /// Fixed by the model: by the measurement, or for want of content.
  public var fixed: Bool
  public var constraint: Constraint

  /// Pre-fit uncertainty: the width of a normal constraint, 1/√τ for a Poisson one (STATISTICS §7); 0 without.
  public var prefitUncertainty: Double {
    switch constraint {
    case .none: 0
    case .normal(_, let width): width
    case .poisson(_, let tau): 1 / tau.squareRoot()
    }
  }

  static func list(of model: Model) -> [LikelihoodParameter] {
    model.parameterSets.flatMap { set in
      zip(set.componentNames, 0..<set.count).map { name, index in
        LikelihoodParameter(
          name: name, set: set.name, types: set.types, initial: set.inits[index], lower: set.bounds[index].lower,
          upper: set.bounds[index].upper, fixed: set.fixed[index], constraint: set.constraint(of: index))
      }
    }
  }
}

extension ParameterSet {
  func constraint(of index: Int) -> LikelihoodParameter.Constraint {
    switch constraint {
    case .none: .none
    case .normal(let centers, let widths): .normal(center: centers[index], width: widths[index])
    case .poisson(let observed, let taus): .poisson(observed: observed[index], tau: taus[index])
    }
  }

  /// Observed values of the set's auxiliary measurements.
  var auxiliaryObservations: [Double] {
    switch constraint {
    case .none: []
    case .normal(let centers, _): centers
    case .poisson(let observed, _): observed
    }
  }
}
