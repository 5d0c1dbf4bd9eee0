// Grids of signals: point by point what a single test gives, kept points, failures with their reason.
import Foundation
import HFPlotKit
import Synchronization
import Testing

@Suite struct SignalScanTests {
  private func scan(_ small: SmallGrid, theory: [String] = [], limits: Bool = false) throws -> SignalScan {
    let grid = try SignalGrid(path: small.background, patchSet: small.patchSet)
    return SignalScan(
      grid, options: SignalTestOptions(hasLimits: limits), prediction: try SignalPrediction(theory: theory, mass: "x"))
  }

  private func result(_ scan: SignalScan, _ axes: ExclusionAxes) throws -> ExclusionResult {
    try scan.result(
      axes: axes, interpolation: ExclusionInterpolation(), theory: nil, command: CanonicalCommand(verb: "exclusion"))
  }

  @Test func everyPointIsTheTestOfItsOwnModel() throws {
    let small = try SmallGrid(), scan = try scan(small, theory: ["20%"], limits: true)
    let points = scan.points(workforce: Workforce(jobs: 2))
    #expect(points.map(\.name) == scan.grid.signals.entries.map(\.name))
    for name in ["s_100_0", "s_300_50"] {
      let point = try #require(points.first { $0.name == name })
      let analysis = try Analysis(WorkspaceRequest(path: small.background, patch: "\(small.patchSet)#\(name)"))
      let calculator = try AsymptoticCalculator(analysis.likelihood)
      let test = calculator.test(1)
      #expect(point.clsObserved == test.cls)
      #expect(point.clsExpected == test.expectedCLs)
      #expect(point.clsObservedTheory?.up == calculator.test(1.2).cls)
      let limit = try #require(point.upperLimit?.observed)
      #expect(abs(calculator.test(limit).cls - 0.05) < 1e-5)
    }
  }

  /// A signal 1 + δ times as large is a model of its own with the same CLs as a strength of 1 + δ.
  @Test func theoryVariationsAreScaledSignals() throws {
    let small = try SmallGrid()
    let points = try scan(small, theory: ["0.25"]).points()
    let point = try #require(points.first { $0.name == "s_200_0" })
    let file = try SignalGrid(path: small.background, patchSet: small.patchSet).workspace(2)
    var workspace = file.workspace
    for sample in workspace.channels[0].samples.indices where workspace.channels[0].samples[sample].name == "signal" {
      workspace.channels[0].samples[sample].data = workspace.channels[0].samples[sample].data.map { $0 * 1.25 }
    }
    let likelihood = try CompiledLikelihood(try Model(workspace))
    let larger = try AsymptoticCalculator(likelihood).test(1)
    #expect(abs((point.clsObservedTheory?.up ?? 0) - larger.cls) < 1e-7)
  }

  @Test func failedPointsKeepTheirReason() throws {
    let points = try scan(SmallGrid()).points()
    #expect(points.filter { $0.state == .failed }.map(\.name) == ["s_400_0"])
    #expect(points.last?.message?.isEmpty == false)
    #expect(points.last?.labels == ["x": 400, "y": 0])
  }

  @Test func numbersDoNotDependOnTheJobs() throws {
    let scan = try scan(SmallGrid())
    #expect(scan.points(workforce: Workforce(jobs: 1)) == scan.points(workforce: Workforce(jobs: 3)))
  }

  @Test func anEarlierRunIsTakenUp() throws {
    let small = try SmallGrid(), scan = try scan(small), path = small.file("kept.json")
    let axes = try ExclusionAxes(nil, labels: scan.grid.signals.labels, unit: "GeV")
    let start = try result(scan, axes), kept = KeptPoints(path, result: start, total: scan.grid.count)
    #expect(start.earlierPoints(path).points.isEmpty)
    let all = scan.points { kept.keep(axes.place($0)) }
    let earlier = start.earlierPoints(path)
    #expect(earlier.remark == nil)
    #expect(earlier.points.count == scan.grid.count)
    let tested = Mutex(0)
    let again = scan.points(known: earlier.points) { _ in tested.withLock { $0 += 1 } }
    #expect(axes.place(again) == axes.place(all))
    // The failed one is tried again.
    #expect(tested.withLock { $0 } == 1)
  }

  @Test func otherFilesAreNotTakenUp() throws {
    let small = try SmallGrid(), scan = try scan(small), path = small.file("kept.json")
    let axes = try ExclusionAxes(nil, labels: scan.grid.signals.labels, unit: nil)
    var start = try result(scan, axes)
    KeptPoints(path, result: start, total: 1).keep(scan.points())
    start.signals = ExclusionSource(file: "patchset.json", sha256: "other")
    #expect(start.earlierPoints(path).points.isEmpty)
    #expect(start.earlierPoints(path).remark?.contains("digests") == true)
  }

  @Test func axesAreSumsOfLabels() throws {
    let axes = try ExclusionAxes(
      ["x", "x-y"], labels: ["x", "y"], unit: "GeV", forbidden: "y > x - 10", plane: ["x", "y"])
    let point = axes.place([ExclusionPoint(name: "p", labels: ["x": 300, "y": 120])])[0]
    #expect(point.values == [300, 180])
    #expect(axes.boundary == ExclusionBoundary(text: "y > x - 10", x: 0, y: 1, constant: -10))
    #expect(axes.plane?.v == [1, -1, 0])
    #expect(throws: KitProblem.self) { try ExclusionAxes(["x", "z"], labels: ["x", "y"], unit: nil) }
    #expect(throws: KitProblem.self) { try ExclusionAxes(["x"], labels: ["x", "y"], unit: nil) }
  }

  @Test func contoursAreWrittenInEveryForm() throws {
    let scan = try scan(SmallGrid()), axes = try ExclusionAxes(nil, labels: ["x", "y"], unit: "GeV")
    var result = try result(scan, axes)
    result.points = axes.place(scan.points())
    result = try result.contoured()
    #expect(!result.contours.observed.isEmpty)
    let csv = String(decoding: try ContourFiles.files(result, to: "c.csv")[0].bytes, as: UTF8.self)
    #expect(csv.hasPrefix("contour,piece,x [GeV],y [GeV]\nobserved,0,"))
    #expect(try ContourFiles.files(result, to: "c.yaml").map(\.path).contains("c-observed.yaml"))
    #expect(try ContourFiles.files(result, to: "c.json").count == 1)
    #expect(throws: KitProblem.self) { try ContourFiles.check("c.txt") }
  }
}
