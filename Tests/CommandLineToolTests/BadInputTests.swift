// Every kind of bad input through the real program: exit code 2, a clear message, and nothing written.
import Foundation
import Testing

/// A command line that must be refused.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var arguments: [String]
  /// `bad.json`, made of the small workspace.
  var file: String?
  var testDescription: String { name }

  init(_ name: String, _ arguments: String, file: String? = nil) {
    self.name = name
    self.arguments = arguments.split(separator: " ").map(String.init)
    self.file = file
  }

  /// The small workspace with one text in place of another.
  static func edited(_ old: String, _ new: String) -> String {
    precondition(SmallAnalysis.workspace.contains(old))
    return SmallAnalysis.workspace.replacingOccurrences(of: old, with: new)
  }

  static let all = [
    BadInput("truncated", "fit bad.json", file: String(SmallAnalysis.workspace.prefix(700))),
    BadInput("empty-file", "fit bad.json", file: ""),
    BadInput("not-json", "fit bad.json", file: "channels: [SR, CR]\n"),
    BadInput("not-a-workspace", "fit bad.json", file: "[1, 2, 3]\n"),
    BadInput("nan", "fit bad.json", file: edited("50.0, 40.0", "50.0, NaN")),
    BadInput("infinite", "fit bad.json", file: edited("50.0, 40.0", "50.0, 1e999")),
    BadInput(
      "wrong-types", "fit bad.json",
      file: edited("[57.0, 52.0]", "57.0").replacing("\"hi\": 1.03", with: "\"hi\": \"1.03\"")),
    BadInput("unknown-modifier", "fit bad.json", file: edited("histosys", "histosis")),
    BadInput("wrong-lengths", "fit bad.json", file: edited("[2.0, 1.5]", "[2.0]")),
    BadInput(
      "repeated-modifier", "fit bad.json",
      file: edited(
        #""name": "lumi", "type": "normsys", "data": {"hi": 1.02, "lo": 0.98}"#,
        #""name": "mu", "type": "normfactor", "data": null"#)),
    BadInput(
      "no-observation", "fit bad.json",
      file: edited(#""name": "CR", "data": [411.0]"#, #""name": "VR", "data": [411.0]"#)),
    BadInput("deep-nesting", "fit bad.json", file: String(repeating: "[", count: 100_000)),
    BadInput("folder", "fit ."),
    BadInput("missing-file", "fit missing.json"),
    BadInput("below-a-file", "fit ws.json/ws.json"),
    BadInput("unwritable-figure", "prefit ws.json -o ws.json/figure.pdf"),
    BadInput("unwritable-result", "fit ws.json --save absent/fit.json"),
    BadInput("one-of-two-unwritable", "prefit ws.json -o good.svg -o absent/bad.pdf"),
    BadInput("output-is-a-folder", "prefit ws.json -o .pdf/"),
    BadInput("unknown-extension", "prefit ws.json -o figure.jpeg"),
    BadInput("unknown-verb", "posfit ws.json"),
    BadInput("misspelt-option", "prefit ws.json --chanel SR"),
    BadInput("option-without-value", "fit ws.json --save"),
    BadInput("missing-workspace", "fit"),
    BadInput("unknown-channel", "prefit ws.json --channel SRR"),
    BadInput("unknown-parameter", "fit ws.json --fix JESS=1"),
    BadInput("fix-without-value", "fit ws.json --fix JES"),
    BadInput("fix-not-a-number", "fit ws.json --fix JES=one"),
    BadInput("unknown-minos", "fit ws.json --minos mu,normm"),
    BadInput("unknown-poi", "fit ws.json --poi normm"),
    BadInput("unknown-measurement", "fit ws.json --measurement controll"),
    BadInput("unknown-interpolation", "fit ws.json --interpolation normsys=code5"),
    BadInput("missing-patch", "fit ws.json --patch patch.json"),
    BadInput("patchset-without-name", "fit ws.json --patch patchset.json"),
    BadInput("unknown-patch", "fit ws.json --patch patchset.json#lihgt"),
    BadInput("unknown-patch-values", "fit ws.json --patch patchset.json#500,30"),
    BadInput(
      "wrong-digest", "fit ws.json --patch bad.json#light --verify-digest",
      file: SmallAnalysis.patchSet(md5: String(repeating: "0", count: 32))),
    BadInput("unknown-style", "prefit ws.json --style atls"),
    BadInput("unknown-style-key", "prefit ws.json --set legend.colums=2"),
    BadInput(
      "unknown-style-keys", "prefit ws.json --style bad.json",
      file: "{\"legend\": {\"colums\": 2},\n \"sampels\": {}}\n"),
    BadInput("wrong-style-value", "prefit ws.json --set legend.columns=many"),
    BadInput("edit-nothing", "edit ws.json -o new.json"),
    BadInput("edit-without-output", "edit ws.json --sort"),
    BadInput("edit-over-the-input", "edit ws.json --sort -o ./ws.json"),
    BadInput("edit-unknown-sample", "edit ws.json --rename-sample bakground=b -o new.json"),
    BadInput("edit-bad-selector", "edit ws.json --smooth chanel=SR -o new.json"),
    BadInput("edit-bad-pair", "edit ws.json --rebin SR -o new.json"),
    BadInput("edit-bins", "edit ws.json --rebin SR=3 -o new.json"),
    BadInput("edit-merge-refused", "edit ws.json --merge-samples all=signal,background -o new.json"),
    BadInput(
      "edit-recipe", "edit ws.json --recipe bad.json -o new.json",
      file: "[{\"rebin\": {\"channel\": \"SR\"}},\n {\"smoth\": {}}, {\"symmetrise\": \"halfway\"}]\n"),
    BadInput("edit-invalid-result", "edit ws.json --correlate norm=JES -o new.json"),
    BadInput("combine-one", "combine ws.json -o new.json"),
    BadInput("combine-conflicts", "combine ws.json bad.json -o new.json", file: edited("50.0, 40.0", "51.0, 40.0")),
    BadInput(
      "combine-outer", "combine ws.json bad.json --join outer -o new.json", file: edited("50.0, 40.0", "51.0, 40.0")),
    BadInput(
      "combine-unknown-parameter", "combine ws.json bad.json --decorrelate JSE -o new.json",
      file: edited("50.0", "51.0")),
    BadInput("simplify-modes", "simplify ws.json --modes many -o new.json"),
    BadInput("simplify-unknown-channel", "simplify ws.json --fit-channels CRR -o new.json"),
    BadInput("wrong-width", "prefit ws.json --width 86furlong"),
  ]
}

@Suite(.enabled(if: Playground.isBuilt)) struct BadInputTests {
  @Test(arguments: BadInput.all) func isRefused(_ input: BadInput) throws {
    let place = try Playground()
    if let file = input.file { try place.write("bad.json", file) }
    let before = try place.contents
    let outcome = try place.run(input.arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
    #expect(try place.contents == before)
    #expect(!outcome.errors.contains(place.folder.path) && outcome.errors.count < 2000)
    try GoldenTranscript.check(outcome.transcript(input.arguments), input.name)
  }

  /// A program that reads byte by byte needs 100 MB to show that it does not copy what it does not need.
  @Test(.timeLimit(.minutes(2))) func aHugeStringIsNoTrouble() throws {
    #if DEBUG
      let size = 5_000_000
    #else
      let size = 100_000_000
    #endif
    let place = try Playground(), name = String(repeating: "x", count: size)
    try place.write(
      "bad.json", BadInput.edited("\"search\"", "\"search \(name)\"").replacing("\"version\"", with: "\"versoin\""))
    let outcome = try place.run(["fit", "bad.json"])
    #expect(outcome.status == 2 && outcome.errors.count < 2000 && outcome.errors.contains("versoin"))
    try place.write("bad.json", "{\"\(name)\": 1}")
    let key = try place.run(["fit", "bad.json"])
    #expect(key.status == 2 && key.errors.utf8.count < 4000)
  }

  @Test func warningsDoNotStopAFigure() throws {
    let place = try Playground()
    try place.write("style.json", #"{"samples": {"singal": {"title": "Signal"}}}"#)
    let outcome = try place.run(["prefit", "ws.json", "--style", "style.json", "-o", "figure.svg"])
    #expect(outcome.status == 0)
    #expect(try place.contents.filter { $0.hasPrefix("figure") }.count == 2)
    try GoldenTranscript.check(
      outcome.transcript(["prefit", "ws.json", "--style", "style.json", "-o", "figure.svg"]), "warning-of-a-style")
  }

  @Test func everyGoldenIsAskedFor() throws {
    let known = BadInput.all.map(\.name) + HelpTests.verbs.map { "help-\($0)" } + ["help", "warning-of-a-style"]
    for file in try GoldenTranscript.recorded {
      #expect(known.contains(String(file.dropLast(4))), "no test asks for \(file)")
    }
  }
}
