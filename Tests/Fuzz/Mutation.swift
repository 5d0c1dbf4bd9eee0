// Changes of a text that keep most of its structure: the parser is passed more often than by noise, and then the rest
// of the program meets what it does not expect.

/// Mutates texts of a language whose seeds are known.
struct Mutation {
  var random: SplitMix
  /// No mutated text is longer: the promises on time and memory are for 100 kB.
  static let longest = 100_000

  /// A mutated text of one of the seeds, crossed with others.
  mutating func text(from seeds: [[UInt8]]) -> [UInt8] {
    var text = seeds[random.below(seeds.count)]
    if random.below(2) == 0 { return gentlyMutated(text, seeds) }
    let rounds = [1, 1, 1, 2, 2, 3, 5, 8][random.below(8)]
    for _ in 0..<rounds { text = mutated(text, seeds) }
    return text.count <= Self.longest ? text : Array(text.prefix(Self.longest))
  }

  /// One piece in place of another of its kind, from the same language or a mild number: most readers take the text,
  /// and what comes after them is tried.
  private mutating func gentlyMutated(_ text: [UInt8], _ seeds: [[UInt8]]) -> [UInt8] {
    let own = Tokens(text), lender = random.below(3) == 0 ? Tokens(seeds[random.below(seeds.count)]) : own
    let kind: Tokens.Kind = [.number, .number, .string, .word][random.below(4)]
    let positions = own.positions(kind), offers = lender.positions(kind)
    guard !positions.isEmpty, !offers.isEmpty else { return mutated(text, seeds) }
    var pieces = own.all.map(\.bytes)
    let isMild = kind == .number && random.below(2) == 0
    pieces[positions[random.below(positions.count)]] =
      isMild
      ? HostileTokens.mildBytes[random.below(HostileTokens.mildBytes.count)]
      : lender.all[offers[random.below(offers.count)]].bytes
    return Array(pieces.joined())
  }

  private mutating func mutated(_ text: [UInt8], _ seeds: [[UInt8]]) -> [UInt8] {
    let tokens = Tokens(text)
    guard !tokens.all.isEmpty else { return HostileTokens.stringBytes[random.below(HostileTokens.strings.count)] }
    var pieces = tokens.all.map(\.bytes)
    switch random.below(16) {
    case 0...3: replace(&pieces, tokens.positions(.number), by: HostileTokens.numberBytes)
    case 4...5: rewriteString(&pieces, tokens.positions(.string, .word))
    case 6: replace(&pieces, tokens.positions(.string, .number, .word), by: HostileTokens.valueBytes)
    case 7: swap(&pieces, tokens.positions(.string, .number, .word, .sign))
    case 8: duplicate(&pieces)
    case 9: pieces.removeSubrange(range(of: pieces, longest: 20))
    case 10: pieces.removeSubrange(random.below(pieces.count)...)
    case 11: nest(&pieces)
    case 12: cross(&pieces, Tokens(seeds[random.below(seeds.count)]))
    case 13: lengthen(&pieces, tokens.positions(.string, .word, .number))
    case 14: exchangeLists(&pieces)
    default: return noise(text)
    }
    return Array(pieces.joined())
  }

  private mutating func replace(_ pieces: inout [[UInt8]], _ positions: [Int], by choices: [[UInt8]]) {
    guard !positions.isEmpty else { return }
    pieces[positions[random.below(positions.count)]] = choices[random.below(choices.count)]
  }

  private mutating func rewriteString(_ pieces: inout [[UInt8]], _ positions: [Int]) {
    guard !positions.isEmpty else { return }
    let position = positions[random.below(positions.count)],
      new = HostileTokens.stringBytes.randomElement(using: &random)
    let isQuoted = pieces[position].first == UInt8(ascii: "\"")
    pieces[position] = isQuoted ? [UInt8(ascii: "\"")] + (new ?? []) + [UInt8(ascii: "\"")] : new ?? []
  }

  private mutating func swap(_ pieces: inout [[UInt8]], _ positions: [Int]) {
    guard !positions.isEmpty else { return }
    pieces.swapAt(positions[random.below(positions.count)], positions[random.below(positions.count)])
  }

  /// A stretch once more, or a thousand times: repeated keys, long lists.
  private mutating func duplicate(_ pieces: inout [[UInt8]]) {
    let range = range(of: pieces, longest: 60), stretch = Array(pieces[range].joined())
    let room = max(1, Self.longest / max(stretch.count, 1) / 2)
    let count = random.below(4) == 0 ? min(room, 1000) : 1
    pieces.insert(Array([[UInt8]](repeating: stretch, count: count).joined()), at: range.upperBound)
  }

  private mutating func nest(_ pieces: inout [[UInt8]]) {
    let brackets = ["[]", "{}", "()", "$$"].map { Array($0.utf8) }
    let pair = brackets[random.below(4)], depth = [1, 1, 2, 50, 5000][random.below(5)]
    let position = random.below(pieces.count)
    pieces[position] =
      [UInt8](repeating: pair[0], count: depth) + pieces[position] + [UInt8](repeating: pair[1], count: depth)
  }

  private mutating func cross(_ pieces: inout [[UInt8]], _ other: Tokens) {
    guard !other.all.isEmpty else { return }
    let stretch = range(of: other.all.map(\.bytes), longest: 60)
    pieces.replaceSubrange(range(of: pieces, longest: 20), with: other.all[stretch].map(\.bytes))
  }

  /// A string, word or number of 10,000 characters.
  private mutating func lengthen(_ pieces: inout [[UInt8]], _ positions: [Int]) {
    guard !positions.isEmpty else { return }
    let position = positions[random.below(positions.count)], piece = pieces[position]
    let isQuoted = piece.first == UInt8(ascii: "\"")
    let inner = isQuoted ? Array(piece.dropFirst().dropLast()) : piece
    let unit = inner.isEmpty ? Array("é".utf8) : inner
    let long = Array([[UInt8]](repeating: unit, count: 10_000 / unit.count + 1).joined())
    pieces[position] = isQuoted ? [UInt8(ascii: "\"")] + long + [UInt8(ascii: "\"")] : long
  }

  /// The brackets of a pair become those of another, or lose one.
  private mutating func exchangeLists(_ pieces: inout [[UInt8]]) {
    let signs = Array("[]{}(),:".utf8)
    let positions = pieces.indices.filter { pieces[$0].count == 1 && signs.contains(pieces[$0][0]) }
    guard !positions.isEmpty else { return }
    pieces[positions[random.below(positions.count)]] = [signs[random.below(signs.count)]]
  }

  /// Single bytes changed, whatever they are.
  private mutating func noise(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0...random.below(4) {
      text[random.below(text.count)] = UInt8.random(in: .min ... .max, using: &random)
    }
    return text
  }

  private mutating func range(of pieces: [[UInt8]], longest: Int) -> Range<Int> {
    let start = random.below(pieces.count)
    return start..<min(pieces.count, start + 1 + random.below(longest))
  }
}
