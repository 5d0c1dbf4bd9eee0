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
}
