// The house's arrows: which room may import which, compared with the import lines in Sources.
import Foundation
import Testing

/// Room → rooms it may import. This table is the diagram of the design, in code.
let arrows: [String: Set<String>] = [
  "Digests": [],
  "JSONTree": [],
  "Expressions": [],
  "SceneGraph": [],
  "Results": [],
  "Selectors": [],
  "HistFactory": ["JSONTree", "Digests", "Expressions", "Selectors"],
  "Likelihood": ["HistFactory", "Expressions", "COpenBLAS"],
  "Minimization": ["COpenBLAS"],
  "Inference": ["HistFactory", "Expressions", "Likelihood", "Minimization", "Results", "Selectors"],
  "Care": ["HistFactory", "Inference", "JSONTree", "Likelihood", "Minimization", "Results", "Selectors"],
  "Exchange": ["HistFactory", "JSONTree", "Results"],
  "ExampleAnalysis": ["HistFactory", "JSONTree"],
  "Typesetting": ["SceneGraph", "CHarfBuzz"],
  "Styles": ["JSONTree", "SceneGraph"],
  "Plotting": ["SceneGraph", "Typesetting", "Styles"],
  "Figures": ["Plotting", "Results", "SceneGraph", "Styles", "Typesetting"],
  "SVGBackend": ["SceneGraph"],
  "TikZBackend": ["SceneGraph"],
  "CairoBackend": ["SceneGraph", "CCairo"],
  "Publishing": ["Results"],
  "HFPlotKit": [
    "Digests", "JSONTree", "Expressions", "HistFactory", "Likelihood", "Minimization", "Inference", "Results",
    "Care", "Selectors", "Exchange", "ExampleAnalysis",
    "SceneGraph", "Typesetting", "Styles", "Plotting", "Figures", "Publishing", "SVGBackend", "TikZBackend",
    "CairoBackend",
  ],
  "CommandLineTool": ["HFPlotKit", "ArgumentParser"],
]

/// What the toolchain brings; Foundation is not among it: rooms that need it say so here.
let toolchain: Set<String> = ["Darwin", "Glibc", "Synchronization", "Dispatch"]

/// System libraries are imported in as few files as can be.
let systemLibraryFiles: [String: Int] = ["COpenBLAS": 3, "CHarfBuzz": 4, "CCairo": 8]

struct SourceFile {
  var room: String
  var path: String
  var lines: [Substring]

  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") && !accessLevels.contains($0) }
      guard words.first == "import", let module = words.dropFirst().last else { return nil }
      return String(module.split(separator: ".").first ?? module)
    }
  }

  private var accessLevels: Set<Substring> { ["public", "package", "internal", "private", "fileprivate"] }
}

let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func sourceFiles() throws -> [SourceFile] {
  let sources = root.appending(path: "Sources")
  let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
  return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
    let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
    let room = String(name.split(separator: "/").first ?? "")
    return SourceFile(room: room, path: name, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
  }
}

@Test func importsFollowTheArrows() throws {
  let files = try sourceFiles()
  #expect(files.count > 20)
  for file in files {
    let allowed = try #require(arrows[file.room], "\(file.path): the room is not in the table of arrows")
    for module in file.imports {
      #expect(allowed.contains(module) || toolchain.contains(module), "\(file.path) imports \(module)")
    }
  }
}

@Test func everyArrowOfTheTableIsARoom() {
  let rooms = Set(arrows.keys).union(systemLibraryFiles.keys).union(["ArgumentParser"])
  for (room, targets) in arrows { #expect(targets.isSubset(of: rooms), "\(room)") }
}

@Test func systemLibrariesStayInFewFiles() throws {
  for (library, limit) in systemLibraryFiles {
    let users = try sourceFiles().filter { $0.imports.contains(library) }
    #expect(users.count <= limit, "\(library) is imported in \(users.map(\.path))")
  }
}

@Test func everyFileSaysWhatItIsAndStaysReadable() throws {
  for file in try sourceFiles() {
    #expect(file.lines.first?.hasPrefix("// ") == true, "\(file.path): the first line says what the file is")
    if !file.path.contains("BuiltInStyles") {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
    }
  }
}

@Test func noFolderWithoutAMeaning() throws {
  for file in try sourceFiles() {
    for word in ["Utils", "Helpers", "Common", "Misc"] { #expect(!file.path.contains(word), "\(file.path)") }
  }
}

@Test func noForcedOrSilencedErrors() throws {
  for file in try sourceFiles() {
    for (number, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
      for word in ["try!", "as!", "fatalError("] {
        #expect(!line.contains(word), "\(file.path):\(number + 1) uses \(word)")
      }
    }
  }
}
