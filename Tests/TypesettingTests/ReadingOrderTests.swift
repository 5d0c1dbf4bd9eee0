// Names in scripts that are read from right to left: words in their order, numbers and Latin words in theirs.
import Testing

@testable import Typesetting

@Suite struct ReadingOrderTests {
  /// Hebrew letters for the Latin capitals of a pattern, as examples of the algorithm are written.
  private func text(_ pattern: String) -> String {
    String(
      String.UnicodeScalarView(
        pattern.unicodeScalars.map { scalar in
          (65...90).contains(scalar.value) ? Unicode.Scalar(0x5D0 + scalar.value - 65) ?? scalar : scalar
        }))
  }

  @Test(arguments: [
    ("sig mass", ["sig", " ", "mass"]), ("ABC DEF", ["DEF", " ", "ABC"]),
    ("sig ABC DEF 2", ["sig", " ", "2", " ", "DEF", " ", "ABC"]),
    ("ABC 1.5 DEF", ["DEF", " ", "1.5", " ", "ABC"]), ("SR_ABC", ["SR_ABC"]), ("sr_ABC", ["sr_", "ABC"]),
    ("ABC_sr", ["ABC", "_sr"]), ("ABC sr DEF", ["ABC", " ", "sr", " ", "DEF"]),
    ("ABC - DEF", ["DEF", " ", "-", " ", "ABC"]),
    ("\u{202E}ABC\u{202C}", ["ABC"]), ("2024 sr", ["2024", " ", "sr"]),
  ]) func order(_ pattern: String, _ expected: [String]) {
    #expect(ReadingOrder.pieces(of: text(pattern)) == expected.map(text))
  }

  /// The first word stands at the right end, and its first letter at its own right end.
  @Test func firstWordStandsRight() throws {
    let label = try Typesetter(.sans).label(text("AB CD"), size: 10)
    let glyphs = label.runs.flatMap(\.glyphs).filter { !$0.text.isEmpty }.sorted { $0.x < $1.x }
    #expect(glyphs.map(\.text).joined() == text("DCBA") || !label.missingCharacters.isEmpty)
    #expect(label.plain == text("AB CD"))
  }
}
