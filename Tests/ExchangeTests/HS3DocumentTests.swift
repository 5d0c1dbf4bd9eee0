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

  /// Two samples under one Poisson constraint: τ = 1/δ² of their sum, by the extension block.
  @Test func aPoissonStaterrorOfSeveralSamples() throws {
    let text = try Self.document(#"{"name": "mc", "type": "staterror"}"#).withBytes {
      String(decoding: $0, as: UTF8.self)
    }
    let second = #"{"name": "c", "data": {"contents": [60, 30], "errors": [6, 3]}, "modifiers": ["#
    let both = text.replacingOccurrences(
      of: #""samples": ["#, with: #""samples": [\#(second){"name": "mc", "type": "staterror"}]}, "#)
    let reading = try HS3Reading(JSONDocument(text: both, file: "model.json"))
    #expect(reading.workspace.extensions?.constraints == [.init(parameter: "gamma_stat_SR", form: .poisson)])
    #expect(reading.remarks.map(\.message).contains { $0.contains("acts on 2 samples with a Poisson constraint") })
    let model = try Model(reading.workspace), likelihood = try CompiledLikelihood(model)
    let data = try #require(likelihood.observed), buffer = likelihood.makeBuffer()
    func value(_ gammas: [Double]) -> Double { likelihood.value(at: gammas, data: data, buffer: buffer) }
    func bin(_ gamma: Double, _ total: Double, _ observed: Double, _ tau: Double) -> Double {
      gamma * total - observed * log(gamma) + tau * (gamma - log(gamma))
    }
    func expected(_ gammas: [Double]) -> Double {
      let first = bin(gammas[0], 160, 104, 25_600 / 61), second = bin(gammas[1], 40, 9, 1600 / 13)
      return first + second
    }
    let difference = value([0.9, 1.2]) - value([1.1, 0.8])
    #expect(abs(difference - expected([0.9, 1.2]) + expected([1.1, 0.8])) < 1e-10)
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

  @Test(arguments: [
    (#""nbins": 2}],"#, #""nbins": 3}],"#, "the axes have 3 bins, the contents of the channel 2"),
    (#""min": 0, "max": 4, "nbins": 2"#, #""edges": [0, 1]"#, "the axes have 1 bins, the contents of the channel 2"),
    (#""nbins": 2}],"#, #""nbins": 2}, {"name": "n", "nbins": 2}],"#, "the axes have 2 × 2 bins"),
    (#""contents": [104, 9]"#, #""axes": [{"nbins": 4}], "contents": [104, 9]"#, "the contents of 'd' 2"),
  ])
  func axesThatDisagreeWithTheirContents(_ right: String, _ wrong: String, _ reason: String) throws {
    let text = try Self.document(#"{"name": "mu", "type": "normfactor"}"#).withBytes {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(text.contains(right))
    let document = try JSONDocument(text: text.replacingOccurrences(of: right, with: wrong), file: "model.json")
    let problems = try #require(throws: WorkspaceProblems.self) { try HS3Reading(document) }
    #expect(problems.description.contains(reason) && problems.problems.count == 1)
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

  /// The same model in two dialects, and the likelihood that the paper writes out: gammas of τ = 400 and 100.
  @Test(.enabled(if: isPresent, "the shared documents are absent (HFPLOT_SHARED)"))
  func thePapersModel() throws {
    let readings = try ["flatppl_paper_histfactory", "root_rf515_hfJSON_2022dialect"].map {
      try HS3Reading(Self.shared($0))
    }
    let differences: [Double] = try readings.map { reading in
      let likelihood = try CompiledLikelihood(
        Model(reading.workspace, interpolation: reading.interpolation), interpolation: reading.interpolation)
      let data = try #require(likelihood.observed), buffer = likelihood.makeBuffer()
      let found: [Double] = try Self.paperPoints.map { values in
        let point: [Double] = try likelihood.parameters.map { parameter in
          let name = parameter.name.replacingOccurrences(of: "alpha_", with: "")
          let key: String = name.hasSuffix("[0]") ? "g0" : name.hasSuffix("[1]") ? "g1" : name
          return try #require(values[key], "\(name)")
        }
        return likelihood.value(at: point, data: data, buffer: buffer)
      }
      return found[1] - found[0]
    }
    let expected = Self.paper(Self.paperPoints[1]) - Self.paper(Self.paperPoints[0])
    for difference in differences { #expect(abs(difference - expected) < 1e-10) }
  }

  private static let paperPoints = [
    ["mu": 1.2, "syst1": 1.5, "syst2": -1.25, "syst3": 2, "g0": 1.03, "g1": 0.92],
    ["mu": 0.7, "syst1": -1, "syst2": 1.5, "syst3": -1.1, "g0": 0.96, "g1": 1.05],
  ]

  /// Without what does not depend on parameters.
  private static func paper(_ values: [String: Double]) -> Double {
    func value(_ name: String) -> Double { values[name] ?? .nan }
    func factor(_ name: String) -> Double { value(name) > 0 ? pow(1.05, value(name)) : pow(0.95, -value(name)) }
    let signal = value("mu") * factor("syst1")
    let rates = [20 * signal + 100 * factor("syst2") * value("g0"), 10 * signal + 100 * factor("syst3") * value("g1")]
    var sum = 0.0
    for (rate, observed) in zip(rates, [122.0, 112]) { sum += rate - observed * log(rate) }
    for (name, tau) in [("g0", 400.0), ("g1", 100)] { sum += tau * (value(name) - log(value(name))) }
    for name in ["syst1", "syst2", "syst3"] { sum += value(name) * value(name) / 2 }
    return sum
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
