// The named objects of an HS3 document, and the notes on what cannot be read.
import HistFactory
import JSONTree

/// Looks up what names refer to, and collects problems with their places.
struct HS3Source {
  /// Objects of one of the document's lists (or, in old documents, of an object), in order.
  struct Objects {
    private(set) var all: [(name: String, node: JSONNode)] = []
    private var positions: [String: Int] = [:]

    init(_ node: JSONNode?) {
      guard let node else { return }
      if node.kind == .array {
        all = node.elements.map { ($0["name"]?.string ?? "", $0) }
      } else {
        for member in node.members { all.append((member.key, member.value)) }
      }
      for (position, object) in all.enumerated() where positions[object.name] == nil {
        positions[object.name] = position
      }
    }

    subscript(name: String) -> JSONNode? { positions[name].map { all[$0].node } }
    var names: [String] { all.map(\.name) }
  }

  let document: JSONDocument
  let distributions, functions, data, likelihoods, domains, points, analyses: Objects
  private(set) var problems: [WorkspaceProblem] = []

  init(_ document: JSONDocument) {
    self.document = document
    let root = document.root
    distributions = Objects(root["distributions"])
    functions = Objects(root["functions"])
    data = Objects(root["data"])
    likelihoods = Objects(root["likelihoods"])
    domains = Objects(root["domains"])
    points = Objects(root["parameter_points"])
    analyses = Objects(root["analyses"])
  }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  mutating func note(
    _ node: JSONNode, _ message: String, hint: String? = nil, as severity: WorkspaceProblem.Severity = .error
  ) {
    guard problems.count < 200 else { return }
    problems.append(
      WorkspaceProblem(severity: severity, place: node.place, path: node.path, message: message, hint: hint))
  }

  /// The object of that name, or a note that the document lacks it.
  mutating func object(_ name: String, of kind: String, in objects: Objects, askedBy node: JSONNode) -> JSONNode? {
    if let found = objects[name] { return found }
    let near = nearestName(to: name, among: objects.names).map { "did you mean '\($0)'?" }
    note(node, "there is no \(kind) '\(name)'", hint: near)
    return nil
  }

  /// At least one number; notes what stands there instead.
  mutating func numbers(_ node: JSONNode?, of parent: JSONNode, _ what: String) -> [Double] {
    guard let node else {
      note(parent, "has no \(what)")
      return []
    }
    if let values = node.doubles { return values }
    note(node, "\(what) should be a list of finite numbers")
    return []
  }

  mutating func number(_ node: JSONNode?, of parent: JSONNode, _ what: String) -> Double? {
    guard let node else {
      note(parent, "has no \(what)")
      return nil
    }
    if let value = node.double, value.isFinite { return value }
    note(node, "\(what) should be a finite number")
    return nil
  }

  /// A list of names, or a single one.
  static func names(_ node: JSONNode?) -> [String] {
    guard let node else { return [] }
    if let single = node.string { return [single] }
    return node.elements.compactMap(\.string)
  }
}
