// Finds parameters by name and checks the values that users give for them.
import HistFactory
import Likelihood

/// The parameters of a likelihood by name.
public struct ParameterNames: Sendable {
  /// One a parameter, as results have them.
  public let names: [String]
  private let positions: [String: Int]
  private let sets: [String: [Int]]
  let parameters: [LikelihoodParameter]
  /// Index of the model's parameter of interest.
  let modelPOI: Int?

  /// Names of a likelihood's parameters.
  public init(_ likelihood: CompiledLikelihood) {
    modelPOI = likelihood.poi
    parameters = likelihood.parameters
    names = parameters.map(\.name)
    positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    sets = Dictionary(grouping: names.indices, by: { likelihood.parameters[$0].set })
  }

  /// Index of the parameter of exactly this name.
  public subscript(name: String) -> Int? { positions[name] }

  /// Index of a parameter; `option` says in a problem where it was named.
  public func index(of name: String, option: String) throws(FitProblem) -> Int {
    if let index = positions[name] { return index }
    let nearest = nearestName(to: name, among: names + sets.keys.sorted())
    throw .unknownParameter(name, option: option, nearest: nearest)
  }

  /// Indices and values of parameters held by request, ascending; a set's name stands for all its components.
  public func held(_ fixed: [String: Double], option: String = "--fix") throws(FitProblem) -> [(Int, Double)] {
    var held: [Int: Double] = [:]
    for (name, value) in fixed.sorted(by: { $0.key < $1.key }) {
      let indices: [Int]
      if let index = positions[name] {
        indices = [index]
      } else if let members = sets[name] {
        indices = members
      } else {
        indices = [try index(of: name, option: option)]
      }
      for index in indices { held[index] = try checked(value, for: index, option: option) }
    }
    return held.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func checked(_ value: Double, for index: Int, option: String) throws(FitProblem) -> Double {
    let parameter = parameters[index]
    guard value.isFinite else { throw .notANumber(parameter.name, option: option) }
    guard value >= parameter.lower, value <= parameter.upper else {
      throw .outsideBounds(
        parameter.name, value: value, lower: parameter.lower, upper: parameter.upper, option: option)
    }
    return value
  }
}

extension ParameterNames {
  /// The name that was probably meant.
  static func nearest(_ name: String, _ candidates: [String]) -> String? { nearestName(to: name, among: candidates) }
}
