// Selectors: globs, operators, and problems with their place.
import Styles
import Testing

@Suite struct SelectorTests {
  @Test(arguments: [
    ("name=tt*", true), ("name=t?bar", true), ("name=tt?r", false), ("!name=w* & role=x", true),
    ("name=a|name=ttbar", true), ("!(name=tt* | role=y)", false), ("name=*b*r", true), ("other=1", false),
  ])
  func matches(_ text: String, _ expected: Bool) throws {
    #expect(try Selector(text).matches(["name": "ttbar", "role": "x"]) == expected)
  }

  @Test(arguments: [
    "", "name", "name=", "(name=a", "name=a)", "name=a name=b", "&", String(repeating: "!", count: 100) + "a=b",
  ])
  func problems(_ text: String) {
    #expect(throws: SelectorProblem.self) { try Selector(text) }
  }

  @Test func longGlobsEndQuickly() throws {
    let pattern = String(repeating: "*a", count: 200), text = String(repeating: "a", count: 5000) + "b"
    #expect(try !Selector("name=\(pattern)").matches(["name": text]))
  }
}
