// Tables of scans over signals: limits along a series, CLs over a grid.
import Publishing
import Results
import Testing

@Suite struct ScanTableTests {
  private func limits(_ discovery: Significance?) -> LimitsVersusResult {
    var header = SampleFit.header
    header.kind = LimitsVersusResult.kind
    return LimitsVersusResult(
      header: header, poi: "mu", level: 0.95, isScaled: false,
      points: [
        .init(
          value: 300, observed: 0.8, expected: [0.4, 0.5, 0.7, 1, 1.4], discovery: discovery,
          workspace: header.workspace)
      ], theory: [], excluded: .init(observed: [[200, 350.5]], expected: []))
  }

  @Test func discoveryHasColumnsOnlyWhereItIsKnown() {
    let plain = LimitsVersusTable(limits(nil)).text
    #expect(!plain.contains("p₀") && !plain.contains("–"))
    #expect(plain.contains("excluded (observed): 200 to 350.5"))
    let full = LimitsVersusTable(limits(Significance(pValue: 0.0123, z: 2.248))).text
    #expect(full.contains("p₀") && full.contains("0.0123  2.25"))
  }

  /// Nobody knows the tails of a model so well.
  @Test func tinyProbabilitiesAreBounds() {
    var header = SampleFit.header
    header.kind = ExclusionResult.kind
    let text = ExclusionTable(
      ExclusionResult(
        header: header, axes: [ExclusionAxis(name: "m1"), ExclusionAxis(name: "m2")],
        points: [
          ExclusionPoint(
            name: "a", values: [200, 100], labels: [:], clsObserved: 0,
            clsExpected: [2e-320, 3e-12, 2e-9, 0.3, 0.6])
        ], contours: ExclusionContours(), interpolation: ExclusionInterpolation(scheme: "linear"))
    ).text
    #expect(text.contains("<1e−9") && text.contains("2e−9") && text.contains("0.3"))
    #expect(!text.contains("e−320") && !text.contains("e−12"))
  }
}
