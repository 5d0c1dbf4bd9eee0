// Models small enough to have independent numbers or closed forms.
import Foundation
import HistFactory
import JSONTree
import Likelihood

/// The example of pyhf's documentation: two bins, a signal, and a background with an uncertainty of its own in each.
func documentationModel(data: [Double] = [51, 48], lowerBound: Double = 0) throws -> CompiledLikelihood {
  try likelihood(
    """
    {"channels": [{"name": "ch", "samples": [
      {"name": "signal", "data": [12, 11], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
      {"name": "background", "data": [50, 52],
       "modifiers": [{"name": "shape", "type": "shapesys", "data": [3, 7]}]}]}],
     "observations": [{"name": "ch", "data": \(data)}],
     "measurements": [{"name": "m", "config": {"poi": "mu",
       "parameters": [{"name": "mu", "bounds": [[\(lowerBound), 10]]}]}}],
     "version": "1.0.0"}
    """)
}

/// One bin of signal and known background: n events at a rate of μ·s + b.
func countingModel(signal: Double, background: Double, observed: Double, lower: Double = 0) throws
  -> CompiledLikelihood
{
  try likelihood(
    """
    {"channels": [{"name": "ch", "samples": [
      {"name": "signal", "data": [\(signal)], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
      {"name": "background", "data": [\(background)], "modifiers": []}]}],
     "observations": [{"name": "ch", "data": [\(observed)]}],
     "measurements": [{"name": "m", "config": {"poi": "mu",
       "parameters": [{"name": "mu", "bounds": [[\(lower), 100]]}]}}],
     "version": "1.0.0"}
    """)
}

func likelihood(_ text: String) throws -> CompiledLikelihood {
  try CompiledLikelihood(Model(Workspace(JSONDocument(text: text, file: "ws.json"))))
}

extension Double {
  var exponential: Double { exp(self) }
  var logarithm: Double { log(self) }
}
