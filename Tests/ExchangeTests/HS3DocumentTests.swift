// HS3 documents of other programs: read where a workspace can say them, refused with a true reason where it cannot.
import Exchange
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Testing

@Suite struct HS3DocumentTests {
  /// One channel as ROOT writes it; `modifiers` of the background and what stands beside the channel are the test's.
  static func document(
    _ modifiers: String, errors: String = "[5, 2]", channel: String = "", extra: String = "",
    packages: String = #"[{"name": "ROOT", "version": "6.36"}]"#
  ) throws -> JSONDocument {
    try JSONDocument(
      text: """
        {"metadata": {"hs3_version": "0.2", "packages": \(packages)},
         "distributions": [{"name": "model_SR", "type": "histfactory_dist", \(channel)
          "axes": [{"name": "m", "min": 0, "max": 4, "nbins": 2}],
          "samples": [{"name": "b", "data": {"contents": [100, 10], "errors": \(errors)}, "modifiers": [\(modifiers)]}]
         }\(extra)],
         "data": [{"name": "d", "type": "binned", "contents": [104, 9]}],
         "likelihoods": [{"name": "L", "distributions": ["model_SR"], "data": ["d"]}],
         "analyses": [{"name": "main", "likelihood": "L", "parameters_of_interest": []}],
         "parameter_points": [{"name": "default_values", "parameters": [
          {"name": "nom", "value": 1.0, "const": true}, {"name": "width", "value": 0.02, "const": true}]}]}
        """, file: "model.json")
  }

  private func sample(_ document: JSONDocument, dialect: HS3Dialect? = nil) throws -> Sample {
    try HS3Reading(document, dialect: dialect).workspace.channels[0].samples[0]
  }

