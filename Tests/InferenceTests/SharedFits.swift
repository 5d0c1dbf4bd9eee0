// Published likelihoods with independent minima, where the inputs outside this repository are at hand.
import Foundation
import HistFactory
import Inference
import JSONTree
import Likelihood
import Minimization
import Results
import Testing

/// A file of reference numbers with the workspace it was made from.
struct SharedFit: CustomTestStringConvertible, Sendable {
  var name: String
  var workspace: String
  var patch: String?
  var testDescription: String { name }

  static let folder = URL(
    filePath: ProcessInfo.processInfo.environment["HFPLOT_SHARED"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").standardized.path)
  static let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "reference").path)
  static let absence: Comment = "the shared likelihoods are absent (HFPLOT_SHARED)"

  static let all = [
    "pyhf-2bin1ch", "displ-leptons-v2", "1Lbb-700-250-full", "ttbar-ljets-pruned", "agc-ttbar-ml", "tttt-prod",
    "3L-offshell-bkgonly", "3L-offshell-signal",
  ].map { SharedFit(name: $0, workspace: $0) }

  func likelihood(_ interpolation: Interpolation = .standard) throws -> CompiledLikelihood {
    let path = Self.folder.appending(path: "workspaces/\(workspace).json").path
    return try CompiledLikelihood(Model(Workspace(JSONDocument(contentsOf: path))), interpolation: interpolation)
  }

  func numbers() throws -> JSONNode {
    try JSONDocument(contentsOf: Self.folder.appending(path: "reference/\(name).json").path).root
  }
}

/// The best fit that a reference gives.
struct ReferenceFit {
  let twiceNLL: Double
  let point: [Double]
  let uncertainties: [Double]
  let isPositiveDefinite: Bool
  let atBound: [String]
  let correlations: [(String, String, Double)]

  init(_ shared: SharedFit) throws {
    let fit = try #require(shared.numbers()["fit"])
    twiceNLL = try #require(fit["twice_nll"]?.double)
    point = try #require(fit["bestfit"]?.doubles)
    uncertainties = try #require(fit["uncertainties"]?.doubles)
    isPositiveDefinite = fit["positive_definite"]?.boolean ?? false
    atBound = fit["at_bound"]?.elements.compactMap(\.string) ?? []
    correlations =
      fit["largest_correlations"]?.elements.compactMap { row in
        guard let first = row[0]?.string, let second = row[1]?.string, let value = row[2]?.double else { return nil }
        return (first, second, value)
      } ?? []
  }
}

let origin = ResultOrigin(
  workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"), version: "0.1.0")

/// A deterministic stream of numbers in [0, 1).
struct UniformStream {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }
}
