// One small model for each kind of extension, and the plain workspace that has the same profile of its interest.
import HistFactory
import JSONTree
import Likelihood
import Testing

/// An extension of a model of two channels, beside HistFactory's own words for the same likelihood.
struct ExtensionKind: Sendable, CustomTestStringConvertible {
  /// What the test calls it.
  let testDescription: String
  /// The extension block.
  let block: String
  /// Modifiers of the background in the signal region and in the control region, of the extended model.
  var own = ("", "")
  /// The same of the plain one.
  var plain = ("", "")
  /// Further samples of the plain model's signal region, each after a comma.
  var samples = ""
  /// The parameter of interest of the extended model and of the plain one.
  var interest = ("mu", "mu")
  /// The partner of the interest in a contour.
  let partner: String
  /// The plain model's value for one of the extended model.
  var mapped: @Sendable (Double) -> Double = { $0 }
  /// Whether Asimov data follow the term, as auxiliary data do and a regularisation does not.
  var isMeasured = true

  private func likelihood(
    _ modifiers: (String, String), _ samples: String, _ poi: String, _ block: String?
  ) throws -> CompiledLikelihood {
    let text = """
      {"channels": [{"name": "A", "samples": [
         {"name": "signal", "data": [5, 12], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
         {"name": "background", "data": [50, 60], "modifiers": [\(modifiers.0)]},
         {"name": "other", "data": [20, 8], "modifiers": []}\(samples)]},
        {"name": "B", "samples": [{"name": "background", "data": [200, 150], "modifiers": [\(modifiers.1)]}]}],
       "observations": [{"name": "A", "data": [77, 85]}, {"name": "B", "data": [210, 152]}],
       "measurements": [{"name": "m", "config": {"poi": "\(poi)", "parameters": []}}],
       \(block.map { "\"hfplot\": \($0)," } ?? "") "version": "1.0.0"}
      """
    // Factors are exponential everywhere: what a log-normal constraint says of them is exact.
    let interpolation = HistFactory.Interpolation(normsys: .code1, histosys: .code4p)
    let workspace = try Workspace(JSONDocument(text: text, file: "ws.json"))
    return try CompiledLikelihood(Model(workspace, interpolation: interpolation), interpolation: interpolation)
  }

  /// With the block.
  func extended() throws -> CompiledLikelihood { try likelihood(own, "", interest.0, block) }

  /// Without.
  func equivalent() throws -> CompiledLikelihood { try likelihood(plain, samples, interest.1, nil) }
}

extension ExtensionKind {
  private static func histosys(_ name: String, _ high: String, _ low: String) -> String {
    #"{"name": "\#(name)", "type": "histosys", "data": {"hi_data": [\#(high)], "lo_data": [\#(low)]}}"#
  }

  private static func factor(_ name: String, _ type: String = "normfactor") -> String {
    #"{"name": "\#(name)", "type": "\#(type)", "data": null}"#
  }

  private static func uncertain(_ name: String, _ type: String, _ widths: String) -> String {
    #"{"name": "\#(name)", "type": "\#(type)", "data": [\#(widths)]}"#
  }

  private static let stretched = #"{"name": "k", "type": "normsys", "data": {"hi": 1.2, "lo": \#(1 / 1.2)}}"#

