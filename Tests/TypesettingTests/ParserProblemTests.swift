// What is wrong with a label, where, and what to do: message, place and hint.

import Testing

@testable import Typesetting

@Suite(.enabled(if: Specimen.hasFonts, "needs fonts-lmodern, fonts-texgyre, fonts-texgyre-math"))
struct ParserProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    var offset: Int
    var message: String
    var hint: String?
    var testDescription: String { source }
  }

  static let cases: [Case] = [
    Case(source: #"$m_{\tau$"#, offset: 8, message: "'$' inside a group", hint: "close the group with '}' first"),
    Case(source: #"Mass $\alhpa$"#, offset: 6, message: #"unknown command \alhpa"#, hint: #"did you mean \alpha?"#),
    Case(source: #"Mass $\Mu$"#, offset: 6, message: #"unknown command \Mu"#, hint: #"did you mean \mu?"#),
    Case(
      source: #"Mass \mu"#, offset: 5, message: #"\mu is a command for formulas"#,
      hint: #"put the formula in dollars: $\mu…$"#),
    Case(
      source: "m_H [GeV]", offset: 1, message: "'_' outside $…$",
      hint: #"write \_ for the character, or put the formula in $…$"#),
    Case(source: "x $a", offset: 2, message: "'$' without a second '$'", hint: #"write \$ for the character"#),
    Case(source: "a } b", offset: 2, message: "'}' without '{'", hint: #"write \} for the character"#),
    Case(source: #"\textbf{a"#, offset: 7, message: "'{' without '}'"),
    Case(source: #"\textbf a"#, offset: 8, message: #"\textbf needs an argument in braces"#),
    Case(source: #"$\left( x$"#, offset: 1, message: #"\left without \right"#, hint: #"an invisible end is \right."#),
    Case(source: #"$x \right)$"#, offset: 3, message: #"\right without \left"#),
    Case(source: #"$\frac{a}$"#, offset: 9, message: #"\frac needs an argument"#),
    Case(source: "$x^$", offset: 3, message: "^ needs an argument"),
    Case(source: "$x^a^b$", offset: 4, message: "a second superscript"),
    Case(source: "$x_a_b$", offset: 4, message: "a second subscript"),
    Case(source: "$a & b$", offset: 3, message: "'&' outside a table", hint: #"write \& for the character"#),
    Case(
      source: #"$a \\ b$"#, offset: 3, message: #"'\\' in a formula"#,
      hint: #"break lines outside $…$, or use \substack{…\\…}"#),
    Case(source: #"\color{rde}{x}"#, offset: 7, message: "no colour called 'rde'", hint: "did you mean 'red'?"),
    Case(
      source: #"\num{1.x}"#, offset: 7, message: "'x' is not part of a number",
      hint: #"write e.g. \num{1.2e-3} or \num{1.2 +- 0.3}"#),
    Case(
      source: #"$\begin{matrx}a\end{matrx}$"#, offset: 8, message: "unknown environment 'matrx'",
      hint: "known are bmatrix, cases, matrix, pmatrix, vmatrix"),
    Case(
      source: #"$\left x$"#, offset: 7, message: "'x' is not a delimiter", hint: #"e.g. ( ) [ ] | \{ \} \langle or ."#),
    Case(source: #"é\\{\bf x}"#, offset: 4, message: #"\bf is not a command of labels"#, hint: #"write \textbf{…}"#),
    Case(source: #"$\text{a\\b}$"#, offset: 8, message: "a line break within a line's part"),
    Case(source: #"a\"#, offset: 1, message: "a backslash at the end"),
    Case(
      source: #"x \input{/etc/passwd}"#, offset: 2, message: #"\input is not a command of labels"#,
      hint: "a label cannot read files"),
    Case(
      source: "$a # b$", offset: 3, message: "'#' in a formula", hint: "write \\# for the character"),
  ]

  @Test(arguments: cases) func problemIsNamedInPlace(_ expected: Case) throws {
    let typesetter = try Specimen.typesetter()
    #expect {
      try typesetter.label(expected.source, size: 9)
    } throws: { error in
      guard let problem = error as? TypesettingProblem else { return false }
      #expect(problem.message == expected.message)
      #expect(problem.offset == expected.offset)
      if let hint = expected.hint { #expect(problem.hint == hint) }
      return true
    }
  }

  @Test func descriptionPointsAtThePlace() throws {
    let typesetter = try Specimen.typesetter()
    #expect {
      try typesetter.label(#"Mass $\alhpa$"#, size: 9)
    } throws: { error in
      "\(error)" == """
        unknown command \\alhpa (at character 7)
          Mass $\\alhpa$
                ^
        hint: did you mean \\alpha?
        """
    }
  }

  @Test func placesCountCharactersNotBytes() throws {
    let typesetter = try Specimen.typesetter()
    #expect {
      try typesetter.label("Größe é $\\foo$", size: 9)
    } throws: { ($0 as? TypesettingProblem)?.offset == 9 }
  }

  @Test func problemsInsideMacrosPointAtTheCall() throws {
    let typesetter = try Specimen.typesetter(macros: ["bad": #"\frac{1}{\nosuch}"#, "loop": #"\loop"#])
    #expect {
      try typesetter.label(#"ab $c\bad$"#, size: 9)
    } throws: { ($0 as? TypesettingProblem)?.offset == 5 }
    #expect {
      try typesetter.label(#"$\loop$"#, size: 9)
    } throws: { ($0 as? TypesettingProblem)?.message == #"the macro \loop never ends"# }
  }

  @Test func nestingHasALimit() throws {
    let typesetter = try Specimen.typesetter()
    func nested(_ depth: Int) -> String {
      "$" + String(repeating: "\\sqrt{", count: depth) + "x" + String(repeating: "}", count: depth) + "$"
    }
    _ = try typesetter.label(nested(LabelParser.deepestNesting - 1), size: 9)
    for source in [nested(1000), String(repeating: "{", count: 9000), "$" + String(repeating: "x^", count: 4000)] {
      #expect(throws: TypesettingProblem.self) { try typesetter.label(source, size: 9) }
    }
  }

  @Test func macroNamesAreChecked() {
    #expect(throws: TypesettingProblem.self) { try Typesetter(.sans, macros: ["a1": "x"]) }
  }
}