  @Test func namesThatROOTLeavesOut() throws {
    let reading = try HS3Reading(Self.document(#"{"name": "JES", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}}"#))
    #expect(reading.workspace.channels[0].name == "SR")
    #expect(reading.workspace.channels[0].samples[0].modifiers[0].name == "alpha_JES")
    #expect(reading.axes["SR"] == [HS3Axis(name: "m", edges: [0, 2, 4], binCount: 2)])
  }

  @Test func valuesOfAShapesysDependOnTheProducer() throws {
    let modifier = #"{"name": "x", "type": "shapesys", "constraint": "Poisson", "data": {"vals": [4, 25]}}"#
    // ROOT: counts of the auxiliary measurement, tau = (yield / u)².
    #expect(try sample(Self.document(modifier)).modifiers[0].effect == .shapesys([50, 2]))
    let pyhs3 = try Self.document(modifier, packages: #"[{"name": "pyhs3"}]"#)
    #expect(try sample(pyhs3).modifiers[0].effect == .shapesys([4, 25]))
    let unknown = try Self.document(modifier, packages: "[]")
    let problems = try #require(throws: WorkspaceProblems.self) { try HS3Reading(unknown) }
    #expect(problems.description.contains("does not say who wrote it"))
    #expect(try sample(unknown, dialect: .pyhs3).modifiers[0].effect == .shapesys([4, 25]))
  }

  @Test func aGaussianShapesysOfROOTsIsAStaterror() throws {
    let gauss = try sample(
      Self.document(#"{"name": "x", "type": "shapesys", "constraint": "Gauss", "data": {"vals": [0.1, 0.2]}}"#))
    #expect(gauss.modifiers[0].effect == .staterror([10, 2]))
  }

  @Test func aStaterrorOfOneSampleMayBePoisson() throws {
    let poisson = try Self.document(#"{"name": "mc", "type": "staterror"}"#)
    #expect(try sample(poisson).modifiers == [Modifier(name: "gamma_stat_SR", effect: .shapesys([5, 2]))])
    let gauss = try Self.document(#"{"name": "mc", "type": "staterror", "constraint": "Gauss"}"#)
    #expect(try sample(gauss).modifiers == [Modifier(name: "gamma_stat_SR", effect: .staterror([5, 2]))])
    // 5/100 is below the threshold, 2/10 is not.
    let threshold = try Self.document(
      #"{"name": "mc", "type": "staterror"}"#, channel: #""statError": {"constraint": "Gauss", "relThreshold": 0.1},"#)
    #expect(try sample(threshold).modifiers == [Modifier(name: "gamma_stat_SR", effect: .staterror([0, 2]))])
  }

  @Test func aConstrainedFactorIsTheLuminosity() throws {
    let gauss = #", {"name": "c", "type": "gaussian_dist", "x": "Lumi", "mean": "nom", "sigma": "width"}"#
    let reading = try HS3Reading(
      Self.document(#"{"name": "Lumi", "type": "normfactor", "constraint_name": "c"}"#, extra: gauss))
    #expect(reading.workspace.channels[0].samples[0].modifiers == [Modifier(name: "lumi", effect: .lumi)])
    let settings = try #require(reading.workspace.measurements[0].parameters.first)
    #expect(settings.auxdata == [1] && settings.sigmas == [0.02] && settings.inits == [1])
    #expect(reading.remarks.map(\.message) == ["the constrained factor 'Lumi' is called 'lumi' in the workspace"])
  }

  @Test func allThatCannotBeSaidIsNamedAtOnce() throws {
    let document = try Self.document(
      """
      {"name": "p", "type": "normsys", "constraint": "Poisson", "data": {"hi": 1.1, "lo": 0.9}},
      {"name": "q", "type": "normsys", "interpolation": "lin", "data": {"hi": 1.1, "lo": 0.9}},
      {"name": "r", "type": "custom"},
      {"name": "s", "type": "histosys", "data": {"hi": {"contents": [1]}, "lo": {"contents": [1, 2]}}}
      """)
    let problems = try #require(throws: WorkspaceProblems.self) { try HS3Reading(document) }
    let paths = problems.problems.map(\.path.description), list = "distributions[0].samples[0].modifiers"
    #expect(paths == ["\(list)[1].interpolation", "\(list)[2]", "\(list)[0]", "\(list)[3]"])
    #expect(problems.problems.allSatisfy { $0.place?.line != nil })
  }

  @Test(arguments: [
    ("unbinned", #"{"name": "d", "type": "unbinned", "entries": [[1.0]]}"#),
    ("another's data", #"{"name": "e", "type": "binned", "contents": [1, 2]}"#),
    ("a bin too few", #"{"name": "d", "type": "binned", "contents": [104]}"#),
  ])
  func dataThatDoNotFit(_ name: String, _ data: String) throws {
    let text = try Self.document(#"{"name": "mu", "type": "normfactor"}"#).withBytes {
      String(decoding: $0, as: UTF8.self)
    }
    let edited = text.replacingOccurrences(of: #"{"name": "d", "type": "binned", "contents": [104, 9]}"#, with: data)
    #expect(edited != text)
    #expect(throws: WorkspaceProblems.self) { try HS3Reading(JSONDocument(text: edited, file: "model.json")) }
  }

  // MARK: Documents of other programs

  static let folder = HS3RoundTripTests.shared.appending(path: "hs3")
  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  static func shared(_ name: String) throws -> JSONDocument {
    try JSONDocument(contentsOf: folder.appending(path: "\(name).json").path)
  }

  @Test(
    .enabled(if: isPresent, "the shared documents are absent (HFPLOT_SHARED)"),
    arguments: [
      ("pyhs3_simplemodel_correlated-background_hs3", "pyhs3_simplemodel_correlated-background_hifa"),
      ("pyhs3_simplemodel_uncorrelated-background_hs3", "pyhs3_simplemodel_uncorrelated-background_hifa"),
      ("bench_pyhs3_30bins", "bench_pyhf_30bins"),
    ])
  func likelihoodsAgree(_ hs3: String, _ pyhf: String) throws {
    let reading = try HS3Reading(Self.shared(hs3)), workspace = try Workspace(Self.shared(pyhf))
    var comparison = try LikelihoodComparison(workspace, reading.workspace, reading.interpolation)
    comparison.renamed["correlated_bkg_uncertainty"] = "alpha_correlated_bkg_uncertainty"
    #expect(try comparison.largestDifference(points: 5) < 1e-12)
  }

  @Test(
    .enabled(if: isPresent, "the shared documents are absent (HFPLOT_SHARED)"),
    arguments: [
      ("flatppl_paper_gaussian", "'gauss_x' is a gaussian_dist: not a HistFactory model"),
      ("flatppl_paper_product", "'prod' is a product_dist: not a HistFactory model"),
      (
        "bench_3ch_bkgRooExp_sigGauss_shapeFloat_npOn_constrGauss_yield1x",
        "'model_ch0' is a mixture_dist: not a HistFactory model"
      ),
    ])
  func othersAreRefused(_ name: String, _ reason: String) throws {
    let problems = try #require(throws: WorkspaceProblems.self) { try HS3Reading(Self.shared(name)) }
    #expect(problems.description.contains(reason))
  }
}
