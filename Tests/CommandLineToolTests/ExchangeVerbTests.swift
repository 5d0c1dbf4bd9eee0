// convert, build, --data, --hepdata, standard output, glossary, manual page, completions: through the real program.
import Foundation
import HFPlotKit
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct ExchangeVerbTests {
  let place: Playground
  init() throws { place = try Playground() }

  private func fitted(_ file: String) throws -> Double {
    let outcome = try place.run(["fit", file, "--save", "-", "--quiet"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(object?["twice_nll"] as? Double, "\(outcome.errors)")
  }

  @Test(arguments: ["specification", "root", "pyhs3"]) func thereAndBack(_ dialect: String) throws {
    let out = try place.run(["convert", "ws.json", "--to", "hs3", "--dialect", dialect, "-o", "model.json"])
    #expect(out.status == 0 && out.output == "model.json\n", "\(out.errors)")
    #expect(try place.run(["convert", "model.json", "-o", "back.json", "--style-out", "axes.json"]).status == 0)
    let before = try fitted("ws.json")
    #expect(try abs(fitted("model.json") - before) < 1e-8 && abs(fitted("back.json") - before) < 1e-8)
    #expect(try place.text("axes.json").contains("bin_edges"))
    let same = try place.run(["convert", "ws.json", "--to", "pyhf", "-o", "other.json"])
    #expect(same.status == 2 && same.errors.contains("is a workspace already"))
  }

  @Test func numbersOfAFigure() throws {
    let outcome = try place.run([
      "prefit", "ws.json", "--channel", "SR", "-o", "f.svg", "--data", "f.csv", "--data", "f.json", "--hepdata", "sub",
      "--set", "label.energy.sqrt_s=13", "--set", "hepdata.reactions=[\"P P --> X\"]",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let csv = try place.text("f.csv")
    #expect(csv.contains("SR,main,stack,stack,background,background,,,0.0,1.0,,50.0,"))
    #expect(csv.contains(",points,"))
    let submission = try place.text("sub/submission.yaml")
    #expect(submission.contains("- {name: cmenergies, values: [13000.0]}"))
    #expect(submission.contains("- {name: reactions, values: ['P P --> X']}"))
    #expect(submission.contains("thumb_SR.png"))
    #expect(try place.text("sub/SR_table1.yaml").contains("dependent_variables:"))
    let odd = try place.run(["prefit", "ws.json", "-o", "g.svg", "--data", "g.txt"])
    #expect(odd.status == 2 && odd.errors.contains("use .csv or .json"))
    #expect(try !place.contents.contains("g.svg"))
  }

  // MARK: HEPData

  /// A Python with hepdata_validator: HFPLOT_PYTHON, or what .ci/setup made.
  static let python: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let own = ProcessInfo.processInfo.environment["HFPLOT_PYTHON"]
    let candidates = [own, root.appending(path: ".build/python/bin/python").path].compactMap { $0 }
    return candidates.first { python in
      guard FileManager.default.isExecutableFile(atPath: python) else { return false }
      let process = Process()
      process.executableURL = URL(filePath: python)
      process.arguments = ["-c", "import hepdata_validator"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }()

  @Test(.enabled(if: python != nil, "hepdata_validator is not installed (make setup-test, or HFPLOT_PYTHON)"))
  func submissionsAreValid() throws {
    let python = try #require(Self.python)
    let verbs = ["prefit", "postfit", "pulls", "impacts", "scan", "limit"]
    for verb in verbs { #expect(try place.run([verb, "ws.json", "-o", "f.svg", "--hepdata", verb]).status == 0) }
    try place.write(
      "validate.py",
      """
      import sys
      from hepdata_validator.full_submission_validator import FullSubmissionValidator
      for folder in sys.argv[1:]:
          validator = FullSubmissionValidator(schema_version="1.1.1")
          if not validator.validate(directory=folder):
              print(folder, validator.get_messages())
              sys.exit(1)
      """)
    let outcome = try place.shell("'\(python)' validate.py \(verbs.joined(separator: " "))")
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
  }

  // MARK: Histograms

  @Test func buildsAndFits() throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/histograms")
    for file in try FileManager.default.contentsOfDirectory(atPath: fixtures.path) {
      try FileManager.default.copyItem(at: fixtures.appending(path: file), to: place.folder.appending(path: file))
    }
    let outcome = try place.run(["build", "config.json", "-o", "built.json"])
    #expect(outcome.status == 0 && outcome.errors.contains("0.75 events"))
    #expect(
      outcome.output.contains("CR/flat/tiny: dropped") && outcome.output.hasSuffix("built.json\nbuilt-style.json\n"))
    // Mirrored: 2 × nominal − up.
    #expect(try place.text("built.json").contains("\"lo_data\": [47.0, 78.0, 38.0, 9.0]"))
    #expect(try place.text("built-style.json").contains("\"bin_edges\": [0.0, 50.0, 100.0, 200.0, 400.0]"))
    let drawn = try place.run(["prefit", "built.json", "--style", "built-style.json", "-o", "built.svg", "--quiet"])
    #expect(drawn.status == 0 && drawn.errors.isEmpty, "\(drawn.errors)")
    try place.write("bad.json", #"{"regions": [], "sample": []}"#)
    let refused = try place.run(["build", "bad.json", "-o", "x.json"])
    #expect(refused.status == 2 && refused.errors.contains("did you mean 'samples'?"))
    #expect(try !place.contents.contains("x.json"))
  }

  // MARK: Standard output

  @Test func figuresAndResultsOnStandardOutput() throws {
    let figure = try place.run(["prefit", "ws.json", "--channel", "SR", "-o", "-.svg"])
    #expect(figure.output.hasPrefix("<?xml") && figure.output.hasSuffix("</svg>\n"))
    let before = try place.contents
    let result = try place.run(["prefit", "ws.json", "--save", "-"])
    #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) is [String: Any])
    #expect(try place.contents == before)
    let pages = try place.run(["prefit", "ws.json", "-o", "-.svg"])
    #expect(pages.status == 2 && pages.output.isEmpty && pages.errors.contains("2 pages"))
  }

  /// The recipe's own code, on the recipe's own example.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 is not installed"))
  func theRecipeForPython() throws {
    let recipes = DocumentedCommandTests.root.appending(path: "Sources/HFPlotKit/HFPlotKit.docc/Recipes.md")
    let text = try String(contentsOf: recipes, encoding: .utf8)
    let code = try #require(
      text.components(separatedBy: "```python\n").dropFirst().first?.components(separatedBy: "```").first)
    try place.write("recipe.py", code + "\nassert svg.startswith(b'<?xml') and abs(values['mu']) < 10\nprint('fine')\n")
    let folder = URL(filePath: Playground.program).deletingLastPathComponent().path
    #expect(try place.run(["example", "demo"]).status == 0)
    let outcome = try place.shell("PATH=\"\(folder):$PATH\" /usr/bin/python3 recipe.py")
    #expect(outcome.output == "fine\n", "\(outcome.errors)")
  }

  // MARK: Provenance

  @Test func resultsAndDocumentsSayWhetherTheirInputsMatch() throws {
    _ = try place.run(["fit", "ws.json", "--patch", "patchset.json#light", "--save", "fit.json"])
    _ = try place.run([
      "prefit", "ws.json", "--channel", "SR", "-o", "f.tex", "-o", "f.png", "-o", "f.pdf", "-o", "f.svg", "--emit",
      "f.json",
    ])
    for file in ["fit.json", "f.json", "f.tex", "f.png", "f.pdf", "f.svg"] {
      let outcome = try place.run(["provenance", file])
      #expect(outcome.status == 0 && outcome.output.contains("ws.json: unchanged"), "\(file): \(outcome.errors)")
    }
    #expect(try place.run(["provenance", "fit.json"]).output.contains("patchset.json: unchanged"))
    try place.write("patchset.json", SmallAnalysis.patchSet + " ")
    #expect(try place.run(["provenance", "fit.json"]).status == 1)
    try place.write("ws.json", SmallAnalysis.workspace + " ")
    for file in ["f.json", "f.tex", "f.png", "f.pdf", "f.svg"] {
      #expect(try place.run(["provenance", file]).status == 1, "\(file)")
    }
  }

  /// Equal bytes whatever the run, the number of jobs and the folder.
  @Test func sameInputsSameBytes() throws {
    let verb = ["impacts", "ws.json"],
      outputs = ["pdf", "png", "svg", "tex"].flatMap { ["-o", "f.\($0)"] } + ["--save", "r.json"]
    let other = try Playground()
    #expect(try place.run(verb + outputs + ["--jobs", "1", "--quiet"]).status == 0)
    #expect(try other.run(verb + outputs + ["--jobs", "3", "--quiet"]).status == 0)
    for file in ["f.pdf", "f.png", "f.svg", "f.tex", "r.json"] {
      let bytes = try [place, other].map { try Data(contentsOf: $0.folder.appending(path: file)) }
      #expect(bytes[0] == bytes[1], "\(file)")
    }
  }

  // MARK: Words

  @Test func glossary() throws {
    #expect(try place.run(["glossary", "OverallSys"]).output.hasPrefix("normsys: "))
    let unknown = try place.run(["glossary", "impct"])
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean 'impact'?"))
    let page = DocumentedCommandTests.root.appending(path: "Sources/HFPlotKit/HFPlotKit.docc/Vocabulary.md")
    #expect(try String(contentsOf: page, encoding: .utf8).hasSuffix("\n\n" + Glossary.markdown), "two glossaries")
  }

  @Test func manualPageAndCompletions() throws {
    let page = try place.run(["help", "--man"])
    #expect(page.output.hasPrefix(".TH HFPLOT 1") && page.output.contains(".SH PREFIT\n"))
    #expect(page.output.utf8.allSatisfy { $0 < 128 })
    for shell in ["bash", "zsh", "fish"] {
      let script = try place.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.output.contains("convert"))
    }
    let checked = try place.shell("hfplot --generate-completion-script bash > c.bash && bash -n c.bash")
    #expect(checked.status == 0, "\(checked.errors)")
  }
}
