// The example's grid of signals: every point is what its single test gives, and figures are laid out as recorded.
import Foundation
import GoldenFiles
import HFPlotKit
import Testing

@Suite struct ExampleExclusionTests {
  /// The background with its signals in a folder, and all points of the grid.
  private struct Grid {
    var folder: String
    var scan: SignalScan
    var points: [ExclusionPoint]

    init() throws {
      let place = FileManager.default.temporaryDirectory.appending(path: "hfplot-example-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for file in try ExampleSearch.files() {
        try file.text.write(to: place.appending(path: file.name), atomically: true, encoding: .utf8)
      }
      folder = place.path
      let grid = try SignalGrid(path: "\(folder)/background.json", patchSet: "\(folder)/patchset.json")
      scan = SignalScan(grid, prediction: try SignalPrediction(theory: ["10%"], mass: "mW"))
      points = scan.points()
    }
  }

  private static let grid = Result { try Grid() }

  /// All of them, by the way of `hfplot hypotest --patch`.
  @Test func everyPointIsASingleTest() throws {
    let grid = try Self.grid.get()
    #expect(grid.points.count >= 40)
    for point in grid.points {
      let request = WorkspaceRequest(
        path: "\(grid.folder)/background.json", patch: "\(grid.folder)/patchset.json#\(point.name)")
      let test = try Analysis(request).hypotest(TestOptions(value: 1), command: CanonicalCommand(verb: "hypotest"))
      let observed = try #require(point.clsObserved), expected = try #require(point.clsExpected)
      let cls = try #require(test.cls), single = try #require(cls.observed)
      #expect(abs(observed - single) < 1e-9, "\(point.name)")
      #expect(zip(expected, cls.expected).allSatisfy { abs($0 - ($1 ?? .nan)) < 1e-9 }, "\(point.name)")
      #expect(expected.count == 5 && point.state == .converged)
    }
  }

  // MARK: Figures

  /// The grid with numbers of six digits: what fits differ in from build to build does not reach the layout.
  private func result(axes names: [String]? = nil) throws -> ExclusionResult {
    let grid = try Self.grid.get()
    let axes = try ExclusionAxes(
      names, labels: ["mW", "mT"], unit: "GeV", forbidden: "mT > mW", plane: ["mW", "mW-mT"])
    var result = try grid.scan.result(
      axes: axes, interpolation: ExclusionInterpolation(plane: axes.plane), theory: "10%",
      command: CanonicalCommand(verb: "exclusion"))
    result.points = axes.place(grid.points).map { point in
      var point = point
      point.clsObserved = point.clsObserved.map(Self.rounded)
      point.clsExpected = point.clsExpected?.map(Self.rounded)
      point.clsObservedTheory = point.clsObservedTheory.map {
        .init(up: Self.rounded($0.up), down: Self.rounded($0.down))
      }
      return point
    }
    return result
  }

  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

  /// A second search that is better where the masses are close, and worse elsewhere.
  private func twoSearches() throws -> ExclusionResult {
    var result = try result()
    let other = result.points.map { point in
      var point = point
      let gap = (point.labels["mW"] ?? 0) - (point.labels["mT"] ?? 0)
      point.clsExpected = point.clsExpected?.map { $0 * (gap < 400 ? 0.5 : 2) }
      return point
    }
    result.regions = [("open", result.points), ("close", other)].map { name, points in
      ExclusionRegion(name: name, workspace: result.header.workspace, points: points)
    }
    result.points = ExclusionResult.best(of: result.regions)
    return result
  }

  private func figures(_ result: ExclusionResult, _ settings: [String]) throws -> [Figure] {
    let own = try Self.grid.get().folder + "/style.json"
    let style = try FigureRequest(outputs: [], styles: [own], settings: settings).style(kind: ExclusionResult.kind)
    return ExclusionFigure.figures(from: try result.contoured(), style: style)
  }

  @Test(arguments: ["plane", "difference", "regions", "region-numbers", "marks"])
  func figuresAreTheRecordedOnes(name: String) throws {
    let figures = try figures(name)
    #expect(GoldenFile("outline/exclusion-\(name).txt").difference(from: try Drawing.outline(figures)) == nil)
    #expect(try Drawing.findings(of: figures).map(\.description) == [])
  }

  private func figures(_ name: String) throws -> [Figure] {
    switch name {
    case "plane": return try figures(result(), [])
    case "difference": return try figures(result(axes: ["mW", "mW-mT"]), ["exclusion.numbers.show=cls"])
    case "regions": return try figures(twoSearches(), [])
    case "region-numbers": return try figures(twoSearches(), ["exclusion.regions.show=numbers"])
    default:
      var result = try result()
      let excluded = result.points.filter { ($0.clsObserved ?? 1) < 0.05 }.map(\.values)
      result.overlays = [
        ExclusionOverlay(
          name: "CLs < 0.05", isShaded: false, isMarked: true, paths: [.init(closed: false, points: excluded)])
      ]
      return try figures(result, [])
    }
  }

  /// Points are drawn as one of: a point of the grid, a mark of the best search, a number, and never as two of them.
  @Test func regionsTakeThePlaceOfPoints() throws {
    for (look, isShown) in [("points", false), ("numbers", false), ("none", true)] {
      let figure = try #require(figures(twoSearches(), ["exclusion.regions.show=\(look)"]).first)
      var grid = 0, marks = 0, numbers = 0
      for layer in figure.panels[0].layers {
        switch layer {
        case .points(let points) where points.name == "points": grid = points.points.count
        case .points(let points) where points.role == "layer.region": marks += points.points.count
        case .numbers(let layer): numbers += layer.entries.count
        default: break
        }
      }
      let all = try Self.grid.get().points.count
      #expect(grid == (isShown ? all : 0), "\(look)")
      #expect(marks == (look == "points" ? all : 0) && numbers == (look == "numbers" ? all : 0), "\(look)")
    }
  }
}
