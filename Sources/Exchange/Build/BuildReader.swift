// Reads a build configuration; notes all problems on the way.
import HistFactory
import JSONTree

struct BuildReader {
  private(set) var problems: [WorkspaceProblem] = []
  private(set) var configuration = BuildConfiguration()

  init(_ document: JSONDocument) {
    let root = document.root
    guard root.kind == .object else {
      note(root, "a configuration is an object", hint: "with regions, samples, systematics and measurement")
      return
    }
    keys(root, ["measurement", "overflow", "regions", "samples", "factors", "systematics", "pruning", "edits"])
    readMeasurement(root["measurement"])
    switch root["overflow"]?.string {
    case nil, "drop": break
    case "merge": configuration.mergesOutside = true
    default: note(root["overflow"] ?? root, "overflow is drop or merge")
    }
    configuration.regions = list(root, "regions", required: true).compactMap { region($0) }
    configuration.samples = list(root, "samples", required: true).compactMap { sample($0) }
    configuration.factors = list(root, "factors").compactMap { factor($0) }
    configuration.systematics = list(root, "systematics").compactMap { systematic($0) }
    readPruning(root["pruning"])
    configuration.edits = root["edits"].map { JSONValue($0) }
    checkNames(configuration.regions.map { ($0.name, $0.node) }, "region")
    checkNames(configuration.samples.map { ($0.name, $0.node) }, "sample")
  }

  mutating func note(
    _ node: JSONNode, _ message: String, hint: String? = nil, as severity: WorkspaceProblem.Severity = .error
  ) {
    problems.append(
      WorkspaceProblem(severity: severity, place: node.place, path: node.path, message: message, hint: hint))
  }

  // MARK: Parts

  private mutating func readMeasurement(_ node: JSONNode?) {
    guard let node else { return }
    keys(node, ["name", "poi", "lumi"])
    configuration.measurement = node["name"]?.string ?? configuration.measurement
    configuration.poi = node["poi"]?.string ?? ""
    guard let lumi = node["lumi"] else { return }
    keys(lumi, ["uncertainty", "samples"])
    guard let size = number(lumi, "uncertainty"), size > 0 else {
      return note(lumi, "lumi has a positive relative uncertainty", hint: "e.g. {\"uncertainty\": 0.017}")
    }
    configuration.luminosity = .init(uncertainty: size, samples: glob(lumi["samples"]))
  }

  private mutating func region(_ node: JSONNode) -> BuildConfiguration.Region? {
    keys(node, ["name", "data", "observable", "unit", "title"])
    guard let name = text(node, "name", required: true) else { return nil }
    let data = text(node, "data", required: true)
    return .init(
      node: node, name: name, data: data == "asimov" ? nil : data, observable: text(node, "observable"),
      unit: text(node, "unit"), title: text(node, "title"))
  }

  private mutating func sample(_ node: JSONNode) -> BuildConfiguration.Sample? {
    let look = ["title", "color", "group", "order", "signal"]
    keys(node, ["name", "nominal", "regions", "staterror"] + look)
    guard let name = text(node, "name", required: true), let nominal = text(node, "nominal", required: true) else {
      return nil
    }
    var style = JSONObject()
    for key in look { if let value = node[key] { style[key] = JSONValue(value) } }
    return .init(
      node: node, name: name, nominal: nominal, regions: glob(node["regions"]),
      hasStaterror: flag(node, "staterror") ?? true, look: style)
  }

  private mutating func factor(_ node: JSONNode) -> BuildConfiguration.Factor? {
    keys(node, ["name", "samples", "regions", "init", "bounds", "fixed"])
    guard let name = text(node, "name", required: true) else { return nil }
    var settings = ParameterConfiguration(name: name)
    settings.inits = node["init"] == nil ? nil : number(node, "init").map { [$0] }
    if let bounds = node["bounds"] {
      if let pair = bounds.doubles, pair.count == 2 {
        settings.bounds = [.init(lower: pair[0], upper: pair[1])]
      } else {
        note(bounds, "bounds are two numbers", hint: "e.g. [0, 5]")
      }
    }
    settings.fixed = flag(node, "fixed")
    return .init(
      node: node, name: name, samples: glob(node["samples"]), regions: glob(node["regions"]), settings: settings)
  }

