// The texts that mutations begin with: what the repository generates itself, and small ones of every language.
import Foundation
import HFPlotKit

enum SmallSeeds {
  /// A signal and a control region of the example, with some of their samples: all of its modifier types.
  static func workspace(regions: Int = 2, samples: Int = 3) -> Workspace {
    var workspace = ExampleSearch.workspace()
    workspace.channels = workspace.channels.prefix(regions).map { channel in
      var channel = channel
      channel.samples = Array(channel.samples.prefix(samples))
      return channel
    }
    let names = Set(workspace.channels.map(\.name))
    workspace.observations.removeAll { !names.contains($0.name) }
    return workspace
  }

  /// Files of the gallery, below a size, in the order of their names.
  static func gallery(where isWanted: (String) -> Bool) throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../gallery").standardized
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      let text = try Data(contentsOf: folder.appending(path: name))
      return text.count < 45_000 && isWanted(String(decoding: text, as: UTF8.self)) ? Array(text) : nil
    }
  }

  /// A counting experiment with every modifier type and an extension block with all that it may hold.
  static let extended = Array(
    #"""
    {"channels": [
      {"name": "SR", "samples": [
        {"name": "signal", "data": [4.0, 9.0], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null}, {"name": "lumi", "type": "lumi", "data": null},
          {"name": "shape", "type": "shapesys", "data": [1.0, 0.0]}]},
        {"name": "bkg", "data": [50.0, 40.0], "modifiers": [
          {"name": "JES", "type": "histosys", "data": {"hi_data": [54.0, 41.0], "lo_data": [47.0, 39.0]}},
          {"name": "xsec", "type": "normsys", "data": {"hi": 1.1, "lo": 0.95}},
          {"name": "stat", "type": "staterror", "data": [2.0, 1.5]}]}]},
      {"name": "CR", "samples": [{"name": "bkg", "data": [400.0], "modifiers": [
        {"name": "free", "type": "shapefactor", "data": null},
        {"name": "JES", "type": "normsys", "data": {"hi": 1.03, "lo": 0.96}}]}]}],
     "observations": [{"name": "SR", "data": [57.0, 52.0]}, {"name": "CR", "data": [411.0]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": [
       {"name": "mu", "inits": [1.0], "bounds": [[0.0, 10.0]]},
       {"name": "lumi", "auxdata": [1.0], "sigmas": [0.02], "bounds": [[0.5, 1.5]], "inits": [1.0]}]}}],
     "version": "1.0.0",
     "hfplot": {"version": "1",
       "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]},
         {"name": "u", "init": 0.5, "bounds": [0, 5], "fixed": true, "size": 3}],
       "functions": [{"name": "half", "expression": "kappa^2 * u[0] + 0.5"}],
       "constraints": {"kappa": {"type": "lognormal", "width": 0.2, "center": 1.1}},
       "correlations": [{"name": "a", "parameters": ["JES", "xsec"], "correlation": [[1, 0.5], [0.5, 1]]},
         {"name": "c", "parameters": ["u"], "kernel": {"type": "exponential", "length": 2, "width": 0.5,
           "positions": [0, 1, 4], "nugget": 0.01}}],
       "modifiers": [{"name": "eft", "channel": "SR", "sample": "signal", "operation": "multiply",
         "expression": "1 + kappa * lin + half", "data": {"lin": [0.1, 0.2]}}],
       "regularisation": [{"name": "r", "parameters": ["u"], "type": "curvature", "strength": 2,
         "reference": [1, 1, 1]}]}}
    """#.utf8)
}
