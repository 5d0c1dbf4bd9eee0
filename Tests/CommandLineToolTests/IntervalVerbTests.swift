// scan, contour, hypotest, limit, limits-vs, significance, toys, merge and gof through the real program.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct IntervalVerbTests {
  let place: Playground
  init() throws {
    place = try Playground()
    try place.write("theory.csv", "value, prediction, uncertainty\n400, 4, 0.5\n600, 2, 0.2\n1000, 0.5, 0.1\n")
    try place.write(
      "nopoi.json", SmallAnalysis.workspace.replacingOccurrences(of: "\"poi\": \"mu\"", with: "\"poi\": \"\""))
  }

  static let series = "500=ws.json+patchset.json#light 900=ws.json+patchset.json#heavy"

  /// Verbs with the kind of what they save.
  static let verbs: [(line: String, kind: String)] = [
    ("scan ws.json --stat-only --parabola --expected", "scan"),
    ("scan ws.json --parameter JES --breakdown --cl 1sigma,2sigma,99%", "scan"),
    ("contour ws.json --pois mu,norm --reference mu=1,norm=1 --expected", "contour"),
    ("contour ws.json --pois mu,JES --stat-only --set contour.look=open --ndof 1", "contour"),
    ("contour ws.json --pois mu,norm --grid 12", "contour"),
    ("contour ws.json --pois mu,norm,JES", "contour_matrix"),
    ("contour ws.json --pois mu,norm --projections", "contour_matrix"),
    ("hypotest ws.json --value 2", "hypotest"), ("hypotest ws.json --statistic q0", "hypotest"),
    ("limit ws.json --components --table --lumi 139", "limit"), ("limit ws.json --log --cl 90%", "limit"),
    ("limits-vs \(series) --axis $m$ --theory theory.csv", "limits_vs"), ("limits-vs \(series) --p0", "limits_vs"),
    ("significance ws.json --expected-mu 2", "significance"), ("significance ws.json --toys 50", "significance"),
    ("toys ws.json -n 50", "toys"), ("toys ws.json -n 50 --statistic t", "toys"),
    ("gof ws.json", "gof"), ("gof ws.json --toys 50", "gof"),
  ]

  @Test(arguments: verbs) func fourFormats(_ verb: (line: String, kind: String)) throws {
    let names = ["a.pdf", "a.png", "a.svg", "a.tex"]
    let outcome = try place.run(
      words(verb.line) + names.flatMap { ["-o", $0] } + ["--save", "r.json", "--emit", "f.json", "--strict"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for name in names { #expect(outcome.output.contains(name)) }
    #expect(Set(try place.contents).isSuperset(of: names + ["r.json", "f.json"]))
    #expect(try place.text("r.json").contains("\"kind\": \"\(verb.kind)\""))
    #expect(try place.text("a.svg").contains("<svg") && place.text("a.tex").contains("pgf"))
    // What was saved is drawn again without the workspace, and the document to the same bytes.
    let again = try place.run(["draw", "r.json", "-o", "b.svg"])
    #expect(again.status == 0, "\(again.errors)")
    let document = try place.run(["draw", "f.json", "-o", "c.svg", "-o", "c.tex"])
    #expect(document.status == 0, "\(document.errors)")
    #expect(try place.text("c.svg") == place.text("a.svg") && place.text("c.tex") == place.text("a.tex"))
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  /// The example that the program writes, in its own style.
  @Test(arguments: [
    "scan --stat-only", "contour --pois mu,theta --reference mu=1,theta=0", "hypotest --value 1", "limit --log --table",
    "significance", "toys -n 20", "gof",
  ]) func theExample(_ line: String) throws {
    #expect(try place.run(["example", "demo"]).status == 0)
    var words = words(line)
    words.insert("demo/workspace.json", at: 1)
    let outcome = try place.run(
      words + ["--style", "demo/style.json", "--strict"] + ["pdf", "png", "svg", "tex"].flatMap { ["-o", "e.\($0)"] })
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.contents.filter { $0.hasPrefix("e.") } == ["e.pdf", "e.png", "e.svg", "e.tex"])
  }

  // MARK: Bad input

  static let refused: [(line: String, says: String)] = [
    ("scan ws.json --parameter nrom", "did you mean norm?"), ("scan ws.json --cl 1.2", "'1.2' is no confidence level"),
    ("scan ws.json --cl many", "1sigma,2sigma"), ("scan ws.json --range 4:0", "is not of the form LOW:HIGH"),
    ("scan ws.json --range=-9:2", "no range of mu within its bounds [0, 10]"),
    ("scan ws.json --fix mu=1", "mu is held fixed in the fit"), ("scan nopoi.json", "name the parameter"),
    ("scan ws.json --channels XR", "--channels XR: matches no channel"),
    ("scan ws.json --channels CR", "mu acts on none of CR"), ("scan ws.json --channels nothing=", "names no channel"),
    ("scan ws.json --compare ws.json", "ws.json"),
    ("contour ws.json --pois mu", "at least two parameters"), ("contour ws.json --pois mu,mu", "mu is named twice"),
    ("contour ws.json --pois mu,JESS", "did you mean JES?"), ("contour ws.json", "--pois"),
    ("contour ws.json --pois mu,norm --reference muu=1", "did you mean mu?"),
    ("contour ws.json --pois mu,norm --reference mu", "is not of the form NAME=VALUE"),
    ("contour ws.json --pois mu,norm --ndof 3", "give 1 or 2"),
    ("contour ws.json --pois mu,norm --grid 2", "between 3 and 500"),
    ("contour ws.json --pois mu,norm,JES --compare missing.json", "missing.json"),
    ("hypotest ws.json --value=-1", "mu = -1 lies outside its bounds"),
    ("hypotest ws.json --value nan", "--value: the value of the signal is not a finite number"),
    ("hypotest ws.json --statistic q7", "'qtilde', 'q', 'q0' or 't'"),
    ("hypotest ws.json --fix mu=1", "the parameter of interest mu is held"), ("hypotest nopoi.json", "--poi"),
    ("hypotest ws.json --poi muu", "did you mean 'mu'?"),
    ("significance ws.json --measurement control", "not defined at norm = 0"),
    ("significance ws.json --toys=-1", "at least 1"), ("significance nopoi.json", "choose one with --poi: norm, mu"),
    ("significance ws.json --expected-mu inf", "--expected-mu: the value of the signal is not a finite number"),
    ("limit ws.json --cl 2", "between 0.5 and 1"), ("limit ws.json --toys 10", "at least 100"),
    ("limit ws.json --toys=-5", "at least 100"), ("limit ws.json --statistic t", "qtilde or q"),
    ("limit ws.json --lumi=-3", "positive number of fb"), ("limit ws.json --table --channel XR", "no channel XR"),
    ("limit ws.json --latex none/t.tex", "create the folder first"), ("limit nopoi.json", "choose one with --poi"),
    ("limits-vs 1=ws.json", "at least two models"), ("limits-vs 1=ws.json 1=ws.json", "value of its own"),
    ("limits-vs a=ws.json 2=ws.json", "VALUE=WORKSPACE"), ("limits-vs 1=ws.json 2=missing.json", "no such file"),
    ("limits-vs 1=ws.json 2=ws.json --cross-section", "goes with --theory"),
    ("limits-vs 1=ws.json 2=ws.json --cl 3", "between 0.5 and 1"),
    ("limits-vs 1=ws.json 2=ws.json --theory ws.json", "holds no prediction"),
    ("limits-vs 1=ws.json 2=ws.json --theory theory.csv", "does not reach 1"),
    ("limits-vs 1=ws.json 2=ws.json --interpolation normsys=code7", "no such code"),
    ("toys ws.json -n 0", "at least 1"), ("toys ws.json --number=-5", "at least 1"),
    ("toys ws.json --shard 4/3", "--shard 3/16"), ("toys ws.json --max-failures 200%", "is not a fraction"),
    ("toys ws.json --seed=-1", "--seed"), ("toys ws.json --value=-1", "lies outside its bounds"),
    ("toys ws.json --value inf", "not a finite number"), ("toys nopoi.json", "choose one with --poi"),
    ("gof ws.json --toys=-1", "give a number of toys"), ("gof ws.json --from missing.json", "no such file"),
    ("merge missing.json -o m.json", "no such file"), ("merge ws.json -o m.json", "ws.json"),
  ]

  @Test(arguments: refused) func badChoices(_ refused: (line: String, says: String)) throws {
    let before = try place.contents
    let outcome = try place.run(words(refused.line))
    #expect(outcome.status == 2 && outcome.errors.contains(refused.says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty, "\(outcome.output)")
    #expect(try place.contents == before)
  }

  // MARK: Toys

  /// Shards, merged, are the undivided study to the byte; a shard that is missing is named.
  @Test func shardsAreMerged() throws {
    #expect(try place.run(words("toys ws.json -n 31 --seed 4 --save all.json -o t.svg")).status == 0)
    for index in 1...3 {
      let outcome = try place.run(
        words("toys ws.json -n 31 --seed 4 --shard \(index)/3 --jobs \(index) --save \(index).json -o t.svg"))
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let merged = try place.run(["merge", "3.json", "1.json", "2.json", "-o", "merged.json"])
    #expect(merged.status == 0 && merged.output.contains("merged.json"), "\(merged.errors)")
    #expect(try place.text("merged.json") == place.text("all.json"))
    let partial = try place.run(["merge", "1.json", "3.json", "-o", "partial.json"])
    #expect(partial.status == 2 && !partial.errors.isEmpty)
    #expect(try !place.contents.contains("partial.json"))
  }

  /// Numbers come from a saved result; one of another workspace is used with a warning.
  @Test func savedTests() throws {
    let made = try place.run(words("hypotest ws.json --value 2 --save h.json -o h.svg"))
    let again = try place.run(words("hypotest ws.json --from h.json -o again.svg"))
    #expect(made.status == 0 && again.status == 0 && again.errors.isEmpty, "\(again.errors)")
    #expect(made.output.replacing("h.json\nh.svg", with: "again.svg") == again.output)
    let other = try place.run(words("hypotest nopoi.json --poi mu --from h.json -o other.svg"))
    #expect(other.status == 0 && other.errors.contains("made with another workspace (ws.json)"))
    let wrong = try place.run(words("limit ws.json --from h.json -o wrong.svg"))
    #expect(wrong.status == 2 && wrong.errors.contains("hypotest"), "\(wrong.errors)")
  }
}
