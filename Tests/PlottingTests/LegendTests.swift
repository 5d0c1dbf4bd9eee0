// Where legends go and which shape they take.
import SceneGraph
import Styles
import Testing

@testable import Plotting

struct LegendTests {
  private static func texts(_ group: Group, role: String, inside: Bool = false) -> [Text] {
    group.children.flatMap { node -> [Text] in
      switch node {
      case .group(let inner): texts(inner, role: role, inside: inside || inner.role == role)
      case .text(let text): inside ? [text] : []
      default: []
      }
    }
  }

  private static func figure(_ titles: [String], notes: [String] = [], width: Double = 86) throws -> Figure {
    let components = titles.enumerated().map { index, title in
      StackLayer.Component(name: "s\(index)", values: [3, 4, 5, 4], legend: LegendEntry(title))
    }
    let stack = StackLayer(edges: [0, 1, 2, 3, 4], components: components)
    var figure = SampleFigures.figure(
      [Panel(y: Axis(title: "Events", including: [0]), layers: [.stack(stack)], labels: [PanelLabel(text: "Region")])],
      legend: Legend(notes: notes), style: try Style(kind: "sample"))
    figure.width = width
    return figure
  }

  @Test func titlesAreNotWrappedWhereAnotherShapeFits() throws {
    let titles = [
      "Data", "tb", "C1N2\\_Wh\\_hbb\\_700\\_250", "Fake leptons", "V+jets", "ttbar", "Uncertainty", "tZ", "tH",
    ]
    let scene = try SampleFigures.scene(try Self.figure(titles))
    #expect(Self.texts(scene.root, role: "legend.text").count == titles.count)
  }

  @Test func notesAreWrappedToTheEntries() throws {
    let scene = try SampleFigures.scene(
      try Self.figure(
        ["Data", "Fake leptons", "Uncertainty"], notes: ["Free normalisations are not in the band, but free shapes are"]
      ))
    let notes = Self.texts(scene.root, role: "legend.note")
    #expect(notes.count > 1)
    let widths = notes.map(\.width)
    #expect((widths.min() ?? 0) > (widths.max() ?? 0) * 0.4, "lines of about equal length: \(widths)")
  }

  @Test func pagesGrowForManyEntries() throws {
    let many = (0..<26).map { "sample number \($0)" }
    let small = try SampleFigures.scene(try Self.figure(["a", "b"])),
      large = try SampleFigures.scene(try Self.figure(many))
    #expect(small.size.height == small.size.width)
    #expect(large.size.height > small.size.height && large.size.height <= large.size.width * 1.6 + 200)
    var fixed = try Self.figure(many)
    fixed.height = 86
    #expect(try SampleFigures.scene(fixed).size.height == small.size.height, "a height that was asked for stays")
  }

  @Test func columnsAreEven() throws {
    let style = try Style(kind: "sample")
    let labels = LabelSource(typesetter: try Arrangement.typesetter(for: style))
    let keys = (0..<7).map { LegendKey(name: "\($0)", role: "r", entry: LegendEntry("e\($0)")) { _, _ in [] } }
    let look = Look(style)
    let block = try LegendBlock(
      keys, legend: Legend(), columns: 3, width: 200, look: look, labels: labels, style: { _ in look.legend.text })
    #expect(block.columns.map(\.items.count) == [3, 2, 2])
    #expect(!block.isWrapped && block.emptyCells == 2)
  }
}
