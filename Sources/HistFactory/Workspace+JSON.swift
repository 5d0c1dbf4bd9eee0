// A workspace as JSON, in the order of pyhf's schema.

import JSONTree

extension Workspace {
  /// The document; numbers in the shortest form that reads back the same.
  public var json: JSONValue {
    let plain: JSONValue = [
      "channels": .array(channels.map(\.json)),
      "observations": .array(observations.map { ["name": .string($0.name), "data": JSONValue($0.data)] }),
      "measurements": .array(measurements.map(\.json)),
      "version": .string(version),
    ]
    guard let extensions, var object = plain.object else { return plain }
    object["hfplot"] = extensions.json
    return .object(object)
  }

  /// The text of the document. A number that is not finite cannot be written.
  public func encoded(layout: JSONWriter.Layout = .pretty) throws(JSONProblem) -> [UInt8] {
    try JSONWriter.write(json, layout: layout)
  }
}

extension Channel {
  var json: JSONValue { ["name": .string(name), "samples": .array(samples.map(\.json))] }
}

extension Sample {
  /// As it stands in a workspace.
  public var json: JSONValue {
    ["name": .string(name), "data": JSONValue(data), "modifiers": .array(modifiers.map(\.json))]
  }
}

extension Modifier {
  var json: JSONValue { ["name": .string(name), "type": .string(type.rawValue), "data": effect.json] }
}

extension Modifier.Effect {
  var json: JSONValue {
    switch self {
    case .lumi, .normfactor, .shapefactor: .null
    case .histosys(let high, let low): ["hi_data": JSONValue(high), "lo_data": JSONValue(low)]
    case .normsys(let high, let low): ["hi": JSONValue(high), "lo": JSONValue(low)]
    case .shapesys(let values), .staterror(let values): JSONValue(values)
    }
  }
}

extension Measurement {
  var json: JSONValue {
    ["name": .string(name), "config": ["poi": .string(poi), "parameters": .array(parameters.map(\.json))]]
  }
}

extension ParameterConfiguration {
  var json: JSONValue {
    var object = JSONObject()
    object["name"] = .string(name)
    object["inits"] = inits.map { JSONValue($0) }
    object["bounds"] = bounds.map { .array($0.map { JSONValue([$0.lower, $0.upper]) }) }
    object["auxdata"] = auxdata.map { JSONValue($0) }
    object["factors"] = factors.map { JSONValue($0) }
    object["sigmas"] = sigmas.map { JSONValue($0) }
    object["fixed"] = fixed.map { .boolean($0) }
    return .object(object)
  }
}
