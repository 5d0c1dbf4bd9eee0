// Correlated constraints against the plain workspace in their place: −2 ln L at points of one mapped to the other.
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Testing

@testable import Inference

struct ConstraintDecorrelationTests {
  /// Opposite sides (a, b in X) and factors with lo = 1/hi (b in Y, both in Z).
  private static let text = #"""
    {"channels": [{"name": "SR", "samples": [
       {"name": "S", "data": [3, 5], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
       {"name": "X", "data": [20, 30], "modifiers": [
         {"name": "a", "type": "histosys", "data": {"hi_data": [23, 31], "lo_data": [17, 29]}},
         {"name": "free", "type": "normsys", "data": {"hi": 1.1, "lo": 0.95}},
         {"name": "b", "type": "histosys", "data": {"hi_data": [19, 34], "lo_data": [21, 26]}}]},
       {"name": "Y", "data": [10, 8], "modifiers": [
         {"name": "b", "type": "normsys", "data": {"hi": 1.25, "lo": 0.8}}]},
       {"name": "Z", "data": [4, 4], "modifiers": [
         {"name": "b", "type": "normsys", "data": {"hi": 0.5, "lo": 2.0}},
         {"name": "a", "type": "normsys", "data": {"hi": 1.6, "lo": 0.625}}]}]}],
     "observations": [{"name": "SR", "data": [41, 44]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": [{"name": "a", "bounds": [[-4, 4]]}]}}],
     "version": "1.0.0",
     "hfplot": {"version": "1", "correlations": [
       {"name": "tag", "parameters": ["a", "b"], "covariance": [[1.5, 0.4], [0.4, 0.8]]}]}}
    """#

  private func draft(_ changes: (String, String)...) throws -> WorkspaceDraft {
    let text = changes.reduce(Self.text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    return try WorkspaceDraft(JSONDocument(Array(text.utf8), file: "ws.json"))
  }

  private func decorrelated(_ draft: WorkspaceDraft) throws -> WorkspaceDraft {
    let kind = try #require(EditKind.documentEdits.first { $0.keyword == "decorrelate-constraints" })
    return try kind.step("*").applied(to: draft).draft
  }

  private func likelihood(_ draft: WorkspaceDraft, _ normsys: InterpolationCode, _ histosys: InterpolationCode)
    throws -> CompiledLikelihood
  {
    let interpolation = HistFactory.Interpolation(normsys: normsys, histosys: histosys)
    return try CompiledLikelihood(
      Model(draft.workspace(), interpolation: interpolation), interpolation: interpolation)
  }

  /// How far −2 ln L of the two differ from the constant ln det K.
  private func largestDifference(_ normsys: InterpolationCode, _ histosys: InterpolationCode) throws -> Double {
    let draft = try draft()
    let old = try likelihood(draft, normsys, histosys), new = try likelihood(decorrelated(draft), normsys, histosys)
    #expect(new.correlatedConstraints.isEmpty)
    #expect(Set(new.parameters.map(\.name)) == ["mu", "free", "tag_1", "tag_2"])
    let root = try #require(old.correlatedConstraints.first).root
    let (oldBuffer, newBuffer) = (old.makeBuffer(), new.makeBuffer())
    let (oldData, newData) = try (#require(old.observed), #require(new.observed))
    var largest = 0.0
    for first in stride(from: -2.5, through: 2.5, by: 0.7) {
      for second in stride(from: -2.0, through: 2.5, by: 0.9) {
        let values = [
          "mu": 1.3, "free": 0.4, "tag_1": first, "tag_2": second,
          "a": root[0] * first + root[1] * second, "b": root[2] * first + root[3] * second,
        ]
        let (left, right) = (old.parameters.map { values[$0.name] ?? 0 }, new.parameters.map { values[$0.name] ?? 0 })
        let difference =
          2 * old.value(at: left, data: oldData, buffer: oldBuffer)
          - 2 * new.value(at: right, data: newData, buffer: newBuffer)
        largest = max(largest, abs(difference - log(1.5 * 0.8 - 0.4 * 0.4)))
      }
    }
    return largest
  }

  @Test(arguments: [InterpolationCode.code0, .code2, .code4p])
  func exactWhereEffectsAreLinearOrExponential(_ code: InterpolationCode) throws {
    #expect(try largestDifference(.code1, code) < 1e-11)
  }

  /// code4 leaves the exponential between ±1: the test can tell.
  @Test func nearlySoWithOtherFactors() throws {
    let difference = try largestDifference(.code4, .code0)
    #expect(difference > 1e-9 && difference < 1e-3)
  }

  @Test func theResultIsPlain() throws {
    let text = try String(decoding: decorrelated(draft()).text(), as: UTF8.self)
    #expect(!text.contains("hfplot") && !text.contains("\"a\""))
  }

  @Test(arguments: [
    ("\"lo_data\": [17, 29]", "\"lo_data\": [17, 28]", "SR/X/a: the histosys has sides of different size (bin 1)"),
    ("\"lo\": 0.8}", "\"lo\": 0.9}", "SR/Y/b: the normsys has sides of different size (lo is not 1/hi)"),
    ("\"poi\": \"mu\"", "\"poi\": \"a\"", "a is the parameter of interest of m"),
    ("\"bounds\": [[-4, 4]]", "\"fixed\": true", "a is fixed in measurement m"),
    (", \"covariance\"", ", \"centers\": [0, 0.5], \"covariance\"", "the constraint of b is centred at 0.5, not at 0"),
    ("\"free\"", "\"tag_2\"", "there is already a modifier tag_2"),
    (
      "\"correlations\"", "\"functions\": [{\"name\": \"free\", \"expression\": \"b / 2\"}], \"correlations\"",
      "b is used in an expression"
    ),
  ])
  func refusedWhereItIsNot(_ old: String, _ new: String, _ finding: String) throws {
    let draft = try draft((old, new))
    do {
      _ = try decorrelated(draft)
      Issue.record("\(new) went through")
    } catch let problem as EditProblem {
      #expect(problem.findings == [finding])
    }
  }
}
