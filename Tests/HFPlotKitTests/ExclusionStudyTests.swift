// Several searches over one grid, kept points, saved results, and limits along a line of the plane.
import Foundation
import HFPlotKit
import Synchronization
import Testing

@Suite struct ExclusionStudyTests {
  private func point(_ x: Double, _ y: Double, expected: Double?, observed: Double = 0.5) -> ExclusionPoint {
    ExclusionPoint(
      name: "\(x)_\(y)", values: [x, y], labels: ["x": x, "y": y], clsObserved: observed,
      clsExpected: expected.map { [0.1 * $0, 0.5 * $0, $0, 1.5 * $0, 1.8 * $0] })
  }

  private func region(_ name: String, _ points: [ExclusionPoint]) -> ExclusionRegion {
    ExclusionRegion(
      name: name, workspace: WorkspaceReference(file: "\(name).json", sha256: name, measurement: "m"), points: points)
  }

  /// By the expectation: a better observation does not win.
  @Test func theMostSensitiveSearchCounts() {
    var failed = point(3, 0, expected: 0.001)
    failed.state = .failed
    let a = region("a", [point(1, 0, expected: 0.2, observed: 0.01), point(2, 0, expected: 0.1), failed])
    let b = region("b", [point(2, 0, expected: 0.3), point(1, 0, expected: 0.1), point(3, 0, expected: 0.4)])
    let c = region("c", [point(4, 0, expected: nil)])
    let best = ExclusionResult.best(of: [a, b, c])
    #expect(best.map(\.region) == ["b", "a", "b", "c"])
    #expect(best.map { $0.labels["x"] } == [1, 2, 3, 4])
    #expect(best[0].clsObserved == 0.5)
  }

  private func study(_ small: SmallGrid, count: Int, theory: [String] = []) throws -> ExclusionStudy {
    let searches = try (0..<count).map { index in
      let grid = try SignalGrid(path: small.background, patchSet: small.patchSet)
      return ExclusionStudy.Search(
        name: "search \(index)",
        scan: SignalScan(
          grid, options: SignalTestOptions(hasLimits: true), prediction: try SignalPrediction(theory: theory, mass: "x")
        ))
    }
    let axes = try ExclusionAxes(nil, labels: ["x", "y"], unit: nil)
    return try ExclusionStudy(
      searches, axes: axes, interpolation: ExclusionInterpolation(), theory: nil,
      command: CanonicalCommand(verb: "exclusion"))
  }

  /// A study of several searches is kept, and taken up by a study of one of them.
  @Test func keptPointsAreTakenUp() throws {
    let small = try SmallGrid(), path = small.file("kept.json")
    let both = try study(small, count: 2).run(keeping: path)
    #expect(both.regions.map(\.points.count) == [7, 7])
    #expect(Set(both.points.compactMap(\.region)) == ["search 0"])
    let remarks = Mutex<[String]>([])
    let one = try study(small, count: 1).run(keeping: path) { remark in remarks.withLock { $0.append(remark) } }
    #expect(remarks.withLock { $0 } == [])
    #expect(one.points.map(\.clsObserved) == both.points.map(\.clsObserved))
  }

  @Test func theDigestOfTheTheoryCounts() throws {
    let small = try SmallGrid(), path = small.file("kept.json"), table = small.file("theory.txt")
    try Data("100 2 0.2\n400 1 0.1\n".utf8).write(to: URL(filePath: table))
    _ = try study(small, count: 1, theory: [table]).run(keeping: path)
    try Data("100 2 0.4\n400 1 0.1\n".utf8).write(to: URL(filePath: table))
    let changed = try study(small, count: 1, theory: [table])
    let earlier = changed.frame.earlierPoints(path)
    #expect(earlier.points.isEmpty)
    #expect(earlier.remark?.contains("--theory") == true)
  }

  @Test func pointsThatCannotBeKeptAreTold() throws {
    let small = try SmallGrid(), remarks = Mutex<[String]>([])
    let result = try study(small, count: 1).run(keeping: small.file("absent/kept.json")) { remark in
      remarks.withLock { $0.append(remark) }
    }
    #expect(result.points.count == 7)
    #expect(remarks.withLock { $0 }.count == 1)
    #expect(remarks.withLock { $0 }[0].contains("not kept"))
  }

  // MARK: Saved results

  @Test func aBrokenResultIsReportedAsSuch() throws {
    let small = try SmallGrid(), path = small.file("saved.json")
    let result = try study(small, count: 1).run()
    let text = String(decoding: try ResultFiles.text(result), as: UTF8.self)
    func problem(_ text: String) throws -> String? {
      try Data(text.utf8).write(to: URL(filePath: path))
      do {
        _ = try KnownSignals(contentsOf: path, prediction: SignalPrediction(mass: nil), command: "")
        return nil
      } catch { return "\(error)" }
    }
    #expect(try problem(text) == nil)
    #expect(try problem(String(text.prefix(text.count / 2)))?.contains("saved.json") == true)
    #expect(try problem(text.replacing("\"cls_observed\"", with: "\"cls_observd\"")) == nil)
    #expect(try problem(text.replacing("\"points\"", with: "\"pionts\""))?.contains("points") == true)
    #expect(try problem(text.replacing("\"exclusion\"", with: "\"limit\""))?.contains("limit") == true)
  }

  // MARK: One line of the plane

  @Test func limitsAlongALine() throws {
    let small = try SmallGrid()
    var result = try study(small, count: 1).run()
    let slice = try ExclusionSlice("x", at: ["y=50"], labels: ["x", "y"])
    let limits = try slice.limits(of: result, poi: "mu") { _ in nil }
    #expect(limits.points.map(\.value) == [100, 200, 300])
    #expect(limits.points.map(\.observed) == [1, 3, 5].map { result.points[$0].upperLimit?.observed })
    #expect(!limits.isScaled && limits.theory.isEmpty)
    for index in result.points.indices { result.points[index].crossSection = 2 }
    let scaled = try slice.limits(of: result, poi: "mu") { _ in 0.1 }
    #expect(scaled.isScaled && scaled.theory.map(\.upper) == [2.2, 2.2, 2.2])
    #expect(scaled.points[0].observed == limits.points[0].observed.map { 2 * $0 })
    #expect(scaled.excluded == limits.excluded)
  }

  @Test func slicesThatAreNone() throws {
    let result = try study(SmallGrid(), count: 1).run()
    func problem(_ variable: String, _ at: [String]) -> String {
      do {
        let slice = try ExclusionSlice(variable, at: at, labels: ["x", "y"])
        _ = try slice.limits(of: result, poi: "mu") { _ in nil }
        return ""
      } catch { return "\(error)" }
    }
    #expect(problem("x", []).contains("several points"))
    #expect(problem("x", ["y=7"]).contains("0.0, 50.0"))
    #expect(problem("x", ["y"]).contains("--at y"))
    #expect(problem("z", []).contains("z"))
  }
}
