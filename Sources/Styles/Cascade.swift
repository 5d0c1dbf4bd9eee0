// The cascade: layers laid over the built-in default and over each other, every key checked on the way.
import JSONTree

/// Who speaks last wins; within a layer: general keys, then its section for the figure's kind. Rules are collected.
struct Cascade {
  private(set) var tree: StyleValue
  private(set) var rules: [StyleRule] = []
  private(set) var problems: [StyleProblem] = []
  /// Where each key was last set, by dotted path; keys that no layer set are missing.
  private(set) var places: [String: String] = [:]
  private let schema: StyleValue
  private let kind: String

  private static let structural = KeyKinds.structural

  /// - Parameter base: a tree to lay layers over instead of the default with its section for the kind.
  init(default schema: StyleValue, kind: String, base: StyleValue? = nil, rules: [StyleRule] = []) {
    self.schema = schema
    self.kind = kind
    self.rules = rules
    tree = base ?? schema
    if base == nil, let section = schema["figures"]?[kind] {
      tree = tree.overlaid(with: section)
      note(StyleLayer.Node.plain(section, place: "styles/default.json, figures.\(kind)"), at: "")
    }
  }

  mutating func add(_ layer: StyleLayer) {
    guard case .object(let members, _) = layer.root else {
      problems.append(
        StyleProblem(place: layer.root.place, path: "", message: "a style is an object", hint: "wrap the keys in { }"))
      return
    }
    apply(members.filter { !Self.structural.contains($0.key) })
    addSections(layer.root.member("figures"))
    addRules(layer.root.member("rules"))
  }

  /// Merges checked members into the tree.
  private mutating func apply(_ members: [(key: String, place: String, node: StyleLayer.Node)]) {
    let clean = checked(members, against: schema, path: "")
    tree = tree.overlaid(with: .object(clean))
    for member in members { note(member.node, at: member.key) }
  }

  /// Remembers where the leaves of a node stand.
  private mutating func note(_ node: StyleLayer.Node, at path: String) {
    guard case .object(let members, _) = node else {
      places[path] = node.place
      return
    }
    for member in members { note(member.node, at: path.isEmpty ? member.key : "\(path).\(member.key)") }
  }

  private mutating func addSections(_ sections: StyleLayer.Node?) {
    guard let sections else { return }
    guard case .object(let members, _) = sections else {
      return wrong(sections, "figures", "an object of figure kinds")
    }
    let kinds = Self.keys(of: schema["figures"])
    for section in members {
      guard kinds.contains(section.key) else {
        unknown(section.key, place: section.place, path: "figures", known: kinds)
        continue
      }
      guard case .object(let keys, _) = section.node else {
        wrong(section.node, "figures.\(section.key)", "an object of style keys")
        continue
      }
      let clean = checked(keys, against: schema, path: "")
      if section.key == kind {
        tree = tree.overlaid(with: .object(clean))
        note(section.node, at: "")
      }
    }
  }

  private mutating func addRules(_ node: StyleLayer.Node?) {
    guard let node else { return }
    guard case .list(let entries, _) = node else { return wrong(node, "rules", "a list of rules") }
    for (index, entry) in entries.enumerated() { addRule(entry, path: "rules[\(index)]") }
  }

  private mutating func addRule(_ entry: StyleLayer.Node, path: String) {
    guard case .other(.string(let text), let place)? = entry.member("select"),
      case .object(let keys, _)? = entry.member("set")
    else {
      problems.append(
        StyleProblem(
          place: entry.place, path: path,
          message: "needs \"select\" (a selector) and \"set\" (an object of style keys)",
          hint: "e.g. {\"select\": \"role=legend.entry & name=tt*\", \"set\": {\"text\": {\"color\": \"#bd1f01\"}}}"))
      return
    }
    let known = problems.count
    let clean = checked(keys, against: schema, path: "")
    for index in problems.indices.dropFirst(known) { problems[index].path = "\(path).set.\(problems[index].path)" }
    do throws(SelectorProblem) {
      rules.append(StyleRule(selector: text, parsed: try Selector(text), keys: .object(clean)))
    } catch {
      problems.append(StyleProblem(place: place, path: "\(path).select", message: error.message, hint: error.hint))
    }
  }

