// Recipes take every constant from the style: no numbers, colours or fonts of their own.
import Foundation
import Testing

/// What a recipe writes as a number that is no arithmetic becomes a key of styles/default.json.
@Suite struct LiteralTests {
  /// Counts, positions and digits; halves, percent, turns; what is taken for a rounding error.
  static let arithmetic: Set<String> = Set((0...9).map(String.init)).union([
    "0.0", "1.0", "2.0", "0.5", "10", "100", "90", "180", "360", "1e-9", "1e-12",
  ])

  /// Files that compute rather than draw.
  static let mathematics: Set<String> = ["PoissonInterval.swift", "Clustering.swift"]

  /// Other numbers that are no style, as `file: number`.
  static let reasons: Set<String> = [
    // Points to millimetres.
    "PullLook.swift: 25.4", "PullLook.swift: 72",
    // Steps in which a curve is computed.
    "ExclusionContent+Surroundings.swift: 240",
    // Estimates of widths and heights that only order candidates or say which names need shortening.
    "PullMapLabels.swift: 0.82", "PullMapLabels.swift: 0.8", "ParameterNaming.swift: 0.28",
    "ParameterNaming.swift: 0.56",
    "ParameterNaming.swift: 0.68", "ParameterNaming.swift: 0.86",
    // What an axis or a bar without any number falls back to.
    "LimitsVersusFigure.swift: 0.1", "ProfileText.swift: 0.1", "SummaryFigure.swift: 1.01",
  ]

  @Test func recipesHaveNoConstantsOfStyle() throws {
    var found: [String] = []
    for file in try recipes() where !Self.mathematics.contains(file.name) {
      for (index, line) in file.lines.enumerated() {
        // Numbers of many digits are probabilities and the like.
        for number in Self.numbers(in: line) where !Self.arithmetic.contains(number) && number.count < 12 {
          if !Self.reasons.contains("\(file.name): \(number)") { found.append("\(file.path):\(index + 1): \(number)") }
        }
      }
    }
    #expect(found.isEmpty, "make these keys of styles/default.json:\n\(found.joined(separator: "\n"))")
  }

  /// What stands for an empty list, which styles do not allow, is let pass.
  @Test func recipesHaveNoColoursOfTheirOwn() throws {
    for file in try recipes() {
      for (index, line) in file.lines.enumerated() {
        for word in ["Color(red:", "Color(hex: \"", ".black", ".white", "\"#"]
        where line.prefix(while: { $0 != "/" }).contains(word) && !line.contains("?? \(word)") {
          Issue.record("\(file.path):\(index + 1) uses \(word): ask the style, e.g. for colors.ink")
        }
      }
    }
  }

  private func recipes() throws -> [SourceFile] { try sourceFiles().filter { $0.room == "Figures" } }

  /// Number literals of a line, without strings, comments, names and positions in tuples.
  static func numbers(in line: some StringProtocol) -> [String] {
    var text = String(line)
    for pattern in [#""(\\.|[^"\\])*""#, "//.*"] {
      text = text.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
    }
    let pattern = #"(?<![\w.$])[0-9][0-9_]*(\.[0-9]+)?(e-?[0-9]+)?|(?<=\.\.[.<])[0-9]+"#
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let all = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: all).compactMap { Range($0.range, in: text).map { String(text[$0]) } }
  }

  @Test(arguments: [
    ("let a = 0.85 * b2 + $0.x + c.1 // 7", ["0.85"]),
    (#"f("3 of \"4\"", 12, x: 1e-3, 0..<5)"#, ["12", "1e-3", "0", "5"]),
    ("(1...8).map { $0 % 4 }", ["1", "8", "4"]), ("[0.0, -1]", ["0.0", "1"]),
  ])
  func numbersAreFound(line: String, numbers: [String]) { #expect(Self.numbers(in: line) == numbers) }
}

extension SourceFile {
  /// The file's name without its folders.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
