// Small figures that together hold every layer, scale and legend position: for goldens, checks and properties.
import SceneGraph
import Styles
import Typesetting

@testable import Plotting

enum SampleFigures {
  /// All of them by name.
  static func all() throws -> [(name: String, figure: Figure)] {
    let style = try Style(kind: "sample")
    return layers(style) + scales(style) + legends(style) + arrangements(style)
  }

  static func scene(_ figure: Figure) throws -> Scene {
    try Arrangement.scene(for: figure, typesetter: try Arrangement.typesetter(for: figure.style))
  }

  static func figure(_ panels: [Panel], legend: Legend = Legend(), style: Style) -> Figure {
    Figure(kind: "sample", name: "S", title: "Sample", style: style, panels: panels, legends: [legend])
  }

  // MARK: Layers

  static let edges: [Double] = [0, 1, 2, 3, 4, 5]

  static func stack(_ scale: Double = 1) -> Layer {
    .stack(
      StackLayer(
        edges: edges,
        components: [
          .init(name: "a", values: [5, 4, 3, 2, 1].map { $0 * scale }, fill: color("#5790fc"), legend: "$t\\bar{t}$"),
          .init(name: "b", values: [1, 2, 3, 2, 1].map { $0 * scale }, fill: color("#f89c20"), legend: "Other"),
        ]))
  }

  static func points(_ scale: Double = 1) -> Layer {
    let ys: [Double] = [6.5, 5, 6.8, 3.1, 2.4]
    return .points(
      PointsLayer(
        name: "data",
        points: ys.enumerated().map {
          .init(x: Double($0.offset) + 0.5, y: $0.element * scale, down: scale, up: 1.2 * scale)
        },
        legend: "Data"))
  }

  static func curve(_ name: String = "curve", _ legend: LegendEntry? = "Curve", dash: [Double] = []) -> Layer {
    let xs = stride(from: 0.0, through: 5, by: 0.5).map { $0 }
    return .curve(
      CurveLayer(
        name: name, xs: xs, ys: xs.map { ($0 - 2.5) * ($0 - 2.5) }, isSmooth: true,
        stroke: Stroke(color: .black, width: 1, dash: dash), legend: legend))
  }

  static func color(_ hex: String) -> Paint { .solid(Color(hex: hex) ?? .black) }

  private static func layers(_ style: Style) -> [(name: String, figure: Figure)] {
    let x = Axis(title: "$m_{bb}$ [GeV]"), y = Axis(title: "Events", including: [0])
    func one(_ layers: [Layer], labels: [PanelLabel] = []) -> Figure {
      figure([Panel(x: x, y: y, layers: layers, labels: labels)], style: style)
    }
    let band = Layer.band(
      BandLayer(
        name: "band", edges: edges, lower: [5, 5, nil, 3, 1.5], upper: [7, 7, nil, 5, 2.5], legend: "Uncertainty"))
    let line = Layer.step(StepLayer(name: "step", edges: edges, values: [1, 3, 2, 5, 4], legend: "Step"))
    let filled = Layer.step(
      StepLayer(
        name: "filled", edges: edges, values: [0.5, 1, 1, 2, 1], fill: color("#c8c8ce"), closesAtEnds: true))
    let contour = Layer.contour(
      ContourLayer(
        name: "contour", pieces: [.init(xs: [1, 4, 4, 1], ys: [1, 1, 4, 3], isClosed: true)], fill: color("#67a9cf"),
        legend: "Region"))
    let area = Layer.area(
      AreaLayer(
        name: "area", xs: [0, 1, 2, 5], lower: [0, 1, 1, 0], upper: [2, 3, 2, 3], isSmooth: true, legend: "Area"))
    let boxes = Layer.box(
      BoxLayer(
        name: "boxes", boxes: [.init(x0: 1, x1: 2, y0: 0, y1: 3), .init(x0: 3, x1: 4, y0: 1, y1: 2)], legend: "Boxes"))
    let span = Layer.span(SpanLayer(name: "span", axis: .x, from: 2, to: 3, legend: "Span"))
    let reference = Layer.reference(ReferenceLayer(name: "one", value: 3, legend: "Reference"))
    let text = Layer.text(
      TextLayer(name: "note", text: "cut", position: Position(x: 2.5, y: 2.5), alignment: .center))
    let arrow = Layer.arrow(
      ArrowLayer(name: "arrow", from: Position(x: 1, y: 4), to: Position(x: 2, y: 4)))
    let map = HeatMapLayer(
      name: "map", xEdges: [0, 1, 2, 3], yEdges: [0, 1, 2], values: [[0.1, nil, -0.4], [1, 0.5, -1]], lower: -1,
      upper: 1,
      texts: [["0.1", nil, "$-0.4$"], ["1", "0.5", "$-1$"]], colorBar: Axis(title: "Correlation"))
    return [
      (
        "stack",
        one([stack(), band, points()], labels: [PanelLabel(role: "label.region", text: "SR, $\\sqrt{s}=13\\,$TeV")])
      ),
      ("steps", one([filled, line])), ("curves", one([span, curve(), reference])), ("areas", one([area, contour])),
      ("boxes", one([boxes, arrow, text])),
      ("heatmap", figure([Panel(x: Axis(title: "x"), y: Axis(title: "y"), layers: [.heatMap(map)])], style: style)),
    ]
  }

