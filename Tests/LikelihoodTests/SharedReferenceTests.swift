// Real published likelihoods against pyhf's numbers, where the inputs outside this repository are at hand.
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Testing

/// One file of reference numbers with its workspace.
struct SharedReference: CustomTestStringConvertible, Sendable {
  var name: String
  var workspace: String
  var testDescription: String { name }

  static let folder = URL(
    filePath: ProcessInfo.processInfo.environment["HFPLOT_SHARED"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").standardized.path)
  static let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "reference").path)
  static let absence: Comment = "the shared likelihoods are absent (HFPLOT_SHARED)"

  /// Those that need no patch.
  static let plain = [
    "pyhf-2bin1ch", "displ-leptons-v2", "1Lbb-700-250-full", "ttbar-ljets-pruned", "agc-ttbar-ml", "tttt-prod",
    "3L-offshell-bkgonly", "3L-offshell-signal",
  ].map { SharedReference(name: $0, workspace: $0) }

  func model() throws -> Model {
    let path = Self.folder.appending(path: "workspaces/\(workspace).json").path
    return try Model(Workspace(JSONDocument(contentsOf: path)))
  }

  func numbers() throws -> JSONNode {
    try JSONDocument(contentsOf: Self.folder.appending(path: "reference/\(name).json").path).root
  }
}

@Suite(.enabled(if: SharedReference.isPresent, SharedReference.absence))
struct SharedReferenceTests {
  @Test(arguments: SharedReference.plain)
  func valueGradientAndRates(_ reference: SharedReference) throws {
    let likelihood = try CompiledLikelihood(reference.model())
    let data = try #require(likelihood.observed), buffer = likelihood.makeBuffer()
    let points = try #require(reference.numbers()["points"])
    #expect(points.count == 3)
    for node in points.elements {
      let point = try #require(node["x"]?.doubles), expected = try #require(node["expected"]?.doubles)
      let value = try #require(node["twice_nll"]?.double)
      let gradient = try #require(node["gradient_twice_nll"]?.doubles)
      var own = [Double](repeating: 0, count: point.count)
      #expect(abs(2 * likelihood.value(at: point, data: data, buffer: buffer) - value) <= 1e-10 * abs(value))
      let again = likelihood.gradient(at: point, data: data, buffer: buffer, into: &own)
      #expect(abs(2 * again - value) <= 1e-10 * abs(value))
      let scale = gradient.map(abs).max() ?? 1
      for (mine, theirs) in zip(own, gradient) { #expect(abs(2 * mine - theirs) <= 1e-8 * scale) }
      for (mine, theirs) in zip(likelihood.expectedRates(at: point, buffer: buffer), expected) {
        #expect(abs(mine - theirs) <= 1e-10 * max(abs(theirs), 1e-3))
      }
    }
  }

  @Test(arguments: SharedReference.plain)
  func hessianIsTheGradientsSlope(_ reference: SharedReference) throws {
    let likelihood = try CompiledLikelihood(reference.model())
    let data = try #require(likelihood.observed)
    let node = try #require(reference.numbers()["points"]?[2]), point = try #require(node["x"]?.doubles)
    try HessianCheck(likelihood: likelihood, data: data).run(at: point)
  }
}
