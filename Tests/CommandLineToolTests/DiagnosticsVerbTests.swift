// The verbs of fit diagnostics through the real program: four formats, saved results drawn again, exit codes.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct DiagnosticsVerbTests {
  let place: Playground
  init() throws { place = try Playground() }

  /// Verbs with the options that leave them one page each, and the kind of what they save.
  static let verbs: [(line: String, kind: String)] = [
    ("pulls ws.json", "fit"), ("pulls ws.json --minos mu --definition compatibility", "fit"),
    ("impacts ws.json --channels", "impacts"), ("impacts ws.json --grouped --method global-observable", "impacts"),
    ("impacts ws.json --grouped --conventions --gaussian --width page", "impacts_conventions"),
    ("impacts ws.json --pois mu,norm --summary --gaussian", "impacts"),
    ("correlation ws.json", "fit"), ("correlation ws.json --covariance --order model", "fit"),
    ("templates ws.json --parameter JES --channel SR --with-data", "templates"),
    ("templates ws.json --parameter JES --channel SR --family --interpolation histosys=code0", "templates"),
    ("templates ws.json --stage postfit --parameter norm --channel CR --sample background", "templates"),
    ("templates ws.json --parameter JES --channel SR --codes histosys=code0 --codes histosys=code2", "templates"),
    ("modifiers ws.json", "modifiers"), ("modifiers ws.json --sizes --stage postfit", "modifiers"),
    ("pois ws.json --by-channel --channel SR --with CR", "pois"),
  ]

  @Test(arguments: verbs) func fourFormats(_ verb: (line: String, kind: String)) throws {
    let names = ["a.pdf", "a.png", "a.svg", "a.tex"]
    let arguments = verb.line.split(separator: " ").map(String.init)
    let outcome = try place.run(
      arguments + names.flatMap { ["-o", $0] } + ["--save", "r.json", "--emit", "f.json", "--strict"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for name in names { #expect(outcome.output.contains(name) && FileManager.default.fileExists(atPath: path(name))) }
    #expect(try place.text("r.json").contains("\"kind\": \"\(verb.kind)\""))
    #expect(try place.text("a.svg").contains("<svg") && place.text("a.tex").contains("pgf"))
    // What was saved is drawn again without the workspace.
    let again = try place.run(["draw", "r.json", "-o", "b.svg"])
    #expect(again.status == 0, "\(again.errors)")
    // And so is the document, to the same bytes.
    let document = try place.run(["draw", "f.json", "-o", "c.svg", "-o", "c.tex"])
    #expect(document.status == 0, "\(document.errors)")
    #expect(try place.text("c.svg") == place.text("a.svg") && place.text("c.tex") == place.text("a.tex"))
  }

  private func path(_ name: String) -> String { place.folder.appending(path: name).path }

  @Test func theBreakdownOfSystematics() throws {
    let outcome = try place.run(["yields", "ws.json", "--systematics", "--figure", "s.png", "--figure", "s.pdf"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.contents.filter { $0.hasPrefix("s") } == ["s-postfit.png", "s-prefit.png", "s.pdf"])
    let save = ["yields", "ws.json", "--systematics", "--stage", "postfit", "--save", "r.json"]
    #expect(try place.run(save).status == 0)
    #expect(try place.run(["draw", "r.json", "-o", "r.svg"]).status == 0)
  }

  /// Upward and downward uncertainties in every format of tables.
  @Test func asymmetricTables() throws {
    let outcome = try place.run([
      "yields", "ws.json", "--asymmetric", "--stage", "prefit", "-o", "y.txt", "-o", "y.tex", "-o", "y.csv", "-o",
      "y.md",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.text("y.txt").contains("+") && place.text("y.tex").contains("^{+"))
    #expect(try place.text("y.csv").contains("SR uncertainty up,SR uncertainty down"))
  }

  @Test func templatesSayWhatTheyChange() throws {
    let outcome = try place.run(["templates", "ws.json", "--parameter", "JES", "--channel", "SR"])
    // (4 + 9 + 54 + 41) / (4 + 9 + 50 + 40) and (… 47 + 39) over it.
    #expect(outcome.status == 0 && outcome.output.contains("+4.85") && outcome.output.contains("−3.88"))
    #expect(outcome.output.contains("templates.pdf"))
  }

  @Test func summariesOfSavedFits() throws {
    for (name, extra) in [("a.json", [String]()), ("b.json", ["--fix", "JES=0"])] {
      #expect(try place.run(["fit", "ws.json", "--save", name] + extra).status == 0)
    }
    let outcome = try place.run(["pois", "free=a.json", "fixed=b.json", "again=ws.json", "-o", "p.svg"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(["free", "fixed", "again"].allSatisfy(outcome.output.contains))
  }

  /// A saved ranking is drawn in part; what is no ranking has no first rows.
  @Test func firstRowsOfASavedRanking() throws {
    #expect(try place.run(["impacts", "ws.json", "--gaussian", "--save", "r.json"]).status == 0)
    func rows(_ options: [String]) throws -> Int {
      let outcome = try place.run(["draw", "r.json", "-o", "a.svg", "--data", "d.csv"] + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try place.text("d.csv").split(separator: "\n").count
    }
    #expect(try rows(["--top", "1"]) < rows([]))
    #expect(try place.run(["fit", "ws.json", "--save", "fit.json"]).status == 0)
    let refused = try place.run(["draw", "fit.json", "--top", "1", "-o", "b.svg"])
    #expect(refused.status == 2 && refused.errors.contains("holds 'fit'"))
  }

  /// Groups as JSON on the command line.
  @Test func groupsFromTheCommandLine() throws {
    let map = #"impacts.groups={"Jets & co": ["JES*"], "Rates": ["lumi", "norm"]}"#
    let outcome = try place.run(["impacts", "ws.json", "--grouped", "--set", map, "-o", "g.svg"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Jets & co") && outcome.output.contains("Rates"))
  }

  static let refused: [(line: String, says: String)] = [
    ("templates ws.json --parameter JESS", "did you mean JES?"),
    ("templates ws.json --parameter mu", "add --stage postfit"),
    ("templates ws.json --sample backgrund", "did you mean background?"),
    ("templates ws.json --with-data --sample signal", "data compare with the total"),
    ("templates ws.json --family --against shape", "choose one of them"),
    ("templates ws.json --top 0", "at least 1"),
    ("templates ws.json --family --codes histosys=code0", "--family and --codes: choose one of them"),
    ("templates ws.json --codes histosys=code1", "--codes histosys=code1: a histosys has no such code"),
    ("templates ws.json --shift 0", "above 0"), ("templates ws.json --family --shift 2", "its own shifts"),
    ("modifiers ws.json --channel XR", "matches no channel"),
    ("modifiers ws.json --sizes --by-channel", "choose one of them"),
    ("modifiers ws.json --channel CR --parameter lumi", "no parameter acts"),
    ("pulls ws.json --parameters nothing", "matches no parameter"),
    ("impacts ws.json --pois nothing", "the model has no parameter nothing"),
    ("impacts ws.json --grouped --channels", "--grouped: not with"),
    ("correlation ws.json --threshold 2", "from 0 to 1"),
    ("pois ws.json --with CR", "add it"), ("pois missing.json", "missing.json"),
    ("pois ws.json --fit SR", "not of the form NAME=PATTERN"),
    ("yields ws.json --figure a.pdf", "add --systematics"),
    ("yields ws.json --systematics --figure a.jpeg", "a.jpeg"),
  ]

  @Test(arguments: refused) func badChoices(_ refused: (line: String, says: String)) throws {
    let before = try place.contents
    let outcome = try place.run(refused.line.split(separator: " ").map(String.init))
    #expect(outcome.status == 2 && outcome.errors.contains(refused.says), "\(outcome.errors)")
    #expect(try place.contents == before)
  }
}
