// Every command of the README's first five and of the recipes runs on the example as it is printed.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt, "the program is not built"))
struct DocumentedCommandTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The indented lines of a document that call the program; a backslash at the end goes on on the next line.
  static func commands(in document: String, section: String? = nil) throws -> [String] {
    var text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
    if let section {
      let parts = text.components(separatedBy: "\n## ")
      text = try #require(parts.first { $0.hasPrefix(section) }, "\(document) has no section \(section)")
    }
    let joined = text.replacingOccurrences(of: "\\\n", with: " ")
    return joined.split(separator: "\n").filter { $0.hasPrefix("    hfplot ") }.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  @Test func theFirstFive() throws {
    try run(Self.commands(in: "README.md", section: "The first five commands"), atLeast: 5)
  }

  @Test func recipes() throws {
    try run(Self.commands(in: "Sources/HFPlotKit/HFPlotKit.docc/Recipes.md"), atLeast: 10)
  }

  /// The document of the recipe with its three figures, as LaTeX sets it.
  @Test(.enabled(if: Playground.has("pdflatex"), "pdflatex is not installed"))
  func figuresInAPaper() throws {
    let recipes = "Sources/HFPlotKit/HFPlotKit.docc/Recipes.md", section = "Figures in a paper"
    let text = try String(contentsOf: Self.root.appending(path: recipes), encoding: .utf8)
    let recipe = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix(section) })
    let block = try #require(recipe.components(separatedBy: "```").first { $0.hasPrefix("latex\n") })
    let playground = try Playground()
    try playground.write("paper.tex", String(block.dropFirst("latex\n".count)))
    let commands = try ["hfplot example demo"] + Self.commands(in: recipes, section: section)
    #expect(commands.count == 4 && block.components(separatedBy: "\\input{").count == 4)
    for command in commands {
      let outcome = try playground.shell(command)
      #expect(outcome.status == 0, "\(command)\n\(outcome.errors)")
    }
    let line = "pdflatex -interaction=nonstopmode -halt-on-error paper.tex"
    let log = try playground.shell("\(line) && \(line)").output
    #expect(log.contains("Output written on paper.pdf"), "\(log.suffix(2000))")
    let lastRun = log.components(separatedBy: "This is pdfTeX").last ?? ""
    for word in ["Overfull", "undefined", "Font Warning", "multiply"] {
      #expect(!lastRun.contains(word), "\(lastRun.suffix(2000))")
    }
  }

  /// With the files that the article shows: a name in a line of its own, then a block of JSON.
  @Test func modelsBeyondHistFactory() throws {
    let article = "Sources/HFPlotKit/HFPlotKit.docc/ModelsBeyondHistFactory.md"
    let parts = try String(contentsOf: Self.root.appending(path: article), encoding: .utf8)
      .components(separatedBy: "```")
    var files: [String: String] = [:]
    for (before, block) in zip(parts, parts.dropFirst()) where block.hasPrefix("json\n") {
      let name = try #require(before.components(separatedBy: "`").dropLast().last)
      files[name] = String(block.dropFirst(5))
    }
    #expect(files.count == 7)
    try run(Self.commands(in: article), atLeast: 9, files: files)
  }

  /// In one folder, one after the other: later commands read what earlier ones wrote.
  private func run(_ commands: [String], atLeast count: Int, files: [String: String] = [:]) throws {
    #expect(commands.count >= count)
    let playground = try Playground()
    for (name, text) in files { try playground.write(name, text) }
    for command in commands {
      let outcome = try playground.shell(command)
      #expect(outcome.status == 0, "\(command)\n\(outcome.errors)")
    }
  }
}
