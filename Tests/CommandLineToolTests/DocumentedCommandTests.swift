// Every command of the README, of the articles and of the example's own page runs on the example as it is printed.
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

  static let articles = "Sources/HFPlotKit/HFPlotKit.docc"

  /// Documents with indented commands: what runs them, and how many there are at least.
  static let tested: [String: Int] = [
    "README.md": 10, "gallery/analysis/README.md": 12, "Tests/Reference/README.md": 1, "\(articles)/Recipes.md": 50,
    "\(articles)/FromWorkspaceToMinimum.md": 2, "\(articles)/IllModels.md": 6, "\(articles)/MakingAFigure.md": 2,
    "\(articles)/ModelsBeyondHistFactory.md": 9,
  ]

  /// Every document of the repository, by its path in it.
  static let documents: [String] = {
    let found = FileManager.default.enumerator(atPath: root.path)
    var paths: [String] = []
    while let path = found?.nextObject() as? String {
      if path.hasPrefix(".") { found?.skipDescendants() }
      if path.hasSuffix(".md"), !path.hasPrefix(".") { paths.append(path) }
    }
    return paths.sorted()
  }()

  @Test func noDocumentEscapes() throws {
    let speaking = try Self.documents.filter { try !Self.commands(in: $0).isEmpty }
    #expect(speaking == Self.tested.keys.sorted())
    for document in speaking { #expect(try Self.commands(in: document).count >= Self.tested[document] ?? 0) }
  }

  /// The first five, and the restyling of a workspace of one's own with the style that stands below it.
  @Test func readMe() throws {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let restyle = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("Restyle") })
    let block = restyle.split(separator: "\n").drop { $0 != "    {" }.prefix { $0.hasPrefix("    ") }
    #expect(block.count > 3)
    let playground = try Playground()
    try playground.write("mine.json", block.joined(separator: "\n"))
    for command in try Self.commands(in: "README.md") { try expectSuccess(command, in: playground) }
  }

  @Test(arguments: ["Recipes.md", "FromWorkspaceToMinimum.md", "MakingAFigure.md"]) func article(_ name: String) throws
  {
    try run(["hfplot example demo"] + Self.commands(in: "\(Self.articles)/\(name)"))
  }

  /// Beside the files that it describes.
  @Test func pageOfTheExample() throws {
    let commands = try Self.commands(in: "gallery/analysis/README.md")
    try run(["hfplot example ."] + commands)
    try run(Self.commands(in: "Tests/Reference/README.md"))
  }

  /// Commands inside of sentences name verbs and options that there are.
  @Test func commandsInSentences() throws {
    let playground = try Playground()
    var helps: [String: String] = [:], count = 0
    for document in Self.documents {
      let text = try String(contentsOf: Self.root.appending(path: document), encoding: .utf8)
      for span in text.matches(of: /`hfplot ([^`\n]+)`/) {
        let words = span.output.1.split(separator: " ").map(String.init)
        guard let verb = words.first, verb.first?.isLowercase == true, verb != "help" else { continue }
        if helps[verb] == nil {
          let help = try playground.run([verb, "--help"])
          #expect(help.status == 0, "\(document): \(span.output.0)")
          helps[verb] = help.output
        }
        for option in words where option.hasPrefix("--") {
          #expect(helps[verb]?.contains(option) == true, "\(document): \(span.output.0)")
        }
        count += 1
      }
    }
    #expect(count > 20)
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
  @Test(arguments: [("ModelsBeyondHistFactory.md", 7), ("IllModels.md", 3)])
  func articleWithFiles(_ name: String, _ count: Int) throws {
    let article = "\(Self.articles)/\(name)"
    let parts = try String(contentsOf: Self.root.appending(path: article), encoding: .utf8)
      .components(separatedBy: "```")
    var files: [String: String] = [:]
    for (before, block) in zip(parts, parts.dropFirst()) where block.hasPrefix("json\n") {
      let name = try #require(before.components(separatedBy: "`").dropLast().last)
      files[name] = String(block.dropFirst(5))
    }
    #expect(files.count == count)
    try run(Self.commands(in: article), files: files)
  }

  /// In one folder, one after the other: later commands read what earlier ones wrote.
  private func run(_ commands: [String], files: [String: String] = [:]) throws {
    let playground = try Playground()
    for (name, text) in files { try playground.write(name, text) }
    for command in commands { try expectSuccess(command, in: playground) }
  }

  private func expectSuccess(_ command: String, in playground: Playground) throws {
    let outcome = try playground.shell(command)
    #expect(outcome.status == 0, "\(command)\n\(outcome.errors)")
  }
}
