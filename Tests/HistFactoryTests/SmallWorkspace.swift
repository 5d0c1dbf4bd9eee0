// A workspace with all seven modifier types, small enough to work out by hand.
import Foundation
import JSONTree

@testable import HistFactory

enum SmallWorkspace {
  /// Two channels, three samples; names chosen so that file order differs from the model's.
  static let text = """
    {
      "channels": [
        {"name": "SR", "samples": [
          {"name": "signal", "data": [5.0, 10.0], "modifiers": [
            {"name": "mu", "type": "normfactor", "data": null},
            {"name": "lumi", "type": "lumi", "data": null},
            {"name": "JES", "type": "normsys", "data": {"hi": 1.1, "lo": 0.95}}]},
          {"name": "bkg", "data": [50.0, 0.0], "modifiers": [
            {"name": "stat_SR", "type": "staterror", "data": [3.0, 0.0]},
            {"name": "JES", "type": "histosys", "data": {"hi_data": [52.0, 1.0], "lo_data": [49.0, 0.5]}},
            {"name": "fake", "type": "shapesys", "data": [5.0, 2.0]}]},
          {"name": "other", "data": [14.0, 2.0], "modifiers": [
            {"name": "stat_SR", "type": "staterror", "data": [4.0, 0.0]}]}]},
        {"name": "CR", "samples": [
          {"name": "bkg", "data": [100.0], "modifiers": [
            {"name": "xsec", "type": "normsys", "data": {"hi": 1.2, "lo": 0.8}},
            {"name": "shape", "type": "shapefactor", "data": null},
            {"name": "lumi", "type": "lumi", "data": null}]}]}
      ],
      "observations": [
        {"name": "SR", "data": [60.0, 12.0]},
        {"name": "CR", "data": [103.0]}
      ],
      "measurements": [
        {"name": "m", "config": {"poi": "mu", "parameters": [
          {"name": "lumi", "inits": [1.0], "bounds": [[0.9, 1.1]], "auxdata": [1.0], "sigmas": [0.02]},
          {"name": "mu", "bounds": [[-1.0, 5.0]]}]}}
      ],
      "version": "1.0.0"
    }
    """

  static func document() throws -> JSONDocument { try JSONDocument(text: text, file: "ws.json") }

  /// The text with every occurrence of `old` replaced; `old` must be there.
  static func text(replacing old: String, with new: String) -> String {
    precondition(text.contains(old), "'\(old)' is not in the small workspace")
    return text.replacingOccurrences(of: old, with: new)
  }

  /// Reads the text and makes a model of it: nil, or the problems of either.
  static func problems(_ text: String, interpolation: Interpolation = .standard) -> WorkspaceProblems? {
    do throws(JSONProblem) {
      let document = try JSONDocument(text: text, file: "ws.json")
      do throws(WorkspaceProblems) {
        _ = try Model(Workspace(document), interpolation: interpolation)
        return nil
      } catch {
        return error.located(in: document)
      }
    } catch {
      return WorkspaceProblems(error)
    }
  }
}
