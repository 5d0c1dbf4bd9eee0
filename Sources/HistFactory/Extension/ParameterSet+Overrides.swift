// Constraints of single components that take the place of their set's.

extension ParameterSet {
  /// A component's own constraint, and the value that counts as nominal with it.
  public struct Override: Sendable, Equatable {
    /// The constraint that takes the place of the model's.
    public var constraint: ParameterConstraint
    /// Where the parameter stands before the fit.
    public var nominal: Double
  }

  mutating func override(_ component: Int, _ constraint: ParameterConstraint, nominal: Double) {
    overrides[component] = Override(constraint: constraint, nominal: nominal)
  }

  /// The constraint of one component.
  public func constraint(of component: Int) -> ParameterConstraint {
    if let own = overrides[component] { return own.constraint }
    switch constraint {
    case .none: return .none
    case .normal(let centers, let widths): return .normal(center: centers[component], width: widths[component])
    case .poisson(let observed, let taus): return .poisson(observed: observed[component], tau: taus[component])
    }
  }

  /// Whether modifiers interpolate with it: then it is 0 where factors are 1.
  public var isInterpolated: Bool { types.contains { $0 == .histosys || $0 == .normsys } }

  /// The value before any fit, in cabinetry's sense (STATISTICS §6, §8): unconstrained parameters at their start values,
  /// interpolations at 0, factors (lumi, shapesys, staterror) at 1; what the extension block constrains at its center.
  public func nominal(of component: Int) -> Double {
    if let own = overrides[component] { return own.nominal }
    if constraint == .none { return inits[component] }
    return isInterpolated ? 0 : 1
  }

  /// Raises a lower bound that would let a parameter vanish where its logarithm is taken.
  mutating func keepPositive(_ component: Int) {
    bounds[component].lower = max(bounds[component].lower, 1e-10)
  }
}

extension Model {
  /// The set and the component that a name stands for.
  func place(of name: String) -> (set: Int, component: Int)? {
    for (index, set) in parameterSets.enumerated() {
      if !set.isIndexed, set.name == name { return (index, 0) }
      if set.isIndexed, name.hasPrefix(set.name), let component = set.componentNames.firstIndex(of: name) {
        return (index, component)
      }
    }
    return nil
  }
}
