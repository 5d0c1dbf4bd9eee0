// Why a profile cannot be computed, and what to do about it.

/// A request for a scan or contour that the model cannot meet.
public enum ProfileProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// The fit cannot be made.
  case fit(FitProblem)
  /// A confidence level that is none.
  case badLevel(String)
  /// The parameter is held in the fit.
  case fixedParameter(String, option: String)
  /// A contour takes two.
  case tooFewParameters([String])
  /// A parameter is named twice.
  case repeatedParameter(String, option: String)
  /// A range that is empty or beyond the bounds.
  case badRange(String, lower: Double, upper: Double, bounds: ClosedRange<Double>)
  /// A grid with too few points.
  case badGrid(Int)

  /// What is wrong.
  public var message: String {
    switch self {
    case .fit(let problem): problem.message
    case .badLevel(let text): "--cl: '\(text)' is no confidence level"
    case .fixedParameter(let name, let option): "\(option): \(name) is held fixed in the fit"
    case .tooFewParameters(let names):
      "--pois: a contour needs at least two parameters, there \(names.count == 1 ? "is \(names[0])" : "are none")"
    case .repeatedParameter(let name, let option): "\(option): \(name) is named twice"
    case .badRange(let name, let lower, let upper, let bounds):
      "--range: [\(lower.brief), \(upper.brief)] is no range of \(name) within its bounds "
        + "[\(bounds.lowerBound.brief), \(bounds.upperBound.brief)]"
    case .badGrid(let nodes): "--grid \(nodes): a grid has between 3 and 500 nodes along an axis"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .fit(let problem): problem.hint
    case .badLevel: "write probabilities such as 0.6827,0.95, percentages such as 95%, or 1sigma,2sigma"
    case .fixedParameter: "choose a free parameter; --fix and the measurement's parameter configuration hold parameters"
    case .tooFewParameters: "e.g. --pois mu,theta"
    case .repeatedParameter: "name each parameter once"
    case .badRange: "give the lower end first, e.g. --range 0:2"
    case .badGrid: "e.g. --grid 40"
    }
  }

  /// As a person reads it.
  public var description: String { "error: \(message)\n  hint: \(hint)" }

  /// Runs `body`; a problem of the fit becomes one of the profile.
  static func wrapping<Value>(_ body: () throws(FitProblem) -> Value) throws(ProfileProblem) -> Value {
    do { return try body() } catch { throw .fit(error) }
  }
}
