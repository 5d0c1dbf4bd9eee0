// The exclusion's result file: written, read back, and lean where things do not apply.
import Foundation
import JSONTree
import Results
import Testing

@Suite struct ExclusionRoundTripTests {
  private let result = ExclusionResult(
    header: ResultHeader(
      kind: ExclusionResult.kind, hfplot: "0.1.0", command: "hfplot exclusion b.json --patchset p.json",
      workspace: WorkspaceReference(file: "b.json", sha256: "ab", measurement: "m", patch: "p.json"),
      settings: ResultSettings(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
      status: ResultStatus(state: .converged, edm: 0)),
    axes: [ExclusionAxis(name: "m1", unit: "GeV"), ExclusionAxis(name: "m1-m2", unit: "GeV", isLogarithmic: true)],
    points: [
      ExclusionPoint(
        name: "a", values: [200, 100], labels: ["m1": 200, "m2": 100], clsObserved: 1 / 3,
        clsExpected: [0.01, 0.02, 0.1, 0.3, 0.6], clsObservedTheory: .init(up: 0.2, down: 0.4),
        upperLimit: .init(observed: 1.5, expected: [0.5, 0.7, 1, 1.4, 2], crossSection: 30), crossSection: 20),
      ExclusionPoint(name: "b", values: [300, 100], labels: ["m1": 300, "m2": 200], state: .failed, message: "why"),
    ],
    contours: ExclusionContours(
      observed: [.init(closed: false, points: [[1, 2], [3, 4.5]])], expectedBand: [[[0, 0], [1, 0], [1, 1]]],
      map: .init(quantity: "upper_limit", levels: [1, 2], regions: [[[[0, 0], [1, 0], [0, 1]]]])),
    interpolation: ExclusionInterpolation(scheme: "thin-plate", minimumArea: 0.01),
    forbidden: ExclusionBoundary(text: "m2 > m1", x: 0, y: 1, constant: 0),
    signals: ExclusionSource(file: "p.json", sha256: "cd"), theory: "0.1",
    overlays: [ExclusionOverlay(name: "Run 1", isShaded: true, paths: [])], notes: ["an island"])

  @Test func readsBackTheSame() throws {
    let bytes = try JSONTreeEncoder().encode(result)
    let back = try JSONTreeDecoder().decode(ExclusionResult.self, from: JSONDocument(bytes, file: "r.json"))
    #expect(back == result)
  }

  @Test func whatDoesNotApplyIsLeftOut() throws {
    let text = String(decoding: try JSONTreeEncoder().encode(result), as: UTF8.self)
    #expect(!text.contains("null"))
    #expect(text.contains("\"cls_observed_theory\""))
    #expect(text.contains("\"kind\""))
  }

  @Test func limitsAndPredictionsComplete() {
    var point = result.points[0]
    point.upperLimit = .init(crossSection: 30)
    point.completeLimits()
    #expect(point.upperLimit?.observed == 1.5)
    point.upperLimit = .init(observed: 2)
    point.completeLimits()
    #expect(point.upperLimit?.crossSection == 40)
  }
}
