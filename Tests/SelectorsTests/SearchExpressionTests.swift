// Regular expressions against known answers, what is refused and where, and the number of steps that a search takes.
import Testing

@testable import Selectors

@Suite struct SearchExpressionTests {
  @Test(arguments: [
    ("", "", true), ("", "abc", true), ("b", "abc", true), ("d", "abc", false), ("^b", "abc", false),
    ("^a", "abc", true), ("c$", "abc", true), ("b$", "abc", false), ("^$", "", true), ("^$", "a", false),
    ("a.c", "abc", true), ("a.c", "a\nc", false), ("a.c", "ac", false), ("^.$", "é", true),
    ("^JE[SR]_", "JES_1", true), ("^JE[SR]_", "JEX_1", false), ("[^0-9]", "123", false), ("[^0-9]", "12a", true),
    ("[a-c-]", "-", true), ("[-a]", "-", true), ("[a\\-c]", "b", false), ("[\\]]", "]", true),
    ("[\\d_]+$", "x1_2", true),
    ("[^\\d]", "7", false), ("^[^\\w]$", "!", true), ("[a^]", "^", true), ("[.]", "x", false),
    ("[+*?|(){}$]", "(", true),
    ("^\\d+$", "2040", true), ("^\\d+$", "20a0", false), ("^\\w+$", "größe_1", true), ("\\s", "a b", true),
    ("\\S", "  ", false), ("\\D", "12", false), ("\\W", "a-b", true), ("\\.", "a.b", true), ("\\.", "ab", false),
    ("\\bSR\\b", "a SR b", true), ("\\bSR\\b", "SR_2j", false), ("\\BR", "SR", true), ("\\BS", "SR", false),
    ("^(ab|cd)$", "cd", true), ("^ab|cd$", "abx", true), ("^(ab|cd)$", "abcd", false), ("^(?:ab|cd)+$", "abcdab", true),
    ("^(|a)$", "", true), ("^a(|b)c$", "ac", true), ("()*x", "x", true), ("(a|)+$", "b", true),
    ("^a*$", "", true), ("^a*$", "aab", false), ("^a+$", "", false), ("^a?b$", "b", true), ("^a?b$", "aab", false),
    ("^a{2}$", "aa", true), ("^a{2}$", "aaa", false), ("^a{2,}$", "a", false), ("^a{2,}$", "aaaa", true),
    ("^a{1,3}$", "aaa", true), ("^a{1,3}$", "aaaa", false), ("^a{0}b$", "b", true), ("^(ab){2,3}$", "ababab", true),
    ("^(ab){2,3}$", "ab", false), ("^(a{2}){2}$", "aaaa", true), ("^(a{2}){2}$", "aaa", false),
    ("^a*?b+?c??$", "aabb", true), ("(x|y)+z*[a-c]?$", "xyzzb", true), ("^(x|y)+z*[a-c]?$", "zb", false),
    ("^(a*)*b$", "aaab", true), ("^(a|aa)+$", "aaaaa", true), ("a/b\\/c", "a/b/c", true), ("日本?$", "日", true),
    ("a]b}", "a]b}", true), ("$a", "a", false), ("a|^", "b", true),
  ])
  func findsWhatIsThere(_ expression: String, _ text: String, _ expected: Bool) throws {
    #expect(try SearchExpression(expression).isFound(in: text) == expected)
  }

  /// All texts of up to six letters of a small alphabet: the engine of the language's library gives the same answers.
  @Test(arguments: [
    "a*b", "(a|b)*c", "^(ab|a)(c|bcd)?$", "a{1,2}b{0,2}c", "^(a?b?){2}c?$", "[^a]b|c$", "^(?:a|ab|abc)+$", "b\\b",
    "(a|b|)c+",
    "^(a(b(c)?)?)*$", "\\Bb.", "(^a|c$)", "^(a*|b){3}$",
  ])
  func agreesWithABacktracker(_ expression: String) throws {
    let own = try SearchExpression(expression), other = try Regex(expression)
    var texts = [""], last = [""]
    for _ in 0..<6 {
      last = last.flatMap { text in ["a", "b", "c"].map { text + $0 } }
      texts += last
    }
    #expect(texts.filter(own.isFound) == texts.filter { $0.firstMatch(of: other) != nil })
  }

  @Test(arguments: [
    ("(", 0), ("a(b", 1), ("a)b", 1), ("[a", 0), ("x[]", 1), ("[[:alpha:]]", 1), ("*a", 0), ("a|+", 2), ("a**", 2),
    ("a{2}{3}", 4), ("a*+", 2), ("a{", 1), ("a{,2}", 1), ("a{x}", 1), ("a{3,2}", 1), ("a{99999999999999999999}", 2),
    ("{2}", 0), ("(?=a)", 0), ("(?i)a", 0), ("(?<n>a)", 0), ("(a)\\1", 3), ("\\", 0), ("ab\\q", 2), ("\\x41", 0),
    ("[z-a]", 1), ("[a-\\d]", 1), ("[\\d-z]", 1), ("[\\b]", 1), ("(a{1000}){1000}", 0), ("(((){2000}){2000}){2000}", 0),
    ("(?", 0),
  ])
  func refusesTheRestWithItsPlace(_ expression: String, _ offset: Int) {
    let problem = #expect(throws: SearchExpressionProblem.self) { try SearchExpression(expression) }
    #expect(problem?.offset == offset, "\(expression): \(problem?.message ?? "")")
    #expect(problem?.hint.isEmpty == false)
  }

  @Test func deepNestingIsRefused() {
    #expect(throws: SearchExpressionProblem.self) { try SearchExpression(String(repeating: "(", count: 100_000)) }
  }

  /// No clock: the machine counts its steps. A place of the text costs at most one visit of each instruction.
  @Test(arguments: [
    "(a*)*b", "(a|aa)+b", "(a|a?)+b", "((a*)*)*b", "(.*)(.*)(.*)(.*)b", "a{0,50}a{50}b", "(a+)+$b", "([a-z]+)*\\d",
  ])
  func stepsGrowLinearly(_ expression: String) throws {
    let program = try SearchExpression(expression).program
    let steps = [200, 400, 800, 1600].map { count in
      let run = program.search([Unicode.Scalar](repeating: "a", count: count))
      #expect(!run.isFound)
      #expect(run.steps <= (count + 1) * program.instructions.count)
      return run.steps
    }
    // Beyond the start of the text every character costs the same.
    #expect(steps[2] - steps[1] == 2 * (steps[1] - steps[0]))
    #expect(steps[3] - steps[2] == 2 * (steps[2] - steps[1]))
  }

  @Test func selectorsEndOnWhatBacktrackersDoNot() throws {
    let name = String(repeating: "a", count: 10_000)
    #expect(try !FieldSelector("name=/(a*)*b/").matches(["name": name]))
    #expect(try FieldSelector("name=/(a*)*b/").matches(["name": name + "b"]))
  }

  @Test func problemsOfSelectorsPointIntoTheExpression() {
    let problem = #expect(throws: SelectionProblem.self) { try FieldSelector(#"name=/a\/(?=b)/"#) }
    #expect(problem?.offset == 9)
    #expect(problem?.hint.contains("(?: )") == true)
  }
}
