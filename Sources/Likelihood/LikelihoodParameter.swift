// A parameter of a compiled likelihood: one component of the model's parameter sets.
import HistFactory

/// Name, type, start value, bounds and constraint of one parameter.
public struct LikelihoodParameter: Sendable, Equatable {
  /// How it is constrained, by the model's type.
  public typealias Constraint = ParameterConstraint

  /// `name`, or `name[3]` for a component of an indexed set.
  public var name: String
  /// Name of the set that it belongs to.
  public var set: String
  /// Modifier types in the model's type order.
  public var types: [ModifierType]
  /// Where fits start.
  public var initial: Double
  /// Lower bound.
  public var lower: Double
  /// Upper bound.
  public var upper: Double
  /// Fixed by the model: by the measurement, or for want of content.
  public var fixed: Bool
  /// How it is constrained.
  public var constraint: Constraint

  /// The value before any fit (see `ParameterSet.nominal`).
  public var nominal: Double

  /// Pre-fit uncertainty: the width of a normal constraint, 1/√τ for a Poisson one (STATISTICS §7); 0 without.
  public var prefitUncertainty: Double { constraint.width ?? 0 }

  static func list(of model: Model) -> [LikelihoodParameter] {
    model.parameterSets.flatMap { set in
      zip(set.componentNames, 0..<set.count).map { name, index in
        LikelihoodParameter(
          name: name, set: set.name, types: set.types, initial: set.inits[index], lower: set.bounds[index].lower,
          upper: set.bounds[index].upper, fixed: set.fixed[index], constraint: set.constraint(of: index),
          nominal: set.nominal(of: index))
      }
    }
  }
}

extension ParameterSet {
  /// Observed values of the set's auxiliary measurements.
  var auxiliaryObservations: [Double] { (0..<count).compactMap { constraint(of: $0).observation } }
}
