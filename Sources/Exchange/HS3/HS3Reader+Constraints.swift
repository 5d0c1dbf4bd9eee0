// Distributions that constrain parameters, and counting experiments written as Poisson distributions.
import HistFactory
import JSONTree

extension HS3Reader {
  /// A number, or what a name stands for.
  private enum Operand {
    case number(Double)
    case name(String)
  }

  private func operand(_ node: JSONNode?) -> Operand? {
    guard let node else { return nil }
    if let value = node.double { return .number(value) }
    return node.string.map { .name($0) }
  }

  /// The constant behind an operand: a number, a datum, or a parameter that does not float in the model.
  private func constant(_ operand: Operand?, besides parameters: Set<String>) -> Double? {
    switch operand {
    case .number(let value): return value
    case .name(let name) where !parameters.contains(name):
      return source.data[name]?["value"]?.double ?? startValue(name)?.value
    default: return nil
    }
  }

  /// A parameter's value in whichever point names it first.
  func startValue(_ name: String, in preferred: String? = nil) -> (value: Double, isConstant: Bool)? {
    let order = [preferred, "default_values"].compactMap { $0 } + source.points.names
    for point in order {
      guard let found = source.points[point].flatMap({ Self.entry(name, in: $0) }), let value = found["value"]?.double
      else { continue }
      return (value, found["const"]?.boolean ?? (found["const"]?.double == 1))
    }
    return nil
  }

  private static func entry(_ name: String, in point: JSONNode) -> JSONNode? {
    point["parameters"]?.elements.first { $0["name"]?.string == name } ?? (name == "name" ? nil : point[name])
  }

  /// The constraints of the parameters that the channels use, by parameter.
  mutating func constraints(of channels: [HS3Channel]) -> [String: HS3Constraint] {
    let modifiers = channels.flatMap { $0.samples.flatMap(\.modifiers) }
    let parameters = Set(modifiers.flatMap(\.parameters))
    var found: [String: HS3Constraint] = [:], seen: Set<String> = []
    var candidates = others
    for modifier in modifiers {
      for name in modifier.constraintNames where !seen.contains(name) {
        seen.insert(name)
        guard
          let node = source.object(name, of: "distribution", in: source.distributions, askedBy: modifier.node)
        else { continue }
        candidates.append((name, node, nil))
      }
    }
    for candidate in candidates {
      guard let (parameter, law) = law(candidate.node, datum: candidate.datum, parameters) else {
        noteUnread(candidate.name, candidate.node)
        continue
      }
      if let known = found[parameter], known.law != law {
        source.note(candidate.node, "constrains '\(parameter)' a second time")
      }
      found[parameter] = HS3Constraint(law: law, node: candidate.node)
    }
    return found
  }

  private mutating func noteUnread(_ name: String, _ node: JSONNode) {
    source.note(
      node, "'\(name)' (\(node["type"]?.string ?? "without type")) is no constraint of one parameter of the model",
      hint: "hfplot reads gaussian_dist with a number as sigma, and poisson_dist with parameter × number as mean")
  }

  private func law(
    _ node: JSONNode, datum: JSONNode?, _ parameters: Set<String>
  ) -> (parameter: String, law: HS3Constraint.Law)? {
    let x = datum.flatMap(operand) ?? operand(node["x"]), mean = operand(node["mean"])
    switch node["type"]?.string {
    case "gaussian_dist", "normal_dist":
      guard let width = constant(operand(node["sigma"]), besides: parameters) else { return nil }
      if case .name(let name) = mean, parameters.contains(name), let center = constant(x, besides: parameters) {
        return (name, .normal(center: center, width: width))
      }
      if case .name(let name) = operand(node["x"]), parameters.contains(name),
        let center = constant(mean, besides: parameters)
      {
        return (name, .normal(center: center, width: width))
      }
      return nil
    case "poisson_dist":
      guard let observed = constant(x, besides: parameters), case .name(let name) = mean else { return nil }
      guard let (parameter, tau) = scaled(name, parameters) else { return nil }
      return (parameter, .poisson(observed: observed, tau: tau))
    default: return nil
    }
  }

