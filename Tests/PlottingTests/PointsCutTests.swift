// Bars that leave the frame, and labels on axes whose ends are fixed.
import SceneGraph
import Styles
import Testing

@testable import Plotting

@Suite struct PointsCutTests {
  private static func scene(_ figure: Figure) throws -> Scene {
    try Arrangement.scene(for: figure, typesetter: try Arrangement.typesetter(for: figure.style))
  }

  private static func roles(_ points: [PointsLayer.DataPoint], scale: Scale = .linear) throws -> [String: Int] {
    try roles(PointsLayer(name: "data", points: points), scale: scale)
  }

  private static func roles(_ layer: PointsLayer, scale: Scale) throws -> [String: Int] {
    let panel = Panel(
      x: Axis(lower: 0, upper: 4), y: Axis(scale: scale, lower: 0.5, upper: 1.5), layers: [.points(layer)])
    let figure = Figure(style: Style(standardFor: ""), panels: [panel], legends: [])
    var counts: [String: Int] = [:]
    func visit(_ node: Node) {
      guard case .group(let group) = node else { return }
      if group.role.hasPrefix("layer.points.") { counts[group.role, default: 0] += group.children.count }
      group.children.forEach(visit)
    }
    visit(.group(try scene(figure).root))
    return counts
  }

  @Test func barsBeyondTheFrameEndInAHead() throws {
    let inside = PointsLayer.DataPoint(x: 1, y: 1, down: 0.2, up: 0.2)
    let both = PointsLayer.DataPoint(x: 2, y: 1, down: 0.9, up: 0.9)
    let above = PointsLayer.DataPoint(x: 3, y: 1.2, down: 0.1, up: 0.5)
    #expect(try Self.roles([inside]) == [:])
    #expect(try Self.roles([inside, both, above]) == ["layer.points.cut": 3])
    #expect(try Self.roles([both], scale: .log) == ["layer.points.cut": 1], "a logarithmic axis has no bottom")
  }

  @Test func aPointBeyondTheFrameHasItsArrowOnly() throws {
    let outside = PointsLayer.DataPoint(x: 2, y: 3, down: 2.2, up: 0.3)
    let counts = try Self.roles([outside])
    #expect(counts["layer.points.arrow"] != nil && counts["layer.points.cut"] == nil)
  }

  /// Points that measure along x: heads where bars leave to a side, an arrow for a point beyond, nothing up and down.
  @Test func barsAlongXEndInAHead() throws {
    func roles(_ points: [PointsLayer.DataPoint], axis: Direction?) throws -> [String: Int] {
      try Self.roles(PointsLayer(name: "data", points: points, axis: axis), scale: .linear)
    }
    let inside = PointsLayer.DataPoint(x: 1, y: 1, left: 0.2, right: 0.2)
    let both = PointsLayer.DataPoint(x: 2, y: 1, left: 9, right: 9)
    let right = PointsLayer.DataPoint(x: 3, y: 1.2, left: 1, right: 5)
    let beyond = PointsLayer.DataPoint(x: 40, y: 0.8, left: 1, right: 1)
    #expect(try roles([inside], axis: .x) == [:])
    #expect(try roles([inside, both, right], axis: .x) == ["layer.points.cut": 3])
    #expect(try roles([beyond], axis: .x).keys.sorted() == ["layer.points.arrow"])
    #expect(try roles([both, beyond], axis: nil) == [:], "a user's range of x hides points on purpose")
  }

  @Test func pointsBeyondAnEndOfXHaveNoFinding() throws {
    let points = [PointsLayer.DataPoint(x: 1, y: 1), PointsLayer.DataPoint(x: 40, y: 1, left: 80, right: 1)]
    let panel = Panel(
      x: Axis(lower: 0, upper: 4), y: Axis(lower: 0.5, upper: 1.5),
      layers: [.points(PointsLayer(name: "data", points: points, axis: .x))])
    let figure = Figure(style: Style(standardFor: ""), panels: [panel], legends: [])
    #expect(FigureCheck.findings(figure, try Self.scene(figure)).allSatisfy { $0.rule != .dataOutside })
  }

  /// Data along the top of the frame, from the left to the right corner, with an end of y that a user has fixed.
  @Test func labelsGoWhereDataAreNotOnAFixedAxis() throws {
    let style = Style(standardFor: "")
    let points = (0...20).map { PointsLayer.DataPoint(x: Double($0) / 5, y: 9.4) }
    let panel = Panel(
      x: Axis(lower: 0, upper: 4), y: Axis(lower: 0, upper: 10),
      layers: [.points(PointsLayer(name: "data", points: points))],
      labels: [PanelLabel(role: "label.region", text: "A region of this name"), PanelLabel(text: "and a line")])
    let figure = Figure(style: style, panels: [panel], legends: [])
    let findings = FigureCheck.findings(figure, try Self.scene(figure))
    #expect(findings.filter { $0.severity == .error }.isEmpty, "\(findings)")
  }
}
