// Style values as JSON text.
import JSONTree

extension StyleValue {
  /// The same as a JSON value; whole numbers are written without a fraction.
  var json: JSONValue {
    switch self {
    case .null: .null
    case .flag(let flag): .boolean(flag)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? JSONValue(Int(number)) : JSONValue(number)
    case .string(let text): .string(text)
    case .list(let values): .array(values.map(\.json))
    case .object(let members): .object(JSONObject(members.map { ($0.key, $0.value.json) }))
    }
  }

  /// On one line, as a style file would have it.
  public var text: String {
    let bytes = (try? JSONWriter.write(json, layout: .compact)) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }
}
