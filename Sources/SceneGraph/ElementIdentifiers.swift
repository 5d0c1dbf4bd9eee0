// Stable identifiers for the named parts of a figure: readable, unique, without hashes or counters of the process.

/// Hands out XML ids: a prefix and the cleaned name, numbered from the second of the same name on.
public struct ElementIdentifiers: Sendable {
  /// What every identifier begins with.
  public let prefix: String
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  /// - Parameter prefix: keeps the ids of several figures in one page apart.
  public init(prefix: String) { self.prefix = Self.cleaned(prefix) }

  /// A new id for `name`: `prefix-SR-ttbar`, and for the next element of that name `prefix-SR-ttbar-2`.
  public mutating func identifier(for name: String) -> String {
    let base = prefix.isEmpty ? Self.startingWithLetter(Self.cleaned(name)) : prefix + "-" + Self.cleaned(name)
    var candidate = base
    var count = counts[base] ?? 1
    while !taken.insert(candidate).inserted {
      count += 1
      candidate = "\(base)-\(count)"
    }
    counts[base] = count
    return candidate
  }

  /// ASCII letters, digits, `.`, `_` and `-`; anything else becomes `-`.
  public static func cleaned(_ name: String) -> String {
    String(
      name.map { character in
        let isPlain = character.isASCII && (character.isLetter || character.isNumber)
        return isPlain || character == "." || character == "_" || character == "-" ? character : "-"
      })
  }

  private static func startingWithLetter(_ name: String) -> String {
    name.first?.isLetter == true ? name : "x" + name
  }
}
