// The extension block as a document: read, written, resolved; every problem with its place and remedy.
import Foundation
import JSONTree
import Testing

@testable import HistFactory

struct ExtensionProblemTests {
  private func text(_ block: String) -> String {
    SmallWorkspace.text(replacing: "\"version\": \"1.0.0\"", with: "\"hfplot\": \(block), \"version\": \"1.0.0\"")
  }

  private func model(_ block: String) throws -> Model {
    try Model(Workspace(JSONDocument(text: text(block), file: "ws.json")))
  }

  /// A block with all that it may hold.
  static let full = #"""
    {"version": "1",
     "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]},
       {"name": "u", "init": 0.5, "bounds": [0, 5], "fixed": true, "size": 3}],
     "functions": [{"name": "mu", "expression": "kappa^2 * half"}, {"name": "half", "expression": "u[0] + 0"}],
     "constraints": {"kappa": {"type": "lognormal", "width": 0.2, "center": 1.1},
       "stat_SR": {"type": "normal", "width": [0.1, 0.2]}, "xsec": {"type": "none"}},
     "correlations": [{"name": "a", "parameters": ["JES", "lumi"], "correlation": [[1, 0.5], [0.5, 1]]},
       {"name": "b", "parameters": ["fake"], "covariance": [[0.04, 0.01], [0.01, 0.09]], "centers": [1, 1.1]},
       {"name": "c", "parameters": ["u"], "kernel": {"type": "exponential", "length": 2, "width": 0.5,
         "positions": [0, 1, 4], "nugget": 0.01}}],
     "modifiers": [{"name": "eft", "channel": "SR", "sample": "signal", "operation": "multiply",
       "expression": "1 + kappa * lin", "data": {"lin": [0.1, 0.2]}}],
     "shared_gammas": [{"name": "mc", "channel": "SR", "samples": ["bkg", "other"], "uncertainties": [1, 2],
       "constraint": "normal"}],
     "regularisation": [{"name": "r", "parameters": ["u"], "type": "curvature", "strength": 2,
       "reference": [1, 1, 1]}]}
    """#

  @Test func readsAndWritesEverything() throws {
    let workspace = try Workspace(JSONDocument(text: text(Self.full), file: "ws.json"))
    let block = try #require(workspace.extensions)
    #expect(block.parameters.map(\.name) == ["kappa", "u"] && block.parameters[1].size == 3)
    #expect(block.constraints.map(\.form) == [.lognormal, .normal, .none])
    #expect(block.correlations.count == 3 && block.modifiers[0].data[0].values == [0.1, 0.2])
    let again = try Workspace(JSONDocument(workspace.encoded(), file: "again.json"))
    #expect(again == workspace)
    let aside = try WorkspaceExtension(JSONDocument(text: Self.full, file: "side.json"))
    #expect(aside == block)
  }

  @Test func resolvesNamesAndOrder() throws {
    let model = try model(Self.full)
    // mu is a function now; new parameters follow those of the modifiers, then the gammas.
    #expect(
      model.parameterSets.map(\.name) == ["JES", "lumi", "xsec", "shape", "fake", "stat_SR", "kappa", "u", "mc"])
    #expect(model.missingPOI == "mu" && model.poi == nil)
    let mu = try #require(model.extensions.substitutes.first)
    #expect(mu.name == "mu" && mu.expression.names == ["kappa", "u[0]"])
    #expect(model.extensions.modifiers[0].bins.map(\.names) == [["kappa"], ["kappa"]])
    let fake = try #require(model.parameterSets.first { $0.name == "fake" })
    #expect(fake.constraint(of: 1) == .normal(center: 1.1, width: 0.3))
    #expect(model.parameterSets[2].isFree && model.extensions.stamps.count == 1)
    // The gammas' width: 1 of 64 and 2 of 2 events.
    #expect(model.parameterSets[8].constraint == .normal(centers: [1, 1], widths: [1.0 / 64, 1]))
  }

  @Test func partOfAModelKeepsWhatItsExpressionsNeed() throws {
    let block = #"""
      {"version": "1", "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]}],
       "functions": [{"name": "mu", "expression": "kappa"}]}
      """#
    let whole = try model(block)
    func isHeld(_ channel: String) -> Bool? {
      whole.restricted(to: [channel]).parameterSets.first { $0.name == "kappa" }?.fixed[0]
    }
    #expect(isHeld("SR") == false && isHeld("CR") == true)
  }

  /// Block → what is said of it. A `~` in the words stands for anything between.
  static let problems: [(block: String, path: String, words: String, hint: String?)] = [
    (#"{}"#, "hfplot", "lacks the key 'version'", nil),
    (#"{"version": "2"}"#, "hfplot.version", "version '2'", "version '1'"),
    (#"{"version": "1", "functons": []}"#, "hfplot.functons", "no key 'functons'", "did you mean 'functions'?"),
    (
      #"{"version": "1", "constraints": {"JES": {"type": "lognromal"}}}"#, "hfplot.constraints.JES.type",
      "cannot be 'lognromal'", "did you mean 'lognormal'?"
    ),
    (
      #"{"version": "1", "functions": [{"name": "mu", "expression": "2 * * JES"}]}"#,
      "hfplot.functions[0].expression", "at character 5 of '2 * * JES'", nil
    ),
    (
      #"{"version": "1", "functions": [{"name": "mu", "expression": "2 * xsek"}]}"#,
      "hfplot.functions[0].expression", "no parameter or function 'xsek'", "did you mean 'xsec'?"
    ),
    (
      #"{"version": "1", "functions": [{"name": "a", "expression": "b + 1"}, {"name": "b", "expression": "a"}]}"#,
      "hfplot.functions[1].expression", "defined by itself: a → b → a", nil
    ),
    (
      #"{"version": "1", "functions": [{"name": "mu", "expression": "mu * 2"}]}"#,
      "hfplot.functions[0].expression", "defined by itself: mu → mu", nil
    ),
    (
      #"{"version": "1", "functions": [{"name": "stat_SR", "expression": "2"}]}"#, "hfplot.functions[0].name",
      "a parameter a bin", "an entry of modifiers"
    ),
    (
      #"{"version": "1", "functions": [{"name": "mu", "expression": "stat_SR"}]}"#,
      "hfplot.functions[0].expression", "2 components", "stat_SR[0]"
    ),
    (
      #"{"version": "1", "parameters": [{"name": "JES", "init": 1, "bounds": [0, 2]}]}"#,
      "hfplot.parameters[0].name", "is taken by a parameter", nil
    ),
    (
      #"{"version": "1", "constraints": {"JESS": {"type": "none"}}}"#, "hfplot.constraints.JESS",
      "no parameter 'JESS'", "did you mean 'JES'?"
    ),
    (
      #"{"version": "1", "constraints": {"mu": {"type": "normal"}}}"#, "hfplot.constraints.mu",
      "no width of its own", "add the width"
    ),
    (
      #"{"version": "1", "constraints": {"mu": {"type": "normal", "width": -1}}}"#, "hfplot.constraints.mu.width",
      "should be positive, not -1.0", nil
    ),
    (
      #"{"version": "1", "correlations": [{"name": "k", "parameters": ["JES", "lumi"],"#
        + #""correlation": [[1, 0.9], [0.8, 1]]}]}"#, "hfplot.correlations[0].correlation[1][0]",
      "not symmetric in 'lumi' and 'JES'", nil
    ),
    (
      #"{"version": "1", "correlations": [{"name": "k", "parameters": ["JES", "lumi", "xsec"],"#
        + #""correlation": [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]}]}"#, "hfplot.correlations[0]",
      "not positive definite: an eigenvalue is -0.421", "a larger nugget"
    ),
    (
      #"{"version": "1", "correlations": [{"name": "k", "parameters": ["JES", "lumi"], "correlation": [[1, 1],"#
        + #"[1, 1]]}]}"#, "hfplot.correlations[0]", "not positive definite", "are one parameter"
    ),
    (
      #"{"version": "1", "correlations": [{"name": "k", "parameters": ["JES"], "covariance": [[1, 0]]}]}"#,
      "hfplot.correlations[0].covariance", "1 rows of 1", nil
    ),
    (
      #"{"version": "1", "correlations": [{"name": "k", "parameters": ["JES", "mu"],"#
        + #""correlation": [[1, 0], [0, 1]]}]}"#, "hfplot.correlations[0]", "'mu' has no width", nil
    ),
    (
      #"{"version": "1", "constraints": {"JES": {"type": "normal", "width": 2}}, "correlations": [{"name": "k","#
        + #""parameters": ["JES", "xsec"], "correlation": [[1, 0], [0, 1]]}]}"#,
      "hfplot.correlations[0].parameters", "'JES' is constrained by an entry of constraints already", nil
    ),
    (
      #"{"version": "1", "correlations": [{"name": "k", "parameters": ["JES"]}]}"#, "hfplot.correlations[0]",
      "has no matrix", "one of covariance"
    ),
    (
      #"{"version": "1", "modifiers": [{"name": "x", "channel": "SRR", "sample": "bkg", "operation": "add","#
        + #""expression": "1"}]}"#, "hfplot.modifiers[0].channel", "no channel 'SRR'", "did you mean"
    ),
    (
      #"{"version": "1", "modifiers": [{"name": "x", "channel": "SR", "sample": "bkg", "operation": "add","#
        + #""expression": "d", "data": {"d": [1, 2, 3]}}]}"#, "hfplot.modifiers[0].data.d",
      "3 values where the channel has 2 bins", "one a bin"
    ),
    (
      #"{"version": "1", "shared_gammas": [{"name": "g", "channel": "SR", "samples": ["bgk"],"#
        + #""uncertainties": [1, 2]}]}"#, "hfplot.shared_gammas[0].samples[0]", "no sample 'bgk'", "did you mean 'bkg'?"
    ),
    (
      #"{"version": "1", "regularisation": [{"name": "r", "parameters": ["stat_SR"], "type": "curvature","#
        + #""strength": 1}]}"#, "hfplot.regularisation[0].parameters", "needs 3 parameters", nil
    ),
  ]

  @Test(arguments: problems.indices) func problemsAreClear(_ index: Int) throws {
    let (block, path, words, hint) = Self.problems[index]
    let problems = try #require(SmallWorkspace.problems(text(block))).errors
    #expect(problems.count == 1, "\(problems)")
    let problem = try #require(problems.first)
    #expect(problem.path.description == path && problem.place?.line != nil)
    #expect(problem.message.contains(words), "\(problem.message)")
    if let hint { #expect(problem.hint?.contains(hint) == true, "\(problem.hint ?? "")") }
  }

  @Test func anUnusedParameterIsAWarning() throws {
    let model = try model(#"{"version": "1", "parameters": [{"name": "k", "init": 1, "bounds": [0, 2]}]}"#)
    #expect(model.warnings.map(\.message) == ["the parameter 'k' is used by no expression"])
  }

  @Test func aMeasurementSetsNewParameters() throws {
    let text = text(
      #"{"version": "1", "parameters": [{"name": "k", "init": 1, "bounds": [0, 2]}],"#
        + #""functions": [{"name": "mu", "expression": "k"}]}"#
    )
    .replacingOccurrences(of: "\"poi\": \"mu\"", with: "\"poi\": \"k\"")
    .replacingOccurrences(
      of: #"{"name": "mu", "bounds": [[-1.0, 5.0]]}"#, with: #"{"name": "k", "inits": [1.5], "bounds": [[0.5, 4]]}"#)
    let model = try Model(Workspace(JSONDocument(text: text, file: "ws.json")))
    let set = try #require(model.parameterSets.last)
    #expect(model.poi == "k" && set.inits == [1.5] && set.bounds == [.init(lower: 0.5, upper: 4)])
    #expect(model.warnings.isEmpty)
  }
}
