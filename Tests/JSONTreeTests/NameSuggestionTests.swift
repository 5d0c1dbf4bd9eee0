// Did you mean: which names count as near.
import JSONTree
import Testing

@Suite struct NameSuggestionTests {
  @Test(
    arguments: [
      ("modifers", ["name", "data", "modifiers"], "modifiers"),
      ("smaples", ["name", "samples"], "samples"),
      ("Samples", ["name", "samples"], "samples"),
      ("histosis", ["histosys", "normsys"], "histosys"),
      ("fixd", ["fixed", "inits"], "fixed"),
      ("low", ["hi", "lo"], "lo"),
      ("CR", ["SR", "VR"], nil),
      ("gauss", ["normsys", "lumi"], nil),
      ("", ["a"], nil),
      ("abc", [], nil),
      ("abcdef", ["abcdxx", "abcdex"], "abcdex"),
      ("point_c", ["point_a", "point_b"], "point_a"),
    ] as [(String, [String], String?)])
  func nearest(name: String, candidates: [String], expected: String?) {
    #expect(NameSuggestion.nearest(to: name, among: candidates) == expected)
  }

  /// Words of few letters, so that edits of every kind are the shortest way, against the whole table of distances.
  @Test func theNearestIsThatOfTheWholeTable() {
    var random = SplitMix(state: 11)
    func word() -> String {
      String((0..<Int.random(in: 0...14, using: &random)).map { _ in "abcd".randomElement(using: &random) ?? "a" })
    }
    for _ in 0..<2000 {
      let name = word(), candidates = (0..<6).map { _ in word() }
      let distances = candidates.map { Self.distance(Array(name), Array($0)) }
      let near = candidates.indices.filter { candidates[$0] != name && distances[$0] <= name.count / 3 }
      let expected = near.min { distances[$0] < distances[$1] }.map { candidates[$0] }
      #expect(NameSuggestion.nearest(to: name, among: candidates) == expected, "\(name), \(candidates)")
    }
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = (0...left.count).map { row in (0...right.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 } }
    for i in 0..<left.count {
      for j in 0..<right.count {
        let change = table[i][j] + (left[i] == right[j] ? 0 : 1)
        table[i + 1][j + 1] = min(change, table[i][j + 1] + 1, table[i + 1][j] + 1)
        guard i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] else { continue }
        table[i + 1][j + 1] = min(table[i + 1][j + 1], table[i - 1][j - 1] + 1)
      }
    }
    return table[left.count][right.count]
  }
}
