// Reading samples and their modifiers.
import HistFactory
import JSONTree

extension HS3Reader {
  mutating func sample(_ node: JSONNode, of channel: HS3Channel) -> HS3Sample {
    let name = node["name"]?.string ?? ""
    if name.isEmpty { source.note(node, "a sample has no name") }
    guard let data = node["data"] else {
      source.note(node, "sample '\(name)' has no data")
      return HS3Sample(name: name, node: node, contents: [], modifiers: [])
    }
    let contents = source.numbers(data["contents"], of: data, "contents")
    let errors = data["errors"].map { source.numbers($0, of: data, "errors") }
    if let errors, errors.count != contents.count {
      source.note(data, "has \(contents.count) contents and \(errors.count) errors")
    }
    var modifiers: [HS3Modifier] = []
    for modifier in node["modifiers"].map({ Array($0.elements) }) ?? [] {
      if let read = self.modifier(modifier, of: channel, bins: contents.count) { modifiers.append(read) }
    }
    return HS3Sample(name: name, node: node, contents: contents, errors: errors, modifiers: modifiers)
  }

  private mutating func modifier(_ node: JSONNode, of channel: HS3Channel, bins: Int) -> HS3Modifier? {
    guard let type = node["type"]?.string else {
      source.note(node, "a modifier has no type")
      return nil
    }
    guard let effect = effect(type, node, bins) else { return nil }
    var modifier = HS3Modifier(
      name: node["name"]?.string ?? "", node: node, effect: effect, parameters: [],
      constraint: node["constraint"]?.string ?? node["constraint_type"]?.string,
      constraintNames: HS3Source.names(node["constraints"] ?? node["constraint_name"]))
    modifier.parameters = parameters(modifier, type, channel, bins)
    if modifier.isPerBin, modifier.parameters.count != bins {
      source.note(node, "names \(modifier.parameters.count) parameters for \(bins) bins")
    }
    noteInterpolation(type, node)
    return modifier
  }

  private mutating func effect(_ type: String, _ node: JSONNode, _ bins: Int) -> HS3Modifier.Effect? {
    let data = node["data"]
    switch type {
    case "normfactor", "lumi": return .normfactor
    case "shapefactor": return .shapefactor
    case "normsys":
      let high = source.number(data?["hi"], of: node, "data.hi"), low = source.number(data?["lo"], of: node, "data.lo")
      return high.flatMap { high in low.map { .normsys(high: high, low: $0) } }
    case "histosys":
      let high = source.numbers(data?["hi"]?["contents"], of: node, "data.hi.contents")
      return .histosys(high: high, low: source.numbers(data?["lo"]?["contents"], of: node, "data.lo.contents"))
    case "shapesys": return .shapesys(data?["vals"].map { source.numbers($0, of: node, "data.vals") })
    case "staterror":
      return .staterror(data?["uncertainties"].map { source.numbers($0, of: node, "data.uncertainties") })
    default:
      source.note(
        node, "a \(type) is no modifier that hfplot knows",
        hint: "normfactor, normsys, histosys, shapefactor, shapesys, staterror")
      return nil
    }
  }

  /// The parameters named, or those that ROOT makes where none are.
  private func parameters(_ modifier: HS3Modifier, _ type: String, _ channel: HS3Channel, _ bins: Int) -> [String] {
    let named = HS3Source.names(modifier.node["parameters"] ?? modifier.node["parameter"])
    guard named.isEmpty else { return named }
    switch modifier.effect {
    case .normfactor: return [modifier.name]
    case .normsys, .histosys: return ["alpha_\(modifier.name)"]
    case .shapesys, .shapefactor: return (0..<bins).map { "gamma_\(modifier.name)_bin_\($0)" }
    case .staterror:
      let bare = channel.name.hasPrefix("model_") ? String(channel.name.dropFirst(6)) : channel.name
      return (0..<bins).map { "gamma_stat_\(bare)_bin_\($0)" }
    }
  }

  // MARK: Interpolation

  /// A workspace interpolates all modifiers of a type in one way.
  private mutating func noteInterpolation(_ type: String, _ node: JSONNode) {
    guard let type = ModifierType(rawValue: type), type == .normsys || type == .histosys else { return }
    let said = node["interpolation"] ?? node["data"]?["interpolation"]
    let word = said.flatMap { $0.string ?? $0.numberToken }
    guard let code = Self.code(word, type) else {
      source.note(
        said ?? node, "a \(type) has no interpolation '\(word ?? "")' here",
        hint: type == .normsys ? "log (code 1) or poly6 (code 4)" : "lin (code 0), parabolic (code 2) or poly6 (code 4)"
      )
      return
    }
    guard let known = codes[type] else { return codes[type] = (code, said ?? node) }
    if known.code != code {
      source.note(
        said ?? node, "interpolates by \(code.rawValue), another \(type) by \(known.code.rawValue)",
        hint: "a workspace has one interpolation for all modifiers of a type")
    }
  }

  private static func code(_ word: String?, _ type: ModifierType) -> InterpolationCode? {
    switch (type, word) {
    case (.normsys, nil), (.normsys, "4"), (.normsys, "code4"), (.normsys, "poly6"): .code4
    case (.normsys, "1"), (.normsys, "code1"), (.normsys, "log"): .code1
    case (.histosys, nil), (.histosys, "4"), (.histosys, "code4p"), (.histosys, "poly6"): .code4p
    case (.histosys, "0"), (.histosys, "code0"), (.histosys, "lin"): .code0
    case (.histosys, "2"), (.histosys, "code2"), (.histosys, "parabolic"): .code2
    default: nil
    }
  }
}
