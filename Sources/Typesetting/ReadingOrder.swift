// The order in which words stand on a line where some of them are read from right to left.

/// A short form of the Unicode bidirectional algorithm (UAX #9) for lines that run from left to right.
///
/// Embeddings and overrides, with which a name could pass for another, are dropped.
enum ReadingOrder {
  private enum Kind { case left, right, number, separator, neutral }

  /// Words, and single blanks between them, from left to right on the page. Each word is read in one direction.
  static func pieces(of text: String) -> [String] {
    guard text.unicodeScalars.contains(where: isRightToLeft) else { return split(text.map { ($0, 0) }).map(\.text) }
    let characters = text.filter { !isDirectionMark($0) }
    var pieces = split(Array(zip(characters, levels(of: characters.map(kind)))))
    for level in [2, 1] { reverseRuns(&pieces, from: level) }
    return pieces.map { $0.level == 1 && !isRightToLeft($0.text) ? String($0.text.reversed().map(mirrored)) : $0.text }
  }

  /// Whether a word has letters that are read from right to left.
  static func isRightToLeft(_ word: String) -> Bool { word.unicodeScalars.contains(where: isRightToLeft) }

  static func isBlank(_ character: Character) -> Bool { character == " " || character == "\u{A0}" }

  // MARK: Levels

  /// 0 from left to right, 1 from right to left, 2 for numbers in what is read from right to left.
  private static func levels(of kinds: [Kind]) -> [Int] {
    var levels = [Int?](repeating: nil, count: kinds.count), strong = 0
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .left: (strong, levels[index]) = (0, 0)
      case .right: (strong, levels[index]) = (1, 1)
      case .number: levels[index] = 2 * strong
      case .separator where isInsideNumber(kinds, index): levels[index] = 2 * strong
      case .separator, .neutral: continue
      }
    }
    return filled(levels)
  }

  private static func isInsideNumber(_ kinds: [Kind], _ index: Int) -> Bool {
    index > 0 && index + 1 < kinds.count && kinds[index - 1] == .number && kinds[index + 1] == .number
  }

  /// Neutral characters between two that are read from right to left go with them.
  private static func filled(_ levels: [Int?]) -> [Int] {
    var result = levels.map { $0 ?? 0 }, next = 0
    for index in levels.indices.reversed() {
      if let level = levels[index] { next = min(level, 1) } else { result[index] = next }
    }
    var before = 0
    for index in levels.indices {
      if let level = levels[index] { before = min(level, 1) } else { result[index] = min(result[index], before) }
    }
    return result
  }

  private static func kind(_ character: Character) -> Kind {
    guard let scalar = character.unicodeScalars.first else { return .neutral }
    if scalar.properties.numericType == .decimal { return .number }
    if isRightToLeft(scalar) { return .right }
    if scalar.properties.isAlphabetic { return .left }
    return ".,:/".contains(character) ? .separator : .neutral
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      scalar.properties.numericType != .decimal && scalar.value != 0x061C
    default: false
    }
  }

  private static func isDirectionMark(_ character: Character) -> Bool {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func mirrored(_ character: Character) -> Character {
    let pairs: [Character: Character] = [
      "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<",
    ]
    return pairs[character] ?? character
  }

  // MARK: Pieces

  private typealias Piece = (text: String, level: Int)

  /// Words of one level, and blanks one by one.
  private static func split(_ characters: [(character: Character, level: Int)]) -> [Piece] {
    var pieces: [Piece] = [], isInWord = false
    for (character, level) in characters {
      let continuesWord = isInWord && !isBlank(character) && pieces.last?.level == level
      if continuesWord {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append((String(character), level))
      }
      isInWord = !isBlank(character)
    }
    return pieces
  }

  private static func reverseRuns(_ pieces: inout [Piece], from level: Int) {
    var start = 0
    while start < pieces.count {
      let end = pieces[start...].firstIndex { $0.level < level } ?? pieces.count
      pieces[start..<end].reverse()
      start = end + 1
    }
  }
}
