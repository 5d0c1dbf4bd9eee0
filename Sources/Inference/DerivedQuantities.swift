// Functions of the parameters at a best fit: values, propagated uncertainties, profiled intervals.
import Expressions
import HistFactory
import Likelihood
import Minimization
import Results

/// A function to derive, with the expression as it was written.
public struct DerivedRequest: Sendable, Equatable {
  /// What the quantity is called.
  public var name: String
  /// A function of parameters.
  public var expression: Expression

  /// Every part by its name.
  public init(name: String, expression: Expression) {
    self.name = name
    self.expression = expression
  }
}

/// Fits, and works out functions of the parameters.
public struct DerivedQuantities: Sendable {
  private let likelihood: CompiledLikelihood
  private let options: FitOptions
  private let requests: [(request: DerivedRequest, expression: Expression, inputs: [Int])]
  private let isProfiled: Bool

  /// - Parameters:
  ///   - model: compiled here, with the inputs of the functions kept dense.
  ///   - isProfiled: whether intervals of the profile are computed beside the propagated uncertainties.
  public init(
    _ model: Model, interpolation: Interpolation, _ requests: [DerivedRequest], options: FitOptions,
    isProfiled: Bool = true
  ) throws(DerivedProblem) {
    let resolved = try requests.map { request throws(DerivedProblem) in
      (request, try Self.resolved(request, model))
    }
    let inputs = Set(resolved.flatMap { $0.1.names })
    do throws(LikelihoodProblem) {
      likelihood = try CompiledLikelihood(model, interpolation: interpolation, keepingDense: inputs)
    } catch { throw .likelihood(error) }
    let names = ParameterNames(likelihood)
    self.requests = resolved.map { ($0.0, $0.1, $0.1.names.compactMap { names[$0] }) }
    self.options = options
    self.isProfiled = isProfiled
  }

  /// The expression in terms of parameters: declared functions replaced, sets of one component named by it.
  private static func resolved(_ request: DerivedRequest, _ model: Model) throws(DerivedProblem) -> Expression {
    let known = Set(model.parameterNames)
    var definitions: [String: Expression] = [:]
    for name in request.expression.names where !known.contains(name) {
      if let function = model.extensions.functions[name] {
        definitions[name] = function
      } else if let set = model.parameterSets.first(where: { $0.name == name }) {
        guard set.count == 1 else { throw .severalComponents(name, set.count) }
        definitions[name] = Expression(name: "\(name)[0]")
      } else {
        let all = model.parameterNames + model.extensions.functions.keys.sorted()
        throw .unknownName(name, expression: request.expression.text, nearest: nearestName(to: name, among: all))
      }
    }
    do throws(ExpressionProblem) {
      return try request.expression.substituting(definitions)
    } catch { throw .expression(error) }
  }

  /// Runs the fit and derives everything from it.
  public func run(origin: ResultOrigin) throws(DerivedProblem) -> DerivedResult {
    let outcome: FitOutcome
    do throws(FitProblem) {
      outcome = try MaximumLikelihoodFit(likelihood, options: options).run(origin: origin)
    } catch { throw .fit(error) }
    let best = outcome.best, fitter = Fitter(likelihood, data: outcome.data)
    var messages: [String] = []
    let derived = requests.map { request in
      let own = request.expression.derivatives(at: request.inputs.map { best.point[$0] })
      return (request, own.value, Dictionary(zip(request.inputs, own.gradient), uniquingKeysWith: +))
    }
    let covariance = covariance(derived.map(\.2), best)
    let quantities = derived.enumerated().map { index, item in
      quantity(item, variance: covariance?[index][index], best, fitter, &messages)
    }
    var header = outcome.result.header
    header.kind = DerivedResult.kind
    header.status.messages += messages
    return DerivedResult(
      header: header, quantities: quantities, correlation: Self.correlation(covariance, requests.map(\.request.name)))
  }

