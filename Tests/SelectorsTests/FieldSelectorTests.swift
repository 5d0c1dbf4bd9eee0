// The selector language: what is selected, how operators bind, and problems with their places.
import Selectors
import Testing

@Suite struct FieldSelectorTests {
  private let modifier = ["channel": "SR_high", "sample": "ttbar", "type": "normsys", "name": "JES_1"]

  @Test(arguments: [
    ("channel=SR* & sample=ttbar & type=normsys & name=JES*", true),
    ("channel=SR*&sample=ttbar&type=histosys", false),
    ("channel=CR* | name=JES_?", true),
    ("channel=CR* & name=x | name=JES_1", true),
    ("channel=CR* & (name=x | name=JES_1)", false),
    ("!channel=CR* & !(name=x | name=y)", true),
    ("!!sample=ttbar", true),
    ("sample!=ttbar", false),
    ("sample != wjets", true),
    ("name=\"JES_1\"", true),
    ("name=\"JES*\"", false),
    ("name='JES_1'", true),
    ("name=/^JES_[0-9]+$/", true),
    ("name=/ES/ & sample=/^t+bar/", true),
    ("name=/^ES/", false),
    ("name=*", true),
    ("bin=3", false),
    ("bin!=3", true),
    ("channel = SR_high", true),
  ])
  func selects(_ text: String, _ expected: Bool) throws {
    let selector = try FieldSelector(text)
    #expect(selector.matches(modifier) == expected)
    #expect(selector.matches { modifier[$0] } == expected)
  }

  /// Every combination of three conditions against the same formula in Swift.
  @Test func bindsLikeLogic() throws {
    let selector = try FieldSelector("a=1 | !b=1 & (c=1 | a!=1)")
    for bits in 0..<8 {
      let (a, b, c) = (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
      let fields = ["a": a ? "1" : "0", "b": b ? "1" : "0", "c": c ? "1" : "0"]
      #expect(selector.matches(fields) == (a || (!b && (c || !a))), "\(bits)")
    }
  }

  @Test func quotesAndSlashesCanBeEscaped() throws {
    #expect(try FieldSelector(#"name="a \"b\" (c) & d""#).matches(["name": #"a "b" (c) & d"#]))
    #expect(try FieldSelector(#"name=/a\/b\d/"#).matches(["name": "xa/b7"]))
  }

  @Test func knowsItsFields() throws {
    #expect(try FieldSelector("a=1 & !(b=2 | c!=3)").fields == ["a", "b", "c"])
    #expect(try FieldSelector("name=x") == FieldSelector(" name = x "))
    #expect(try FieldSelector("name=x") != FieldSelector("name=/x/"))
  }

  @Test(arguments: [
    ("", 0), ("name", 4), ("name=", 5), ("(name=a", 0), ("name=a)", 6), ("name=a name=b", 7), ("&", 0),
    ("name=a &", 8), ("name==a", 5), ("name=a && name=b", 7), ("name=a || name=b", 7), ("name=\"a", 5), ("name=/a", 5),
    ("name=/(/", 6), ("chanel=SR", 0), ("name=a & smaple!=b", 9), ("!", 1), ("name!a", 5),
  ])
  func problemsHavePlaces(_ text: String, _ offset: Int) {
    let problem = #expect(throws: SelectionProblem.self) {
      try FieldSelector(text, fields: ["channel", "sample", "type", "name"])
    }
    #expect(problem?.offset == offset, "\(text): \(problem?.message ?? "")")
    #expect(problem?.hint.isEmpty == false)
  }

  @Test func wordsProblemsWithASuggestion() {
    let problem = #expect(throws: SelectionProblem.self) {
      try FieldSelector("type=normsys & chanel=SR", fields: ["channel", "sample", "type", "name"])
    }
    #expect(
      problem?.description == """
        error: selector, character 16: there is no field 'chanel'
            type=normsys & chanel=SR
                           ^
          hint: did you mean channel? the fields are channel, sample, type, name
        """)
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "(", count: 100_000)
    #expect(throws: SelectionProblem.self) { try FieldSelector(text) }
  }

  @Test func longGlobsEndQuickly() throws {
    let pattern = String(repeating: "*a", count: 200), text = String(repeating: "a", count: 3000) + "b"
    #expect(try !FieldSelector("name=\(pattern)").matches(["name": text]))
  }
}