  // MARK: Scales

  private static func scales(_ style: Style) -> [(name: String, figure: Figure)] {
    func panel(_ scale: Scale, _ layers: [Layer]) -> Figure {
      figure([Panel(x: Axis(title: "x"), y: Axis(title: "y", scale: scale), layers: layers)], style: style)
    }
    let wide = Layer.curve(CurveLayer(name: "wide", xs: [0, 1, 2, 3], ys: [-300, -0.5, 2, 4000], legend: "Wide"))
    let rows = Layer.points(
      PointsLayer(
        name: "pulls",
        points: (0..<3).map { .init(x: Double($0) * 0.5 - 0.5, y: Double($0), left: 0.4, right: 0.4) }))
    let categories = Panel(
      x: Axis(title: "Pull"),
      y: Axis(scale: .category, categories: ["$\\mu$", "jet energy scale", "luminosity"], isReversed: true),
      layers: [rows])
    return [
      ("log", panel(.log, [stack(100), points(100)])), ("log-narrow", panel(.log, [points(20)])),
      ("symlog", panel(.symlog(threshold: 1), [wide])), ("huge", panel(.linear, [stack(2e5), points(2e5)])),
      ("tiny", panel(.linear, [stack(1e-5), points(1e-5)])), ("categories", figure([categories], style: style)),
    ]
  }

  // MARK: Legends

  private static func legends(_ style: Style) -> [(name: String, figure: Figure)] {
    let positions: [Legend.Position] = [
      .topLeft, .topCenter, .topRight, .bottomLeft, .bottomRight, .above, .beside, .hidden,
    ]
    let step = Layer.step(
      StepLayer(name: "step", edges: edges, values: [7, 6.5, 6, 6.5, 7], legend: LegendEntry("Step", value: "$12.5$")))
    return positions.map { position in
      let legend = Legend(position: position, notes: ["A note that is long enough to be wrapped somewhere"])
      let name = position.rawValue.split(separator: " ").joined(separator: "-")
      return (
        "legend-\(name)",
        figure(
          [Panel(x: Axis(title: "x"), y: Axis(title: "y", including: [0]), layers: [step])], legend: legend,
          style: style)
      )
    }
  }

  // MARK: Arrangements

  private static func arrangements(_ style: Style) -> [(name: String, figure: Figure)] {
    let main = Panel(
      name: "main", row: 0, heightWeight: 0.7, x: Axis(link: "x"), y: Axis(title: "Events", including: [0]),
      layers: [stack(), points()])
    let ratio = Panel(
      name: "ratio", row: 1, heightWeight: 0.3, x: Axis(title: "$m$ [GeV]", link: "x"),
      y: Axis(title: "Ratio", lower: 0.5, upper: 1.5, growsForLabels: false),
      layers: [.points(PointsLayer(name: "ratio", points: [.init(x: 1, y: 1), .init(x: 2, y: 3), .init(x: 3, y: 0)]))])
    let grid = (0..<4).map { index in
      Panel(
        name: "p\(index)", row: index / 2, column: index % 2, x: Axis(title: "x"),
        y: Axis(title: "y", ticks: .automatic), layers: [curve("c\(index)", nil)])
    }
    let second = Panel(
      x: Axis(title: "Mass [GeV]"), y: Axis(title: "Events"), top: Axis(title: "Bin", lower: 0, upper: 10),
      right: Axis(title: "Share", lower: 0, upper: 1), layers: [curve("c", nil)],
      headers: [
        PanelHeader(role: "label.experiment", text: "CMS", side: .left),
        PanelHeader(role: "label.energy", text: "138 fb$^{-1}$", side: .right),
      ])
    return [
      ("ratio", figure([main, ratio], style: style)), ("grid", figure(grid, style: style)),
      ("second-axes", figure([second], style: style)),
    ]
  }
}