  /// A parameter, or a product of one with numbers.
  private func scaled(_ name: String, _ parameters: Set<String>) -> (String, Double)? {
    if parameters.contains(name) { return (name, 1) }
    guard let function = source.functions[name], function["type"]?.string == "product" else { return nil }
    var parameter: String?, factor = 1.0
    for node in function["factors"]?.elements.map({ $0 }) ?? [] {
      if case .name(let name) = operand(node), parameters.contains(name), parameter == nil {
        parameter = name
      } else if let value = constant(operand(node), besides: parameters) {
        factor *= value
      } else {
        return nil
      }
    }
    return parameter.map { ($0, factor) }
  }
}

// MARK: - Counting experiments

extension HS3Reader {
  /// Channels of one bin, from Poisson distributions whose mean is a sum of products and that constrain no parameter.
  mutating func countingChannels(takenBy channels: [HS3Channel]) -> [HS3Channel] {
    let used = Set(channels.flatMap { $0.samples.flatMap { $0.modifiers.flatMap(\.parameters) } })
    var counting: [HS3Channel] = [], rest: [(name: String, node: JSONNode, datum: JSONNode?)] = []
    for other in others {
      guard let datum = other.datum, other.node["type"]?.string == "poisson_dist",
        law(other.node, datum: datum, used) == nil
      else {
        rest.append(other)
        continue
      }
      if let channel = countingChannel(other.name, other.node, datum) { counting.append(channel) }
    }
    others = rest
    return counting
  }

  private mutating func countingChannel(_ name: String, _ node: JSONNode, _ datum: JSONNode) -> HS3Channel? {
    guard let terms = terms(node["mean"], depth: 0) else {
      source.note(
        node["mean"] ?? node, "the mean of '\(name)' is not a sum of products of parameters",
        hint: "hfplot reads the functions sum and product")
      return nil
    }
    var channel = HS3Channel(name: name, node: node)
    for (index, term) in terms.enumerated() {
      let modifiers = term.parameters.map {
        HS3Modifier(
          name: $0, node: node, effect: .normfactor, parameters: [$0], constraint: nil, constraintNames: [])
      }
      if Set(term.parameters).count < term.parameters.count {
        source.note(node, "the mean of '\(name)' holds a power of a parameter")
      }
      let title = term.name ?? "term \(index + 1)"
      channel.samples.append(
        HS3Sample(name: title, node: node, contents: [term.factor], errors: nil, modifiers: modifiers))
    }
    channel.observed = observed(datum, bins: 1)
    return channel
  }

  private struct Term {
    var factor = 1.0
    var parameters: [String] = []
    /// The constant or function that gave the factor.
    var name: String?
  }

  /// Multiplied out; nil for anything but sums, products, parameters and numbers.
  private func terms(_ node: JSONNode?, depth: Int) -> [Term]? {
    guard let operand = operand(node), depth < 50 else { return nil }
    guard case .name(let name) = operand else {
      if case .number(let value) = operand { return [Term(factor: value)] }
      return nil
    }
    if let function = source.functions[name] { return terms(of: function, depth: depth + 1) }
    guard let start = startValue(name) else { return [Term(parameters: [name])] }
    return [start.isConstant ? Term(factor: start.value, name: name) : Term(parameters: [name])]
  }

  private func terms(of function: JSONNode, depth: Int) -> [Term]? {
    let isSum = function["type"]?.string == "sum"
    guard isSum || function["type"]?.string == "product",
      let list = function[isSum ? "summands" : "factors"]
    else { return nil }
    var result: [Term] = isSum ? [] : [Term()]
    for node in list.elements {
      guard let parts = terms(node, depth: depth) else { return nil }
      if isSum {
        result += parts
      } else {
        result = result.flatMap { left in
          parts.map { right in
            Term(
              factor: left.factor * right.factor, parameters: left.parameters + right.parameters,
              name: right.name ?? left.name)
          }
        }
      }
    }
    return result
  }
}