  /// b = 0.6 β₁ + 0.8 β₂ where a = β₁: the shifts (5, 3) of a and (−2, 4) of b along the columns of the root of K.
  private static let correlated = ExtensionKind(
    testDescription: "correlated constraint",
    block: #"""
      {"version": "1", "correlations": [{"name": "both", "parameters": ["a", "b"], "correlation": [[1, 0.6], [0.6, 1]]}]}
      """#,
    own: (histosys("a", "55, 63", "45, 57") + "," + histosys("b", "48, 64", "52, 56"), ""),
    plain: (histosys("p", "53.8, 65.4", "46.2, 54.6") + "," + histosys("q", "48.4, 63.2", "51.6, 56.8"), ""),
    partner: "b")

  private static let constraints = [
    ExtensionKind(
      testDescription: "poisson", block: #"{"version": "1", "constraints": {"g": {"type": "poisson"}}}"#,
      own: (uncertain("g", "staterror", "5, 9"), ""), plain: (uncertain("g", "shapesys", "5, 9"), ""), partner: "g[1]"),
    ExtensionKind(
      testDescription: "lognormal",
      block: #"{"version": "1", "constraints": {"k": {"type": "lognormal", "width": 0.2, "center": 1}}}"#,
      own: (factor("k"), factor("k")), plain: (stretched, stretched), partner: "k"),
    ExtensionKind(
      testDescription: "normal",
      block: #"{"version": "1", "constraints": {"k": {"type": "normal", "width": 0.1, "center": 1}}}"#,
      own: (factor("k"), factor("k")),
      plain: (histosys("k", "55, 66", "45, 54"), histosys("k", "220, 165", "180, 135")), partner: "k"),
    ExtensionKind(
      testDescription: "none", block: #"{"version": "1", "constraints": {"k": {"type": "none"}}}"#,
      own: (stretched, stretched), plain: (factor("k"), factor("k")), partner: "k"),
  ]

  /// Of one sample they are a shapesys.
  private static let gammas = ExtensionKind(
    testDescription: "shared gammas",
    block: #"""
      {"version": "1", "shared_gammas": [{"name": "mc", "channel": "A", "samples": ["background"],
        "uncertainties": [4, 9], "constraint": "poisson"}]}
      """#,
    plain: (uncertain("mc", "shapesys", "4, 9"), ""), partner: "mc[1]")

  private static let function = ExtensionKind(
    testDescription: "function",
    block: #"""
      {"version": "1", "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]}],
       "functions": [{"name": "mu", "expression": "kappa^2"}]}
      """#,
    own: (factor("k"), factor("k")), plain: (factor("k"), factor("k")), interest: ("kappa", "mu"), partner: "k",
    mapped: { $0 * $0 })

  /// Of (50, 60) events 0.6, (30, 36), are taken away, and c (0.4, 0.1) give (20, 6) back for c = 1.
  private static let custom = ExtensionKind(
    testDescription: "custom modifier",
    block: #"""
      {"version": "1", "parameters": [{"name": "c", "init": 1, "bounds": [0, 10]}],
       "modifiers": [{"name": "operator", "channel": "A", "sample": "background", "operation": "multiply",
         "expression": "0.4 + c * lin", "data": {"lin": [0.4, 0.1]}}]}
      """#,
    samples: #", {"name": "less", "data": [-30, -36], "modifiers": []},"#
      + #"{"name": "operator", "data": [20, 6], "modifiers": [\#(factor("c"))]}"#,
    interest: ("c", "c"), partner: "mu")

  /// K = 0.1² ((1, ½), (½, 1)): its Cholesky root moves the
  /// second bin by ½ · 6 events with the first bin, and by √¾ · 6 on its own.
  private static let process = ExtensionKind(
    testDescription: "Gaussian process",
    block: #"""
      {"version": "1", "correlations": [{"name": "smooth", "parameters": ["f"],
        "kernel": {"type": "exponential", "length": 1.4426950408889634, "width": 0.1, "nugget": 0}}]}
      """#,
    own: (factor("f", "shapefactor"), ""),
    plain: (
      histosys("p", "55, 63", "45, 57") + ","
        + histosys("q", "50, \(60 + 6 * 0.75.squareRoot())", "50, \(60 - 6 * 0.75.squareRoot())"), ""
    ),
    partner: "f[1]")

  /// ½ · 25 (f₁ − f₀)²: the second bin differs by 60 events of 1/5 a standard deviation.
  private static let regularised = ExtensionKind(
    testDescription: "regularisation",
    block: #"""
      {"version": "1", "regularisation": [{"name": "flat", "parameters": ["f"], "type": "slope", "strength": 25}]}
      """#,
    own: (factor("f", "shapefactor"), ""), plain: (factor("f"), ""),
    samples: #", {"name": "tilt", "data": [0, 0], "modifiers": [\#(histosys("t", "0, 12", "0, -12"))]}"#,
    partner: "f[0]", isMeasured: false)

  /// One of each.
  static let all = [correlated] + constraints + [gammas, function, custom, process, regularised]
}
