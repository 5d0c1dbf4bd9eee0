// The extension block as JSON.

import JSONTree

extension WorkspaceExtension {
  /// The block; lists that are empty are left out.
  public var json: JSONValue {
    var object = JSONObject()
    object["version"] = .string(Self.version)
    func add(_ key: String, _ list: [JSONValue]) { if !list.isEmpty { object[key] = .array(list) } }
    add("parameters", parameters.map(\.json))
    add("functions", functions.map { ["name": .string($0.name), "expression": .string($0.expression)] })
    if !constraints.isEmpty {
      object["constraints"] = .object(JSONObject(constraints.map { ($0.parameter, $0.json) }))
    }
    add("correlations", correlations.map(\.json))
    add("modifiers", modifiers.map(\.json))
    add("shared_gammas", sharedGammas.map(\.json))
    add("regularisation", regularisations.map(\.json))
    add("repairs", repairs.map { .string($0) })
    return .object(object)
  }
}

extension JSONValue {
  fileprivate static func names(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
  fileprivate static func matrix(_ rows: [[Double]]) -> JSONValue { .array(rows.map { JSONValue($0) }) }
}

extension WorkspaceExtension.FreeParameter {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["name"] = .string(name)
    object["init"] = JSONValue(initial)
    object["bounds"] = JSONValue([bounds.lower, bounds.upper])
    if isFixed { object["fixed"] = .boolean(true) }
    object["size"] = size.map { JSONValue($0) }
    return .object(object)
  }
}

extension WorkspaceExtension.Constraint {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["type"] = .string(form.rawValue)
    object["width"] = widths.map { $0.count == 1 ? JSONValue($0[0]) : JSONValue($0) }
    object["center"] = center.map { JSONValue($0) }
    return .object(object)
  }
}

extension WorkspaceExtension.Correlation {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["name"] = .string(name)
    object["parameters"] = .names(parameters)
    switch matrix {
    case .covariance(let rows): object["covariance"] = .matrix(rows)
    case .correlation(let rows, let widths):
      object["correlation"] = .matrix(rows)
      object["widths"] = widths.map { JSONValue($0) }
    case .kernel(let kernel): object["kernel"] = kernel.json
    }
    object["centers"] = centers.map { JSONValue($0) }
    return .object(object)
  }
}

extension WorkspaceExtension.Correlation.Kernel {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["type"] = .string(form.rawValue)
    object["length"] = JSONValue(length)
    object["width"] = JSONValue(width)
    object["positions"] = positions.map { JSONValue($0) }
    object["nugget"] = nugget.map { JSONValue($0) }
    return .object(object)
  }
}

extension WorkspaceExtension.CustomModifier {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["name"] = .string(name)
    object["channel"] = .string(channel)
    object["sample"] = .string(sample)
    object["operation"] = .string(operation.rawValue)
    object["expression"] = .string(expression)
    if !data.isEmpty { object["data"] = .object(JSONObject(data.map { ($0.name, JSONValue($0.values)) })) }
    return .object(object)
  }
}

extension WorkspaceExtension.SharedGammas {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "channel": .string(channel), "samples": .names(samples),
      "uncertainties": JSONValue(uncertainties), "constraint": .string(isPoisson ? "poisson" : "normal"),
    ]
  }
}

extension WorkspaceExtension.Regularisation {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object["name"] = .string(name)
    object["parameters"] = .names(parameters)
    object["type"] = .string(form.rawValue)
    object["strength"] = JSONValue(strength)
    object["reference"] = reference.map { JSONValue($0) }
    return .object(object)
  }
}
