// Reading the modifiers of a sample: the bulk of most workspaces.

import JSONTree

extension WorkspaceReader {
  private static let modifierKeys = JSONKeys("name", "type", "data")
  private static let histosysKeys = JSONKeys("hi_data", "lo_data")
  private static let normsysKeys = JSONKeys("hi", "lo")

  mutating func modifier(_ node: JSONNode) -> Modifier {
    let fields = object(node, "a modifier", Self.modifierKeys, required: 3)
    let name = name(fields?[0])
    guard let type = type(fields?[1]), let data = fields?[2], let effect = effect(type, data) else {
      return Modifier(name: "", effect: .normfactor)
    }
    return Modifier(name: name, effect: effect)
  }

  private mutating func type(_ node: JSONNode?) -> ModifierType? {
    guard let node else { return nil }
    if node.isString("histosys") { return .histosys }
    if node.isString("normsys") { return .normsys }
    guard let text = node.string else {
      note(node, .wrongKind("type", .string, node.kind))
      return nil
    }
    guard let type = ModifierType(rawValue: text) else {
      note(node, .modifierType(text))
      return nil
    }
    return type
  }

  private mutating func effect(_ type: ModifierType, _ data: JSONNode) -> Modifier.Effect? {
    switch type {
    case .histosys: return histosys(data)
    case .normsys: return normsys(data)
    case .shapesys: return .shapesys(numbers(data, "data"))
    case .staterror: return .staterror(numbers(data, "data"))
    case .lumi: return withoutData(type, data, .lumi)
    case .normfactor: return withoutData(type, data, .normfactor)
    case .shapefactor: return withoutData(type, data, .shapefactor)
    }
  }

  private mutating func withoutData(_ type: ModifierType, _ data: JSONNode, _ effect: Modifier.Effect)
    -> Modifier.Effect
  {
    if !data.isNull { note(data, .wrongNullData(type, data.kind)) }
    return effect
  }

  private mutating func histosys(_ data: JSONNode) -> Modifier.Effect? {
    guard let fields = object(data, "data of a histosys", Self.histosysKeys, required: 2) else { return nil }
    return .histosys(high: numbers(fields[0], "hi_data"), low: numbers(fields[1], "lo_data"))
  }

  private mutating func normsys(_ data: JSONNode) -> Modifier.Effect? {
    guard let fields = object(data, "data of a normsys", Self.normsysKeys, required: 2) else { return nil }
    let high = number(fields[0], "hi")
    let low = number(fields[1], "lo")
    guard let high, let low else { return nil }
    return .normsys(high: high, low: low)
  }
}