  private mutating func systematic(_ node: JSONNode) -> BuildConfiguration.Systematic? {
    keys(node, ["name", "type", "samples", "regions", "up", "down", "symmetrise", "smooth", "split"])
    guard let name = text(node, "name", required: true), let source = source(node) else { return nil }
    let methods = ["one-sided", "two-sided", "absmean", "maximum"], method = text(node, "symmetrise")
    if let method, !methods.contains(method) {
      note(node["symmetrise"] ?? node, "there is no such way to symmetrise", hint: methods.joined(separator: ", "))
    }
    return .init(
      node: node, name: name, source: source, samples: glob(node["samples"]), regions: glob(node["regions"]),
      symmetrise: method, isSmooth: flag(node, "smooth") ?? false, isSplit: flag(node, "split") ?? false)
  }

  private mutating func source(_ node: JSONNode) -> BuildConfiguration.Systematic.Source? {
    guard let up = node["up"] else {
      note(node, "a systematic has up, and down or symmetrise")
      return nil
    }
    if node["down"] == nil, node["symmetrise"] == nil {
      note(node, "has one side only", hint: "add down, or \"symmetrise\": \"one-sided\"")
    }
    if node["down"] == nil, let method = node["symmetrise"]?.string, method != "one-sided" {
      note(node, "has one side only: '\(method)' needs both")
    }
    switch node["type"]?.string {
    case "normsys":
      if flag(node, "smooth") == true || flag(node, "split") == true { note(node, "a normsys has no shape") }
      guard let up = number(node, "up") else { return nil }
      return .factors(up: up, down: node["down"] == nil ? nil : number(node, "down"))
    case "histosys":
      guard let path = up.string else {
        note(up, "up of a histosys is a path")
        return nil
      }
      return .histograms(up: path, down: text(node, "down"))
    default:
      note(node["type"] ?? node, "type is normsys or histosys")
      return nil
    }
  }

  private mutating func readPruning(_ node: JSONNode?) {
    guard let node else { return }
    keys(node, ["norm", "shape"])
    guard let norm = number(node, "norm"), let shape = number(node, "shape") else { return }
    if norm < 0 || shape < 0 { note(node, "thresholds are not negative") }
    configuration.pruning = (norm, shape)
  }

  // MARK: Values

  private mutating func keys(_ node: JSONNode, _ known: [String]) {
    guard node.kind == .object else { return note(node, "should be an object") }
    for member in node.members where !known.contains(member.key) {
      let near = nearestName(to: member.key, among: known).map { "did you mean '\($0)'? " } ?? ""
      note(member.value, "there is no key '\(member.key)'", hint: "\(near)there are \(known.joined(separator: ", "))")
    }
  }

  private mutating func list(_ node: JSONNode, _ key: String, required: Bool = false) -> [JSONNode] {
    guard let found = node[key] else {
      if required { note(node, "has no \(key)") }
      return []
    }
    guard found.kind == .array, found.count > 0 || !required else {
      note(found, "\(key) is a list\(required ? " with at least one entry" : "")")
      return []
    }
    return Array(found.elements)
  }

  private mutating func text(_ node: JSONNode, _ key: String, required: Bool = false) -> String? {
    guard let found = node[key] else {
      if required { note(node, "has no \(key)") }
      return nil
    }
    if let text = found.string, !text.isEmpty { return text }
    note(found, "\(key) is a text")
    return nil
  }

  private mutating func number(_ node: JSONNode, _ key: String) -> Double? {
    if let value = node[key]?.double, value.isFinite { return value }
    note(node[key] ?? node, "\(key) is a number")
    return nil
  }

  private mutating func flag(_ node: JSONNode, _ key: String) -> Bool? {
    guard let found = node[key] else { return nil }
    if found.boolean == nil { note(found, "\(key) is true or false") }
    return found.boolean
  }

  /// A glob, a list of them, or everything.
  private mutating func glob(_ node: JSONNode?) -> NameGlob {
    guard let node else { return NameGlob(patterns: ["*"]) }
    let patterns = node.string.map { [$0] } ?? node.elements.compactMap(\.string)
    if patterns.isEmpty || (node.kind == .array && patterns.count != node.count) {
      note(node, "is a glob or a list of globs", hint: "e.g. \"SR*\" or [\"SR1\", \"SR2\"]")
    }
    return NameGlob(patterns: patterns)
  }

  private mutating func checkNames(_ names: [(String, JSONNode)], _ what: String) {
    var seen: Set<String> = []
    for (name, node) in names where !seen.insert(name).inserted { note(node, "there are two \(what)s '\(name)'") }
  }
}
