// The JSON Schema of style files, made of the default style and the kinds of its keys: editors complete and check by it.
import JSONTree

/// Writes the schema (draft 2020-12).
public enum StyleSchema {
  /// The whole schema as JSON text.
  public static var text: String {
    let bytes = (try? JSONWriter.write(schema)) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Identifier of the schema.
  public static let identifier = "https://hfplot.dev/style.schema.json"

  private static var schema: JSONValue {
    var properties: [(String, JSONValue)] = [
      ("$schema", ["type": "string", "description": "The schema of this file, for editors."]),
      (
        "extends",
        [
          "type": "string", "description": "A built-in look or a file that this layer is laid over.",
          "examples": .array(BuiltInStyles.all.map { .string($0.name) }),
        ]
      ),
    ]
    properties += keys
    properties.append(("figures", figures))
    properties.append(("rules", rules))
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string(identifier),
      "title": "hfplot style",
      "description": "A layer of style: every key may be left out. Lengths are points, or strings with a unit.",
      "type": "object",
      "properties": .object(JSONObject(properties)),
      "additionalProperties": false,
      "$defs": definitions,
    ]
  }

  private static var definitions: JSONValue {
    [
      "color": [
        "type": "string", "pattern": "^(#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|ink|paper)$",
        "description": "#rgb, #rrggbb, #rrggbbaa, or ink and paper for the colours of the section colors.",
      ],
      "length": [
        "description": "Points, or a number with pt, mm, cm, in, or em (times text.size).",
        "anyOf": [["type": "number"], ["type": "string", "pattern": "^[+-]?[0-9]*[.]?[0-9]+(pt|mm|cm|in|em)$"]],
      ],
      "keys": [
        "type": "object", "description": "Style keys, as at the top of the file.",
        "properties": .object(JSONObject(keys)), "additionalProperties": false,
      ],
    ]
  }

  private static var keys: [(String, JSONValue)] {
    guard case .object(let members) = Style.builtInDefault else { return [] }
    return members.filter { !KeyKinds.structural.contains($0.key) }.map { ($0.key, node($0.value, path: $0.key)) }
  }

  private static var figures: JSONValue {
    guard case .object(let kinds)? = Style.builtInDefault["figures"] else { return [:] }
    let sections = kinds.map { ($0.key, ["$ref": "#/$defs/keys"] as JSONValue) }
    return [
      "type": "object", "description": "Keys for one kind of figure, which speak after the general ones of the layer.",
      "properties": .object(JSONObject(sections)), "additionalProperties": false,
    ]
  }

  private static var rules: JSONValue {
    [
      "type": "array",
      "description": "Keys for the elements that a selector picks; hfplot … --outline shows roles and names.",
      "items": [
        "type": "object", "required": ["select", "set"], "additionalProperties": false,
        "properties": [
          "select": [
            "type": "string", "description": "Conditions such as role=axis.x.title & name=SR* with & | ! ( ).",
          ],
          "set": ["$ref": "#/$defs/keys"],
        ],
      ],
    ]
  }

  private static func node(_ value: StyleValue, path: String) -> JSONValue {
    let summary = KeySummaries.own(path).map { [("description", JSONValue.string($0))] } ?? []
    if let fields = KeyKinds.freeMaps[path] {
      let entry = fields.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.object(JSONObject(type(of: $0.value)))) }
      return .object(
        JSONObject(
          [("type", "object")] + summary + [
            ("additionalProperties", object(properties: entry))
          ]))
    }
    if let kind = KeyKinds.freeValues[path] {
      return .object(
        JSONObject(
          [("type", "object")] + summary
            + [("additionalProperties", .object(JSONObject(type(of: kind)))), ("default", value.json)]))
    }
    if case .object(let members) = value {
      let inner = members.map { ($0.key, node($0.value, path: "\(path).\($0.key)")) }
      return .object(
        JSONObject(
          [("type", "object")] + summary + [
            ("properties", .object(JSONObject(inner))), ("additionalProperties", .boolean(false)),
          ]))
    }
    let kind = KeyKinds.kind(of: path, default: value)
    return .object(JSONObject(type(of: kind) + summary + [("default", value.json)]))
  }

  private static func object(properties: [(String, JSONValue)]) -> JSONValue {
    [
      "type": "object", "properties": .object(JSONObject(properties)), "additionalProperties": false,
    ]
  }

  private static func type(of kind: KeyKind) -> [(String, JSONValue)] {
    switch kind {
    case .flag: [("type", "boolean")]
    case .number, .length: [("$ref", "#/$defs/length")]
    case .string: [("type", "string")]
    case .word: [("type", ["string", "number"])]
    case .color: [("$ref", "#/$defs/color")]
    case .hexColor: [("type", "string"), ("pattern", "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")]
    case .numbers: list(of: .length)
    case .strings: list(of: .string)
    case .colors: list(of: .color)
    case .choice(let names): [("enum", .array(names.map(JSONValue.string)))]
    case .choices(let names): list(of: .choice(names))
    case .optional(let inner):
      [("anyOf", .array([.object(JSONObject(type(of: inner))), ["type": "null"]]))]
    case .any: []
    }
  }

  private static func list(of kind: KeyKind) -> [(String, JSONValue)] {
    [("type", "array"), ("items", .object(JSONObject(type(of: kind))))]
  }
}
