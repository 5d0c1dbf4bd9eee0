// Just enough of a PDF's structure to amend it: where objects begin, which are the catalogue, the information
// dictionary and the figures of the structure tree.

struct PDFStructure {
  private let bytes: [UInt8]
  private var offsets: [Int: Int] = [:]
  private(set) var crossReference = 0
  private(set) var size = 0
  private(set) var root = 0
  private(set) var info = 0
  /// Object numbers of the structure elements of type Figure, in page order.
  private(set) var figures: [Int] = []

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let keyword = last("startxref"), let start = number(after: keyword + 9),
      start < bytes.count, matches("xref", at: start)
    else { return nil }
    crossReference = start
    guard let trailer = first("trailer", from: start) else { return nil }
    guard let size = value("/Size", from: trailer), let root = value("/Root", from: trailer),
      let info = value("/Info", from: trailer)
    else { return nil }
    (self.size, self.root, self.info) = (size, root, info)
    readTable(from: start + 4, to: trailer)
    figures = offsets.keys.sorted().filter { isFigure($0) }
  }

  /// An object's dictionary with `addition` before its end.
  func body(of number: Int, adding addition: String) -> [UInt8] {
    guard let offset = offsets[number], let open = first("<<", from: offset),
      let end = first("endobj", from: open), let close = last(">>", before: end)
    else { return Array("<< \(addition) >>".utf8) }
    return Array(bytes[open..<close]) + Array("   \(addition)\n>>".utf8)
  }

  /// One section: `0 n`, then n entries of 20 bytes.
  private mutating func readTable(from start: Int, to end: Int) {
    guard let first = number(after: start), let second = position(after: start).flatMap({ self.number(after: $0) }),
      let header = lineEnd(from: start + 1)
    else { return }
    for index in 0..<second {
      let entry = header + 1 + 20 * index
      guard entry + 18 < end, bytes[entry + 17] == UInt8(ascii: "n"), let offset = number(after: entry) else {
        continue
      }
      offsets[first + index] = offset
    }
  }

  private func isFigure(_ number: Int) -> Bool {
    guard let offset = offsets[number], let end = first("endobj", from: offset) else { return false }
    guard let found = first("/S /Figure", from: offset) else { return false }
    return found < end
  }

  private func value(_ key: String, from position: Int) -> Int? {
    first(key, from: position).flatMap { number(after: $0 + key.utf8.count) }
  }

  private func lineEnd(from position: Int) -> Int? {
    var index = position
    while index < bytes.count, bytes[index] != 10 { index += 1 }
    return index < bytes.count ? index : nil
  }

  /// The position behind the first number after `position`.
  private func position(after position: Int) -> Int? {
    var index = position
    while index < bytes.count, !isDigit(bytes[index]) { index += 1 }
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return index < bytes.count ? index : nil
  }

  private func number(after position: Int) -> Int? {
    var index = position, value = 0, count = 0
    while index < bytes.count, !isDigit(bytes[index]) { index += 1 }
    while index < bytes.count, isDigit(bytes[index]), count < 15 {
      value = 10 * value + Int(bytes[index] - 48)
      index += 1
      count += 1
    }
    return count > 0 ? value : nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private func matches(_ word: String, at position: Int) -> Bool {
    bytes[position...].starts(with: word.utf8)
  }

  private func first(_ word: String, from start: Int) -> Int? {
    let initial = word.utf8.first
    var index = start
    while index < bytes.count {
      if bytes[index] == initial, matches(word, at: index) { return index }
      index += 1
    }
    return nil
  }

  private func last(_ word: String, before end: Int? = nil) -> Int? {
    var index = (end ?? bytes.count) - word.utf8.count
    while index >= 0 {
      if matches(word, at: index) { return index }
      index -= 1
    }
    return nil
  }
}