  /// The members that the schema knows, with those it does not noted as problems.
  private mutating func checked(
    _ members: [(key: String, place: String, node: StyleLayer.Node)], against schema: StyleValue, path: String
  ) -> [StyleMember] {
    let known = Self.keys(of: schema).filter { path.isEmpty ? !Self.structural.contains($0) : true }
    var seen: Set<String> = []
    return members.compactMap { member -> StyleMember? in
      let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
      if !seen.insert(member.key).inserted {
        problems.append(
          StyleProblem(place: member.place, path: inner, message: "stands twice", hint: "keep one of them"))
      }
      guard let fallback = schema[member.key] else {
        unknown(member.key, place: member.place, path: path, known: known)
        return nil
      }
      return self.value(of: member.node, default: fallback, path: inner).map { StyleMember(key: member.key, value: $0) }
    }
  }

  private mutating func value(of node: StyleLayer.Node, default value: StyleValue, path: String) -> StyleValue? {
    if let fields = KeyKinds.freeMaps[path] { return freeMap(node, fields: fields, path: path) }
    if let kind = KeyKinds.freeValues[path] { return freeValues(node, kind: kind, path: path) }
    if case .object = value {
      guard case .object(let members, _) = node else {
        wrong(node, path, "an object")
        return nil
      }
      return .object(checked(members, against: value, path: path))
    }
    let kind = KeyKinds.kind(of: path, default: value)
    guard KeyKinds.accepts(node.value, as: kind) else {
      wrong(node, path, kind.phrase)
      return nil
    }
    return node.value
  }

  private mutating func freeMap(_ node: StyleLayer.Node, fields: [String: KeyKind], path: String) -> StyleValue? {
    guard case .object(let entries, _) = node else {
      wrong(node, path, "an object of names")
      return nil
    }
    return .object(
      entries.compactMap { entry -> StyleMember? in
        let inner = "\(path).\(entry.key)"
        guard case .object(let members, _) = entry.node else {
          wrong(entry.node, inner, "an object")
          return nil
        }
        let clean = members.compactMap { member -> StyleMember? in
          guard let kind = fields[member.key] else {
            unknown(member.key, place: member.place, path: inner, known: fields.keys.sorted())
            return nil
          }
          guard KeyKinds.accepts(member.node.value, as: kind) else {
            wrong(member.node, "\(inner).\(member.key)", kind.phrase)
            return nil
          }
          return StyleMember(key: member.key, value: member.node.value)
        }
        return StyleMember(key: entry.key, value: .object(clean))
      })
  }

  private mutating func freeValues(_ node: StyleLayer.Node, kind: KeyKind, path: String) -> StyleValue? {
    guard case .object(let entries, _) = node else {
      wrong(node, path, "an object of names")
      return nil
    }
    return .object(
      entries.compactMap { entry -> StyleMember? in
        guard KeyKinds.accepts(entry.node.value, as: kind) else {
          wrong(entry.node, "\(path).\(entry.key)", kind.phrase)
          return nil
        }
        return StyleMember(key: entry.key, value: entry.node.value)
      })
  }

  private mutating func unknown(_ key: String, place: String, path: String, known: [String]) {
    let near = NameSuggestion.nearest(to: key, among: known)
    problems.append(
      StyleProblem(
        place: place, path: path.isEmpty ? key : "\(path).\(key)", message: "no such style key",
        hint: near.map { "did you mean \($0)?" } ?? "known here: \(known.joined(separator: ", "))"))
  }

  private mutating func wrong(_ node: StyleLayer.Node, _ path: String, _ expected: String) {
    problems.append(
      StyleProblem(place: node.place, path: path, message: "is \(node.value.shown), expected \(expected)", hint: nil))
  }

  private static func keys(of value: StyleValue?) -> [String] {
    guard case .object(let members)? = value else { return [] }
    return members.map(\.key)
  }
}

extension StyleLayer.Node {
  /// A value that all stands at one place.
  static func plain(_ value: StyleValue, place: String) -> Self {
    switch value {
    case .object(let members): .object(members.map { ($0.key, place, plain($0.value, place: place)) }, place: place)
    case .list(let values): .list(values.map { plain($0, place: place) }, place: place)
    default: .other(value, place: place)
    }
  }
}

extension StyleValue {
  /// The value as a problem quotes it: short ones as they are, others by kind.
  var shown: String {
    switch self {
    case .string(let text) where text.count <= 40: "\"\(text)\""
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    default: phrase
    }
  }
}
