// The way from a document's root to a value, as people write it.

/// Keys and positions that lead to a value.
public struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  /// One level down.
  public enum Step: Sendable, Hashable {
    /// A member of an object.
    case key(String)
    /// An element of an array, from 0.
    case position(Int)
  }

  /// From the root.
  public var steps: [Step]

  /// Every part by its name; those with a default may be left out.
  public init(_ steps: [Step] = []) { self.steps = steps }

  /// `channels[1].samples[0].data`; keys that are not plain words are quoted: `styles["a b"]`.
  public var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .position(let position): text += "[\(position)]"
      case .key(let key) where Self.isWord(key): text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\"\(key)\"]"
      }
    }
  }

  private static func isWord(_ key: String) -> Bool {
    !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The path of a member.
  public func appending(_ key: String) -> JSONPath { JSONPath(steps + [.key(key)]) }
  /// The path of an element, counted from 0.
  public func appending(_ position: Int) -> JSONPath { JSONPath(steps + [.position(position)]) }
}

extension JSONNode {
  /// The way from the document's root to here.
  public var path: JSONPath {
    var steps: [JSONPath.Step] = []
    var current = JSONNode(storage: storage, index: 0)
    while current.index < index, let (step, child) = current.child(around: index) {
      steps.append(step)
      current = child
    }
    return JSONPath(steps)
  }

  private func child(around target: Int) -> (JSONPath.Step, JSONNode)? {
    if kind == .object {
      // A key's word stands before its value's: it belongs to the same member.
      let member = members.first { storage.next($0.value.index) > target }
      return member.map { (.key($0.key), $0.value) }
    }
    for (position, element) in elements.enumerated() where storage.next(element.index) > target {
      return (.position(position), element)
    }
    return nil
  }

  /// The value that a path leads to from here, or nil.
  public func value(at path: JSONPath) -> JSONNode? {
    path.steps.reduce(self as JSONNode?) { node, step in
      switch step {
      case .key(let key): node?[key]
      case .position(let position): node?[position]
      }
    }
  }

  /// A problem with this value.
  public func problem(_ message: String, hint: String? = nil) -> JSONProblem {
    JSONProblem(place: place, path: path.description, message: message, hint: hint)
  }
}
