// What the recipes say that a command prints, it prints.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct PrintedOutputTests {
  static let document = "Sources/HFPlotKit/HFPlotKit.docc/Recipes.md"

  /// A section of the recipes with an output: its commands, and what the last of them prints.
  struct Section: Sendable, CustomTestStringConvertible {
    var title: String
    var commands: [String]
    var printed: String
    var testDescription: String { title }

    /// Nil for a section without an output.
    init?(_ text: String) {
      let parts = text.components(separatedBy: "\nIt prints:\n")
      guard parts.count == 2 else { return nil }
      title = String(text.prefix { $0 != "\n" })
      commands = Self.block(parts[0]).filter { $0.hasPrefix("hfplot ") }
      let lines = parts[1].dropFirst().split(separator: "\n", omittingEmptySubsequences: false)
      let block = lines.prefix { $0.hasPrefix("    ") || $0.isEmpty }
      printed = block.map { $0.isEmpty ? "" : String($0.dropFirst(4)) }.joined(separator: "\n")
        .trimmingCharacters(in: .newlines)
    }

    private static func block(_ text: String) -> [String] {
      text.replacingOccurrences(of: "\\\n", with: " ").split(separator: "\n").filter { $0.hasPrefix("    ") }
        .map { String($0.dropFirst(4)) }
    }
  }

  static let sections: [Section] = {
    let text = (try? String(contentsOf: DocumentedCommandTests.root.appending(path: document), encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n## ").compactMap { Section($0) }
  }()

  @Test func thereAreSome() { #expect(Self.sections.count >= 3) }

  @Test(arguments: sections) func isPrinted(_ section: Section) throws {
    let playground = try Playground()
    #expect(try playground.run(["example", "demo"]).status == 0)
    var output = ""
    for command in section.commands {
      let outcome = try playground.shell(command)
      #expect(outcome.status == 0, "\(command)\n\(outcome.errors)")
      output = outcome.output
    }
    #expect(!section.printed.isEmpty && output.contains(section.printed), "\(output)")
  }
}
