// Reading measurements: parameters of interest and settings.

import JSONTree

extension WorkspaceReader {
  private static let measurementKeys = JSONKeys("name", "config")
  private static let configKeys = JSONKeys("poi", "parameters")
  private static let parameterKeys = JSONKeys("name", "inits", "bounds", "auxdata", "factors", "sigmas", "fixed")

  mutating func measurement(_ node: JSONNode) -> Measurement {
    let fields = object(node, "a measurement", Self.measurementKeys, required: 2)
    let config = fields?[1].flatMap { object($0, "config", Self.configKeys, required: 2) }
    return Measurement(
      name: name(fields?[0]), poi: poi(config?[0]),
      parameters: list(config?[1], "parameters", mayBeEmpty: true) { $0.parameter($1) })
  }

  /// May be empty: a model without parameter of interest.
  private mutating func poi(_ node: JSONNode?) -> String {
    guard let node else { return "" }
    if let text = node.string { return text }
    note(node, .wrongKind("poi", .string, node.kind))
    return ""
  }

  private mutating func parameter(_ node: JSONNode) -> ParameterConfiguration {
    let fields = object(node, "a parameter", Self.parameterKeys, required: 1)
    return ParameterConfiguration(
      name: name(fields?[0]), inits: settings(fields?[1], "inits"), bounds: bounds(fields?[2]),
      auxdata: settings(fields?[3], "auxdata"), factors: settings(fields?[4], "factors"),
      sigmas: settings(fields?[5], "sigmas"), fixed: fixed(fields?[6]))
  }

  private mutating func settings(_ node: JSONNode?, _ what: String) -> [Double]? {
    guard let node else { return nil }
    let values = numbers(node, what)
    return values.isEmpty ? nil : values
  }

  private mutating func fixed(_ node: JSONNode?) -> Bool? {
    guard let node else { return nil }
    if node.boolean == nil { note(node, .wrongKind("fixed", .boolean, node.kind)) }
    return node.boolean
  }

  private mutating func bounds(_ node: JSONNode?) -> [ParameterConfiguration.Bounds]? {
    guard let node else { return nil }
    let pairs = list(node, "bounds") { $0.pair($1) }
    let complete = pairs.compactMap { $0 }
    return complete.isEmpty || complete.count < pairs.count ? nil : complete
  }

  private mutating func pair(_ node: JSONNode) -> ParameterConfiguration.Bounds? {
    guard node.kind == .array else {
      note(node, .wrongKind("an element of bounds", .array, node.kind))
      return nil
    }
    guard node.count == 2 else {
      note(node, .boundsPair(node.count))
      return nil
    }
    guard let lower = number(node[0], "a bound"), let upper = number(node[1], "a bound") else { return nil }
    return ParameterConfiguration.Bounds(lower: lower, upper: upper)
  }
}