  private func quantity(
    _ item: ((request: DerivedRequest, expression: Expression, inputs: [Int]), Double, [Int: Double]),
    variance: Double?, _ best: BestFit, _ fitter: Fitter, _ messages: inout [String]
  ) -> DerivedResult.Quantity {
    let ((request, expression, inputs), value, slopes) = item
    let width = variance.map { max($0, 0).squareRoot() }
    var profile: ParameterResult.Minos?
    if isProfiled, let width, width > 0, value.isFinite {
      let walk = FunctionProfile(fitter, best, expression, inputs: inputs, value: value, width: width, slopes: slopes)
      profile = .init(down: nil, up: nil)
      profile?.down = distance(walk.side(-1), "below", request.name, &messages)
      profile?.up = distance(walk.side(1), "above", request.name, &messages)
    }
    let named = slopes.map { (likelihood.parameters[$0.key].name, $0.value) }
    return DerivedResult.Quantity(
      name: request.name, expression: request.expression.text, value: value, uncertainty: width, profile: profile,
      slopes: Dictionary(named, uniquingKeysWith: +))
  }

  private func distance(
    _ side: FunctionProfile.Side, _ word: String, _ name: String, _ messages: inout [String]
  ) -> Double? {
    switch side {
    case .crossing(let distance): return distance
    case .unreached: messages.append("the profile of \(name) does not rise by 1 \(word) the best fit within the bounds")
    case .lowerMinimum: messages.append("the profile of \(name) has a lower minimum \(word) the best fit")
    }
    return nil
  }

  /// G C Gᵀ; nil without the fit's covariance.
  private func covariance(_ slopes: [[Int: Double]], _ best: BestFit) -> [[Double]]? {
    guard let covariance = best.covariance else { return nil }
    func product(_ left: [Int: Double], _ right: [Int: Double]) -> Double {
      let rows = left.sorted { $0.key < $1.key }, columns = right.sorted { $0.key < $1.key }
      return rows.reduce(0) { sum, row in
        guard covariance.included[row.key] else { return sum }
        return columns.reduce(sum) {
          covariance.included[$1.key] ? $0 + row.value * covariance[row.key, $1.key] * $1.value : $0
        }
      }
    }
    return slopes.map { left in slopes.map { product(left, $0) } }
  }

  private static func correlation(_ covariance: [[Double]]?, _ names: [String]) -> CorrelationMatrix {
    guard let covariance, covariance.indices.allSatisfy({ covariance[$0][$0] > 0 }) else {
      return CorrelationMatrix(names: [], matrix: [])
    }
    let matrix = covariance.indices.map { i in
      covariance.indices.map { i == $0 ? 1 : covariance[i][$0] / (covariance[i][i] * covariance[$0][$0]).squareRoot() }
    }
    return CorrelationMatrix(names: names, matrix: matrix)
  }
}

/// Why a quantity cannot be derived.
public enum DerivedProblem: Error, Sendable, CustomStringConvertible {
  /// It cannot be read.
  case expression(ExpressionProblem)
  /// It names what is no parameter.
  case unknownName(String, expression: String, nearest: String?)
  /// It names a set of several parameters.
  case severalComponents(String, Int)
  /// The model has no likelihood.
  case likelihood(LikelihoodProblem)
  /// The fit cannot be made.
  case fit(FitProblem)

  /// As a person reads it.
  public var description: String {
    switch self {
    case .expression(let problem): return problem.description
    case .unknownName(let name, let expression, let nearest):
      let hint = nearest.map { "did you mean \($0)?" } ?? "`hfplot inspect` lists the parameters"
      return
        "error: the model has no parameter or function '\(name)', which '\(expression)' depends on\n  hint: \(hint)"
    case .severalComponents(let name, let count):
      return "error: \(name) has \(count) components\n  hint: name one of them, for example \(name)[0]"
    case .likelihood(let problem): return problem.description
    case .fit(let problem): return problem.description
    }
  }
}
