// One layer of the cascade: a file, a built-in look, a figure's own keys or a `--set`, read with the place of each key.
import JSONTree

/// Where a layer comes from.
public enum StyleSource: Sendable, Equatable {
  /// A built-in look by name, or a file by path: what `--style` takes.
  case named(String)
  /// JSON text with a name for problems.
  case text(String, name: String)
  /// `key=value`: what `--set` takes. The value is JSON, or else a string.
  case setting(String)
}

/// A layer as it was read: values with places.
struct StyleLayer {
  /// A value and where it stands.
  indirect enum Node {
    case object([(key: String, place: String, node: Node)], place: String)
    case list([Node], place: String)
    case other(StyleValue, place: String)

    var place: String {
      switch self {
      case .object(_, let place), .list(_, let place), .other(_, let place): place
      }
    }

    /// The value without places.
    var value: StyleValue {
      switch self {
      case .object(let members, _): .object(members.map { StyleMember(key: $0.key, value: $0.node.value) })
      case .list(let nodes, _): .list(nodes.map(\.value))
      case .other(let value, _): value
      }
    }

    func member(_ key: String) -> Node? {
      guard case .object(let members, _) = self else { return nil }
      return members.first { $0.key == key }?.node
    }
  }

  var root: Node
  /// Folder that relative names in `extends` start from; empty for built-ins.
  var folder: String

  init(root: Node, folder: String = "") {
    self.root = root
    self.folder = folder
  }

  init(_ document: JSONDocument, folder: String) {
    root = Self.node(document.root)
    self.folder = folder
  }

  private static func node(_ json: JSONNode) -> Node {
    let place = "\(json.place)"
    switch json.kind {
    case .object:
      return .object(
        json.members.map { ($0.key, "\($0.keyNode.place)", node($0.value)) }, place: place)
    case .array: return .list(json.elements.map(node), place: place)
    default: return .other(value(json), place: place)
    }
  }

  private static func value(_ json: JSONNode) -> StyleValue {
    switch json.kind {
    case .object: .object(json.members.map { StyleMember(key: $0.key, value: value($0.value)) })
    case .array: .list(json.elements.map(value))
    case .string: .string(json.string ?? "")
    case .boolean: .flag(json.boolean ?? false)
    case .null: .null
    default: json.double.map(StyleValue.number) ?? .null
    }
  }
}
