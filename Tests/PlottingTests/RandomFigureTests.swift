// Random figures: whatever their numbers and names, nothing overlaps and the frames align.
import Foundation
import SceneGraph
import Styles
import Testing

@testable import Plotting

struct RandomFigureTests {
  private static let colors = [
    "#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6", "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd",
  ]
  private static let names = [
    "$t\\bar{t}$", "Z", "C1N2\\_Wh\\_hbb\\_700\\_250", "Fake leptons", "$W$+jets", "Other", "single top, $t$-channel",
    "$t\\bar{t}H$", "multiboson", "VV",
  ]

  /// A histogram with data and a ratio below it: any shape, size, scale, width and number of samples.
  private static func figure(_ seed: UInt64, _ style: Style) -> Figure {
    var random = SplitMix(seed: seed)
    let bins = random.integer(1...25), samples = random.integer(1...10), scale = pow(10, random.uniform(-2, 6))
    let edges = (0...bins).map(Double.init), slope = random.uniform(-3, 2), isLog = random.integer(0...2) == 0
    let components = (0..<samples).map { index in
      StackLayer.Component(
        name: "s\(index)",
        values: (0..<bins).map { scale * exp(slope * Double($0) / Double(bins)) * random.uniform(0, 1) },
        fill: .solid(Color(hex: colors[index]) ?? .black), legend: LegendEntry(names[index]))
    }
    let total = (0..<bins).map { bin in components.reduce(0) { $0 + $1.values[bin] } }
    let data = total.map { $0 * random.uniform(0.3, 1.8) }
    let points = data.enumerated().map { bin, y in
      PointsLayer.DataPoint(x: Double(bin) + 0.5, y: y, down: y * 0.3, up: y * 0.4)
    }
    let ratio = points.map { point in
      let t = total[Int(point.x)]
      return PointsLayer.DataPoint(x: point.x, y: t > 0 ? point.y / t : 1, down: 0.3, up: 0.4)
    }
    let labels = (0..<random.integer(0...4)).map {
      PanelLabel(text: ["hfplot", "SR 3j", "Pre-fit", "$\\sqrt{s}=13\\,$TeV, $139\\,\\mathrm{fb}^{-1}$"][$0])
    }
    let main = Panel(
      row: 0, heightWeight: 0.72, x: Axis(lower: 0, upper: Double(bins), link: "bins"),
      y: Axis(title: "Events", scale: isLog ? .log : .linear, including: isLog ? [] : [0]),
      layers: [
        .stack(StackLayer(edges: edges, components: components)),
        .points(PointsLayer(name: "data", points: points, legend: "Data")),
      ], labels: labels)
    let below = Panel(
      name: "ratio", row: 1, heightWeight: 0.28,
      x: Axis(title: "$m$ [GeV]", lower: 0, upper: Double(bins), link: "bins"),
      y: Axis(title: "Data / Pred.", titleAlignment: .center, lower: 0.5, upper: 1.5, growsForLabels: false),
      layers: [.points(PointsLayer(name: "data", points: ratio))])
    let widths: [Double] = [60, 86, 120, 172]
    return Figure(
      kind: "sample", name: "F\(seed)", width: widths[random.integer(0...3)], style: style, panels: [main, below])
  }

  private static let layoutRules: Set<Finding.Rule> = [
    .textOverText, .textOverMarks, .outsidePage, .smallText, .dataOutside,
  ]

  @Test func nothingOverlapsInAnyOfThem() throws {
    let style = try Style(kind: "sample"), typesetter = try Arrangement.typesetter(for: style)
    for seed in 0..<200 {
      let figure = Self.figure(UInt64(seed), style)
      let scene = try Arrangement.scene(for: figure, typesetter: typesetter)
      let errors = FigureCheck.findings(figure, scene).filter { Self.layoutRules.contains($0.rule) }
      #expect(errors.isEmpty, "\(seed): \(errors.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test func framesOfAColumnAlign() throws {
    let style = try Style(kind: "sample"), typesetter = try Arrangement.typesetter(for: style)
    for seed in 0..<20 {
      let scene = try Arrangement.scene(for: Self.figure(UInt64(seed), style), typesetter: typesetter)
      let frames = Self.frames(scene.root)
      #expect(frames.count == 2)
      #expect(frames[0].x == frames[1].x && frames[0].width == frames[1].width)
      #expect(abs(frames[0].maxY - frames[1].y) < 1e-9)
    }
  }

  /// The rectangles of all groups `frame`.
  static func frames(_ group: Group) -> [Rect] {
    if group.role == "frame", case .shape(let shape)? = group.children.first {
      return [shape.path.bounds].compactMap { $0 }
    }
    return group.children.flatMap { if case .group(let inner) = $0 { frames(inner) } else { [Rect]() } }
  }
}
