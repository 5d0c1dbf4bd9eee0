// Workspaces with extension blocks: each feature by itself and all of them together.
import Foundation
import HistFactory
import JSONTree
import Testing

@testable import Likelihood

/// A workspace of two channels with something of everything.
enum ExtensionModels {
  /// Two bins each; `norm` and `mu` are normfactors, `free` a shapefactor, `JES` a normsys and histosys.
  static let channels = """
    [{"name": "A", "samples": [
      {"name": "bkg", "data": [50, 60], "modifiers": [
        {"name": "JES", "type": "histosys", "data": {"hi_data": [54, 61], "lo_data": [47, 58]}},
        {"name": "norm", "type": "normfactor", "data": null},
        {"name": "stat_A", "type": "staterror", "data": [2, 2.5]}]},
      {"name": "other", "data": [20, 8], "modifiers": [
        {"name": "xsec", "type": "normsys", "data": {"hi": 1.1, "lo": 0.92}},
        {"name": "stat_A", "type": "staterror", "data": [1.5, 1]}]},
      {"name": "signal", "data": [5, 12], "modifiers": [
        {"name": "mu", "type": "normfactor", "data": null},
        {"name": "JES", "type": "normsys", "data": {"hi": 1.05, "lo": 0.97}}]}]},
     {"name": "B", "samples": [
      {"name": "bkg", "data": [200, 150], "modifiers": [
        {"name": "norm", "type": "normfactor", "data": null},
        {"name": "xsec", "type": "normsys", "data": {"hi": 1.04, "lo": 0.95}},
        {"name": "free", "type": "shapefactor", "data": null}]},
      {"name": "fakes", "data": [30, 12], "modifiers": [
        {"name": "fake_shape", "type": "shapesys", "data": [5, 3]}]}]}]
    """

  static func text(block: String?, channels: String = Self.channels) -> String {
    """
    {"channels": \(channels),
     "observations": [{"name": "A", "data": [77, 85]}, {"name": "B", "data": [226, 171]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}],
     \(block.map { "\"hfplot\": \($0)," } ?? "") "version": "1.0.0"}
    """
  }

  static func model(block: String?, channels: String = Self.channels) throws -> Model {
    try Model(Workspace(JSONDocument(text: text(block: block, channels: channels), file: "ws.json")))
  }

  /// One feature a block.
  static let blocks: [(name: String, block: String)] = [
    ("normal", #"{"version": "1", "constraints": {"norm": {"type": "normal", "width": 0.2}}}"#),
    ("lognormal", #"{"version": "1", "constraints": {"norm": {"type": "lognormal", "width": 0.3, "center": 1.1}}}"#),
    ("poisson", #"{"version": "1", "constraints": {"stat_A": {"type": "poisson"}}}"#),
    (
      "lognormal of an interpolation", #"{"version": "1", "constraints": {"JES": {"type": "lognormal", "width": 0.2}}}"#
    ),
    ("gamma of an interpolation", #"{"version": "1", "constraints": {"JES": {"type": "poisson", "width": 0.3}}}"#),
    ("none", #"{"version": "1", "constraints": {"xsec": {"type": "none"}}}"#),
    (
      "correlation",
      #"""
      {"version": "1", "correlations": [{"name": "theory", "parameters": ["JES", "norm", "stat_A[1]", "fake_shape[0]"],
        "widths": [1, 0.2, 0.05, 0.15],
        "correlation": [[1, 0.5, 0.1, 0], [0.5, 1, -0.2, 0.3], [0.1, -0.2, 1, 0], [0, 0.3, 0, 1]]}]}
      """#
    ),
    (
      "functions",
      #"""
      {"version": "1", "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]}, {"name": "c", "init": 0.3,
         "bounds": [-2, 2]}],
       "functions": [{"name": "mu", "expression": "width * kappa^2 / (1 + c^2)"},
         {"name": "width", "expression": "exp(0.1 * c) + 0.2 * 'stat_A[0]' * xsec"},
         {"name": "norm", "expression": "1 + 0.3 * sin(kappa * c)"}]}
      """#
    ),
    (
      "modifiers",
      #"""
      {"version": "1", "parameters": [{"name": "cW", "init": 0.1, "bounds": [-3, 3]}, {"name": "cB", "init": -0.2,
         "bounds": [-3, 3]}],
       "modifiers": [
         {"name": "eft", "channel": "A", "sample": "signal", "operation": "multiply",
          "expression": "1 + cW*lin + cW^2*quad + cW*cB*cross + 0.1*cB^2",
          "data": {"lin": [0.2, 0.5], "quad": [0.1, 0.4], "cross": 0.05}},
         {"name": "extra", "channel": "B", "sample": "fakes", "operation": "add",
          "expression": "size * cB^2 * free * norm", "data": {"size": [3, 4]}}]}
      """#
    ),
    (
      "shared gammas",
      #"""
      {"version": "1", "shared_gammas": [{"name": "mc", "channel": "A", "samples": ["bkg", "signal"],
        "uncertainties": [4, 5], "constraint": "poisson"}, {"name": "mc2", "channel": "B", "samples": ["bkg", "fakes"],
        "uncertainties": [10, 6], "constraint": "normal"}]}
      """#
    ),
    (
      "kernel and regularisation",
      #"""
      {"version": "1", "parameters": [{"name": "u", "init": 1, "bounds": [0, 5], "size": 4}],
       "modifiers": [{"name": "unfold", "channel": "B", "sample": "bkg", "operation": "multiply",
         "expression": "r0*u[0] + r1*u[1] + r2*u[2] + 0.1*u[3]", "data": {"r0": [0.6, 0.1], "r1": [0.2, 0.5], "r2": 0.1}}],
       "correlations": [{"name": "smooth", "parameters": ["free"],
         "kernel": {"type": "matern32", "length": 1.5, "width": 0.3}}],
       "regularisation": [{"name": "spectrum", "parameters": ["u"], "type": "curvature", "strength": 4}]}
      """#
    ),
  ]

  /// Everything that goes together.
  static let everything = #"""
    {"version": "1",
     "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]}, {"name": "cW", "init": 0.1, "bounds": [-3, 3]}],
     "functions": [{"name": "mu", "expression": "kappa^2 * exp(0.2 * cW)"}],
     "constraints": {"fake_shape": {"type": "lognormal"}, "JES": {"type": "lognormal", "width": 0.15}},
     "correlations": [{"name": "theory", "parameters": ["xsec", "norm"], "widths": [1, 0.1],
       "correlation": [[1, -0.4], [-0.4, 1]]}],
     "modifiers": [{"name": "eft", "channel": "B", "sample": "fakes", "operation": "multiply",
       "expression": "1 + cW * lin * xsec + cW^2", "data": {"lin": [0.2, 0.5]}}],
     "shared_gammas": [{"name": "mc", "channel": "A", "samples": ["other", "signal"], "uncertainties": [2, 1]}],
     "regularisation": [{"name": "flat", "parameters": ["free"], "type": "slope", "strength": 30}]}
    """#

  /// A point away from every corner.
  static func point(_ likelihood: CompiledLikelihood, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return likelihood.parameters.map { parameter in
      parameter.nominal == 0 ? random.uniform(-1.8, 1.8) : parameter.nominal * random.uniform(0.75, 1.3)
    }
  }
}
