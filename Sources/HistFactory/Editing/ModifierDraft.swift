// A modifier under edit, and what a systematic does to a sample at one standard deviation.
import JSONTree

/// A modifier of a sample; of a large document there are millions, which stay where they stand until they are changed.
public struct ModifierDraft: NamedDraft {
  private(set) var json: JSONValue

  /// The JSON object of the modifier.
  public var members: JSONObject {
    get { json.object ?? JSONObject() }
    set { json = .object(newValue) }
  }

  init(_ value: JSONValue) { json = value }

  /// A modifier that no workspace has yet.
  public init(name: String, effect: Modifier.Effect) { json = Modifier(name: name, effect: effect).json }

  /// Its name; empty where there is none.
  public var name: String {
    get { json["name"]?.string ?? "" }
    set { json["name"] = .string(newValue) }
  }

  /// The document was read as a workspace: there is no other type.
  public var type: ModifierType { json["type"]?.string.flatMap(ModifierType.init) ?? .normfactor }

  /// Writing it replaces type and data.
  public var effect: Modifier.Effect {
    get {
      Self.effect(of: type, json["data"] ?? .null)
    }
    set {
      json["type"] = .string(Modifier(name: name, effect: newValue).type.rawValue)
      json["data"] = newValue.json
    }
  }

  private static func effect(of type: ModifierType, _ data: JSONValue) -> Modifier.Effect {
    switch type {
    case .histosys: .histosys(high: data["hi_data"]?.numbers ?? [], low: data["lo_data"]?.numbers ?? [])
    case .normsys: .normsys(high: data["hi"]?.double ?? .nan, low: data["lo"]?.double ?? .nan)
    case .shapesys: .shapesys(data.numbers)
    case .staterror: .staterror(data.numbers)
    case .lumi: .lumi
    case .normfactor: .normfactor
    case .shapefactor: .shapefactor
    }
  }
}

/// What one systematic does to a sample: a shape (the histosys) and factors on it (the normsys), either of which may
/// be left out.
struct SampleVariation: Equatable {
  struct Factors: Equatable { var high, low: Double }
  struct Templates: Equatable { var high, low: [Double] }
  var nominal: [Double]
  var factors: Factors?
  var shape: Templates?

  /// The sample's yields at +1σ and −1σ, all else being nominal.
  var templates: Templates {
    let high = shape?.high ?? nominal, low = shape?.low ?? nominal
    return Templates(high: high.map { $0 * (factors?.high ?? 1) }, low: low.map { $0 * (factors?.low ?? 1) })
  }

  /// Differences of the templates to the nominal yields.
  var shifts: Templates {
    let templates = templates
    return Templates(
      high: zip(templates.high, nominal).map { $0 - $1 }, low: zip(templates.low, nominal).map { $0 - $1 })
  }
}

extension SampleDraft {
  /// Names of the systematics with templates (normsys, histosys), in order.
  var systematics: [String] {
    var seen: Set<String> = []
    return modifiers.filter { $0.type == .normsys || $0.type == .histosys }.map(\.name)
      .filter { seen.insert($0).inserted }
  }

  /// The systematic of that name; nil if the sample has none.
  func variation(of name: String) -> SampleVariation? {
    var variation = SampleVariation(nominal: data)
    for modifier in modifiers where modifier.name == name {
      switch modifier.effect {
      case .normsys(let high, let low): variation.factors = .init(high: high, low: low)
      case .histosys(let high, let low): variation.shape = .init(high: high, low: low)
      default: break
      }
    }
    return variation.factors == nil && variation.shape == nil ? nil : variation
  }

  /// Writes factors and shape of a systematic at its place, or at the end; what is nil is taken out.
  mutating func set(_ variation: SampleVariation, of name: String) {
    put(variation.factors.map { .normsys(high: $0.high, low: $0.low) }, .normsys, of: name)
    put(variation.shape.map { .histosys(high: $0.high, low: $0.low) }, .histosys, of: name)
  }

  private mutating func put(_ effect: Modifier.Effect?, _ type: ModifierType, of name: String) {
    let own = modifiers.firstIndex { $0.name == name && $0.type == type }
    switch (own, effect) {
    case (let position?, let effect?):
      if modifiers[position].effect != effect { modifiers[position].effect = effect }
    case (let position?, nil): modifiers.remove(at: position)
    case (nil, let effect?):
      let namesake = modifiers.firstIndex { $0.name == name }
      modifiers.insert(ModifierDraft(name: name, effect: effect), at: namesake.map { $0 + 1 } ?? modifiers.count)
    case (nil, nil): break
    }
  }
}
