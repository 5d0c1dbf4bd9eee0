// Figures of scans, contours and limits along a series: axes, colours and words that depend on what is shown.
import Plotting
import Results
import SceneGraph
import Styles
import Testing

@testable import Figures

@Suite struct ProfileFigureTests {
  private static func header(_ kind: String) -> ResultHeader {
    ResultHeader(
      kind: kind, hfplot: "0.1.0", workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"),
      settings: ResultSettings(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
      status: ResultStatus(state: .converged, edm: 0))
  }

  private static let level = ContourLevel(
    cl: 0.95, delta: 5.99,
    paths: [.init(closed: false, points: [[3, 0], [3.5, 1], [2, 2], [0.5, 1], [1, 0]])])

  private static func contour(reference: [Double]?, overlays: [ContourOverlay] = []) -> ContourResult {
    ContourResult(
      header: header(ContourResult.kind), parameters: ["x", "y"], bestFit: [2, 0.5], bounds: [[-5, 5], [0, 5]],
      levels: [level], reference: reference, overlays: overlays)
  }

  /// The frame stands on the bound that the curve ends at, unless a reference has to be shown there or beyond.
  @Test(arguments: [(nil, 0), ([2, 1], 0), ([2, 0], -0.16), ([2, -3], -3.16)] as [([Double]?, Double)])
  func roomAroundAReference(_ reference: [Double]?, _ lower: Double) throws {
    let style = try Style([], kind: "contour")
    let content = ContourContent(Self.contour(reference: reference), annotations: Annotations(), style: style)
    let axis = try #require(content.panel.y.lower)
    // The margin is a share of 0.08 of the curve's height, 2.
    #expect(style.number("contour.margin") == 0.08 && abs(axis - lower) < 1e-12)
  }

  /// Curves that are compared have colours of their own, the same in scans and contours: a matrix shows both.
  @Test func coloursOfComparisons() throws {
    let kinds: [OverlayKind] = [.comparison, .comparison, .statistical]
    let overlays = kinds.enumerated().map {
      ContourOverlay(name: "\($0)", kind: $1, bestFit: [2, 1], levels: [Self.level])
    }
    let style = try Style([], kind: "contour")
    let content = ContourContent(
      Self.contour(reference: nil, overlays: overlays), annotations: Annotations(), style: style)
    let colors = content.panel.layers.compactMap { layer -> Color? in
      guard case .contour(let contour) = layer, contour.name.hasPrefix("overlay") else { return nil }
      return contour.stroke?.color
    }
    #expect(style.strings("contour.comparison.colors") == style.strings("scan.comparison.colors"))
    #expect(colors.count == 3 && Set(colors).count == 3 && !colors.contains(style.color("contour.color")))
  }

  /// The unit of the excluded range is that of the axis, unless the style has one.
  @Test func unitOfTheExcludedRange() throws {
    let workspace = WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m")
    let points = [500.0, 600, 700].map { value in
      LimitsVersusResult.Point(
        value: value, observed: value / 600, expected: Array(repeating: value / 600, count: 5), workspace: workspace)
    }
    let result = LimitsVersusResult(
      header: Self.header(LimitsVersusResult.kind), poi: "mu", axis: "$m$ [GeV]", level: 0.95, isScaled: false,
      points: points, theory: [], excluded: .init(observed: [[500, 600]], expected: []))
    func words(_ settings: [StyleSource]) throws -> [String] {
      let style = try Style(settings, kind: "limits_vs")
      return LimitsVersusContent(result, annotations: Annotations(), style: style).excluded
    }
    let plain = try words([.setting("axis.x.title=Point")])
    #expect(plain.count == 1 && plain[0].contains("500") && plain[0].hasSuffix("$600$"), "\(plain)")
    let own = try words([]), styled = try words([.setting("limits_vs.unit=\\,TeV")])
    #expect(own == plain.map { $0 + "\\,GeV" }, "\(own)")
    #expect(styled == plain.map { $0 + "\\,TeV" }, "\(styled)")
    let figure = try #require(LimitsVersusFigure.figures(from: result, style: Style([], kind: "limits_vs")).first)
    #expect(figure.panels[0].x.title == "$m$ [GeV]")
  }

  /// Groups that are not shown use no colour up.
  @Test func coloursOfTheShownGroups() throws {
    let curve = [[-2.0, 4], [-1, 1], [0, 0], [1, 1], [2, 4]], names = (0..<9).map { "g\($0)" }
    let result = ScanResult(
      header: Self.header(ScanResult.kind), parameter: "mu", bestFit: 0, points: curve,
      intervals: [ProfileInterval(cl: 0.6827, delta: 1, segments: [[-1, 1]])],
      overlays: names.map { ScanOverlay(name: $0, kind: .frozen, points: curve) },
      breakdown: names.map { name in
        let share = name == "g0" || name == "g8" ? 0.5 : 0.001
        return ScanBreakdown(name: name, members: [], up: share, down: share)
      })
    let style = try Style([], kind: ScanResult.kind), colors = style.colors("scan.comparison.colors")
    let layers = ScanContent(result, annotations: Annotations(), style: style).panel.layers
    let drawn = layers.compactMap { layer in
      if case .curve(let curve) = layer, curve.name.hasPrefix("overlay") { curve.stroke?.color } else { nil }
    }
    #expect(drawn == Array(colors.prefix(2)))
  }
}
