// Reads the facts about its origin back out of a file: PDF, PNG, SVG, TeX, a result or a figure document.
import JSONTree
import SceneGraph

/// The facts of one figure file, in their order.
public struct FigureOrigin: Sendable, Equatable {
  /// Facts of the file's metadata, in order.
  public let facts: [Metadatum]

  /// - Throws: when the file cannot be read, or holds no facts of hfplot's.
  public init(path: String) throws(KitProblem) {
    let bytes = try KitProblem.wrapping { try InputFile.read(path) }
    facts = Self.facts(in: bytes)
    guard facts.contains(where: { $0.key == "version" }) else {
      throw KitProblem(
        "\(path) does not say where it comes from",
        hint:
          "hfplot writes its provenance into every pdf, png, svg and tex file, every result and every figure document; "
          + "another program may have removed it")
    }
  }

  /// The fact of that name.
  public subscript(key: String) -> String? { facts.first { $0.key == key }?.value }

  /// By what the file begins with.
  static func facts(in bytes: [UInt8]) -> [Metadatum] {
    if bytes.first == UInt8(ascii: "{") { return JSONFacts.read(bytes) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return PNGFacts.read(bytes) }
    if bytes.starts(with: Array("%PDF".utf8)) { return PDFFacts.read(bytes) }
    let text = String(decoding: bytes.prefix(1 << 20), as: UTF8.self)
    return text.contains("<svg") ? SVGFacts.read(text) : TeXFacts.read(text)
  }
}

/// The header of a result, or the metadata of a figure document's first page.
private enum JSONFacts {
  static func read(_ bytes: [UInt8]) -> [Metadatum] {
    guard let root = try? JSONDocument(bytes, file: "").root else { return [] }
    let metadata = root["metadata"] ?? root["pages"]?[0]?["metadata"]
    if let metadata, metadata.kind == .array {
      return metadata.elements.compactMap { fact in
        fact["key"]?.string.flatMap { key in fact["value"]?.string.map { Metadatum(key: key, value: $0) } }
      }
    }
    let workspace = root["workspace"]
    let facts = [
      ("command", root["command"]), ("version", root["hfplot"]), ("workspace", workspace?["file"]),
      ("workspace.sha256", workspace?["sha256"]), ("patch", workspace?["patch"]),
      ("patch.sha256", workspace?["patch_sha256"]),
    ]
    return facts.compactMap { key, node in node?.string.map { Metadatum(key: key, value: $0) } }
  }
}

/// International text chunks whose keyword begins with `hfplot:`.
private enum PNGFacts {
  static func read(_ bytes: [UInt8]) -> [Metadatum] {
    var facts: [Metadatum] = [], position = 8
    while position + 12 <= bytes.count {
      let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - position - 12 else { break }
      let type = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
      if type == "iTXt" { facts += fact(bytes[position + 8..<position + 8 + length]) }
      position += 12 + length
    }
    return facts
  }

  /// Keyword, then two bytes on compression, then two empty strings, all ended by zeros; then the text.
  private static func fact(_ chunk: ArraySlice<UInt8>) -> [Metadatum] {
    let parts = chunk.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count >= 4 else { return [] }
    let keyword = String(decoding: parts[0], as: UTF8.self)
    guard keyword.hasPrefix("hfplot:") else { return [] }
    return [Metadatum(key: String(keyword.dropFirst(7)), value: String(decoding: parts[1].dropFirst(4), as: UTF8.self))]
  }
}

/// Entries `/hfplot:key (value)` of the information dictionary.
private enum PDFFacts {
  static func read(_ bytes: [UInt8]) -> [Metadatum] {
    let mark = Array("/hfplot:".utf8)
    var facts: [Metadatum] = [], position = 0
    while let start = bytes[position...].firstIndex(of: mark) {
      var end = start + mark.count
      while end < bytes.count, bytes[end] != 0x20 { end += 1 }
      let key = String(decoding: bytes[start + mark.count..<end], as: UTF8.self)
      guard let (value, next) = string(bytes, from: end + 1) else { break }
      facts.append(Metadatum(key: key, value: value))
      position = next
    }
    return facts
  }

  /// A literal string `(…)` with its escapes, or a hexadecimal one `<FEFF…>` in UTF-16.
  private static func string(_ bytes: [UInt8], from start: Int) -> (String, Int)? {
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "<") {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let digits = bytes[start + 1..<end].compactMap { Character(UnicodeScalar($0)).hexDigitValue }
      let units = stride(from: 0, to: digits.count - 3, by: 4).map { index in
        digits[index..<index + 4].reduce(UInt16(0)) { $0 << 4 | UInt16($1) }
      }
      return (String(decoding: units.drop { $0 == 0xFEFF }, as: UTF16.self), end + 1)
    }
    guard bytes[start] == UInt8(ascii: "(") else { return nil }
    var text: [UInt8] = [], position = start + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: ")") {
      if bytes[position] == UInt8(ascii: "\\") { position += 1 }
      if position < bytes.count { text.append(bytes[position]) }
      position += 1
    }
    return (String(decoding: text, as: UTF8.self), position + 1)
  }
}

/// `<fact key="…">…</fact>` elements.
private enum SVGFacts {
  static func read(_ text: String) -> [Metadatum] {
    text.split(separator: "\n").compactMap { line in
      let head = "<fact key=\"", tail = "</fact>"
      guard line.hasPrefix(head), line.hasSuffix(tail) else { return nil }
      let body = line.dropFirst(head.count).dropLast(tail.count)
      guard let quote = body.firstIndex(of: "\"") else { return nil }
      return Metadatum(key: plain(body[..<quote]), value: plain(body[quote...].dropFirst(2)))
    }
  }

  private static func plain(_ text: Substring) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")]
    return entities.reduce(String(text)) { text, entity in
      text.split(separator: entity.0, omittingEmptySubsequences: false).joined(separator: entity.1)
    }
  }
}

/// Comment lines `% hfplot:key: value` at the top.
private enum TeXFacts {
  static func read(_ text: String) -> [Metadatum] {
    let mark = "% hfplot:"
    return text.split(separator: "\n").prefix { $0.hasPrefix("%") }.compactMap { line in
      guard line.hasPrefix(mark) else { return nil }
      let words = line.dropFirst(mark.count).split(separator: ":", maxSplits: 1)
      guard words.count == 2, words[1].hasPrefix(" ") else { return nil }
      return Metadatum(key: String(words[0]), value: String(words[1].dropFirst()))
    }
  }
}

extension Collection where Element: Equatable {
  /// Where `pattern` begins for the first time.
  fileprivate func firstIndex(of pattern: [Element]) -> Index? {
    guard let first = pattern.first else { return startIndex }
    var position = startIndex
    while let candidate = self[position...].firstIndex(of: first) {
      if self[candidate...].starts(with: pattern) { return candidate }
      position = index(after: candidate)
    }
    return nil
  }
}
