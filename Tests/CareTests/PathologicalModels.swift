// Models that are ill in one way each, small enough to know by hand where it shows.
import HistFactory
import JSONTree
import Likelihood

/// A model of one measurement from channels as JSON text.
struct PathologicalModel {
  let model: Model
  let likelihood: CompiledLikelihood

  init(channels: String, observations: String, poi: String = "", parameters: String = "") throws {
    let text = """
      {"channels": [\(channels)], "observations": [\(observations)],
       "measurements": [{"name": "m", "config": {"poi": "\(poi)", "parameters": [\(parameters)]}}], "version": "1.0.0"}
      """
    model = try Model(Workspace(JSONDocument(text: text, file: "ws.json")))
    likelihood = try CompiledLikelihood(model)
  }

  /// One channel SR with a signal under mu and a background with the modifiers given.
  static func search(background: [Double], modifiers: String, data: [Double]? = nil) throws -> PathologicalModel {
    let signal = background.map { _ in 5.0 }
    return try PathologicalModel(
      channels: """
        {"name": "SR", "samples": [
          {"name": "signal", "data": \(signal), "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
          {"name": "background", "data": \(background), "modifiers": [\(modifiers)]}]}
        """,
      observations: #"{"name": "SR", "data": \#(data ?? zip(background, signal).map { $0 + $1 })}"#, poi: "mu")
  }

  /// Two free factors on the same sample: only their product matters.
  static func degenerate() throws -> PathologicalModel {
    try search(
      background: [100, 50],
      modifiers: """
        {"name": "mu_top", "type": "normfactor", "data": null},
        {"name": "xsec_top", "type": "normfactor", "data": null}
        """)
  }
}
