// Workspaces written as HS3 and read back have the same likelihood, in every dialect.
import ExampleAnalysis
import Exchange
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Testing

/// Two likelihoods at the same random points, parameters matched by name.
struct LikelihoodComparison {
  let left: CompiledLikelihood
  let right: CompiledLikelihood
  /// Names on the right for those on the left, where they differ.
  var renamed: [String: String] = [:]

  init(_ left: Workspace, _ right: Workspace, _ interpolation: Interpolation = .standard) throws {
    self.left = try CompiledLikelihood(Model(left, interpolation: interpolation), interpolation: interpolation)
    self.right = try CompiledLikelihood(Model(right, interpolation: interpolation), interpolation: interpolation)
  }

  /// The largest difference of −2 ln L, relative to its size where that is above 1.
  func largestDifference(points: Int, spread: Double = 0.5) throws -> Double {
    let (first, second) = (try #require(left.observed), try #require(right.observed))
    let positions = Dictionary(uniqueKeysWithValues: zip(right.parameters.map(\.name), 0...))
    let map = try left.parameters.map { try #require(positions[renamed[$0.name] ?? $0.name], "\($0.name)") }
    var worst = 0.0, stream = SystemStream(state: 20_260_101)
    let buffers = (left.makeBuffer(), right.makeBuffer())
    for _ in 0..<points {
      let point = left.parameters.map { parameter in
        let shift = spread * (2 * stream.uniform() - 1)
        let scale = parameter.initial == 0 ? shift : parameter.initial * (1 + 0.3 * shift)
        return min(max(scale, parameter.lower), parameter.upper)
      }
      var other = right.parameters.map(\.initial)
      for (value, position) in zip(point, map) { other[position] = value }
      let values = (
        2 * left.value(at: point, data: first, buffer: buffers.0),
        2 * right.value(at: other, data: second, buffer: buffers.1)
      )
      guard values.0.isFinite || values.1.isFinite else { continue }
      worst = max(worst, abs(values.0 - values.1) / max(1, abs(values.0)))
    }
    return worst
  }

  private struct SystemStream {
    var state: UInt64
    mutating func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }
}

@Suite struct HS3RoundTripTests {
  static func written(
    _ workspace: Workspace, _ dialect: HS3Dialect, _ interpolation: Interpolation = .standard
  ) throws -> HS3Reading {
    let options = HS3Options(dialect: dialect, interpolation: interpolation, version: "0.1.0")
    let text = try JSONWriter.write(try HS3Writer.document(workspace, options: options))
    let document = try JSONDocument(text, file: "model.hs3.json")
    #expect(document.isHS3)
    let reading = try HS3Reading(document)
    #expect(reading.dialect == dialect)
    return reading
  }

  @Test(arguments: HS3Dialect.allCases) func theExample(_ dialect: HS3Dialect) throws {
    let workspace = ExampleSearch.workspace()
    let back = try Self.written(workspace, dialect).workspace
    #expect(try LikelihoodComparison(workspace, back).largestDifference(points: 5) < 1e-10)
    let (first, second) = (try Model(workspace), try Model(back))
    #expect(first.parameterSets.map(\.name) == second.parameterSets.map(\.name))
    #expect(first.parameterSets.map(\.fixed) == second.parameterSets.map(\.fixed))
    #expect(first.parameterSets.map(\.bounds) == second.parameterSets.map(\.bounds))
    #expect(first.poi == second.poi)
  }

  /// Every modifier type, shifted auxiliary data, other widths, empty bins, a staterror through two channels.
  static let everything = """
    {"channels": [
      {"name": "B", "samples": [
        {"name": "s", "data": [5.0, 3.0, 0.0], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null},
          {"name": "lumi", "type": "lumi", "data": null},
          {"name": "stat", "type": "staterror", "data": [0.5, 0.4, 0.0]}]},
        {"name": "b", "data": [50.0, 30.0, 0.0], "modifiers": [
          {"name": "a", "type": "normsys", "data": {"hi": 1.1, "lo": 0.92}},
          {"name": "a", "type": "histosys", "data": {"hi_data": [52.0, 33.0, 0.0], "lo_data": [49.0, 28.0, 0.0]}},
          {"name": "shape", "type": "shapesys", "data": [4.0, 0.0, 1.0]}]}]},
      {"name": "A", "samples": [
        {"name": "b", "data": [100.0, 80.0], "modifiers": [
          {"name": "free", "type": "shapefactor", "data": null},
          {"name": "a", "type": "normsys", "data": {"hi": 1.05, "lo": 0.97}},
          {"name": "own", "type": "staterror", "data": [3.0, 4.0]},
          {"name": "fix", "type": "shapesys", "data": [7.0, 9.0]}]},
        {"name": "s", "data": [5.0, 3.0], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null},
          {"name": "lumi", "type": "lumi", "data": null},
          {"name": "stat", "type": "staterror", "data": [0.5, 0.4]}]}]}],
     "observations": [{"name": "A", "data": [104.0, 79.0]}, {"name": "B", "data": [57.0, 31.0, 0.0]}],
     "measurements": [
      {"name": "first", "config": {"poi": "mu", "parameters": [
        {"name": "lumi", "inits": [1.01], "bounds": [[0.9, 1.1]], "auxdata": [1.0], "sigmas": [0.017]},
        {"name": "a", "auxdata": [0.3], "inits": [0.2]},
        {"name": "shape", "auxdata": [150.0, 1.0, 1.0]},
        {"name": "own", "sigmas": [0.05, 0.06], "auxdata": [1.0, 0.99]}]}},
      {"name": "second", "config": {"poi": "free[1]", "parameters": [
        {"name": "lumi", "inits": [1.0], "bounds": [[0.8, 1.2]], "auxdata": [1.0], "sigmas": [0.017], "fixed": true},
        {"name": "a", "auxdata": [0.3]},
        {"name": "fix", "fixed": true},
        {"name": "mu", "inits": [0.0], "bounds": [[-2.0, 4.0]], "fixed": true},
        {"name": "shape", "auxdata": [150.0, 1.0, 1.0]},
        {"name": "own", "sigmas": [0.05, 0.06], "auxdata": [1.0, 0.99]}]}}],
     "version": "1.0.0"}
    """

  @Test(arguments: [HS3Dialect.specification, .pyhs3]) func everyModifier(_ dialect: HS3Dialect) throws {
    let workspace = try Workspace(JSONDocument(text: Self.everything, file: "ws.json"))
    let back = try Self.written(workspace, dialect).workspace
    #expect(try LikelihoodComparison(workspace, back).largestDifference(points: 5) < 1e-12)
    for name in ["first", "second"] {
      let (left, right) = (try Model(workspace, measurement: name), try Model(back, measurement: name))
      #expect(left.poi == right.poi)
      for (before, after) in zip(left.parameterSets, right.parameterSets) {
        #expect(before.name == after.name && before.inits == after.inits && before.bounds == after.bounds)
        #expect(before.fixed == after.fixed, "\(name): \(before.name)")
      }
    }
  }

  @Test func interpolationCodesAreKept() throws {
    let workspace = try Workspace(JSONDocument(text: Self.everything, file: "ws.json"))
    for codes in [Interpolation(normsys: .code1, histosys: .code0), Interpolation(histosys: .code2)] {
      for dialect in [HS3Dialect.specification, .pyhs3] {
        #expect(try Self.written(workspace, dialect, codes).interpolation == codes)
      }
    }
  }

  @Test func whatADialectCannotSayIsNamed() throws {
    let workspace = try Workspace(JSONDocument(text: Self.everything, file: "ws.json"))
    var options = HS3Options(dialect: .root, version: "0.1.0")
    var problems = try #require(throws: WorkspaceProblems.self) {
      try HS3Writer.document(workspace, options: options)
    }
    #expect(problems.problems.map(\.path.description) == ["channels[1]"])
    var other = workspace
    other.measurements[1].parameters[1].auxdata = [0.4]
    options.dialect = .specification
    problems = try #require(throws: WorkspaceProblems.self) { try HS3Writer.document(other, options: options) }
    #expect(problems.problems.map(\.path.description) == ["measurements[1]"])
    #expect(problems.description.contains("constrains 'a' otherwise than 'first'"))
  }

  // MARK: Published likelihoods

  static let shared = URL(
    filePath: ProcessInfo.processInfo.environment["HFPLOT_SHARED"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").standardized.path)
  static let isPresent = FileManager.default.fileExists(atPath: shared.appending(path: "workspaces").path)
  static let names = [
    "pyhf-2bin1ch", "displ-leptons-v2", "sbottom-A-bkgonly", "1Lbb-700-250-full", "ttbar-ljets-pruned", "agc-ttbar-ml",
    "tttt-prod", "3L-offshell-bkgonly", "3L-offshell-signal",
  ]

  @Test(.enabled(if: isPresent, "the shared likelihoods are absent (HFPLOT_SHARED)"), arguments: names)
  func published(_ name: String) throws {
    let path = Self.shared.appending(path: "workspaces/\(name).json").path
    let workspace = try Workspace(JSONDocument(contentsOf: path))
    for dialect in HS3Dialect.allCases {
      let back = try Self.written(workspace, dialect).workspace
      #expect(try LikelihoodComparison(workspace, back).largestDifference(points: 2) < 1e-10, "\(dialect)")
    }
  }
}
