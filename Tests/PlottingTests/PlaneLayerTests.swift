// Layers of the plane: numbers that thin themselves, a line whose name runs along it.
import SceneGraph
import Styles
import Testing

@testable import Plotting

@Suite struct PlaneLayerTests {
  private func texts(in node: Node, role: String, inside: Bool = false) -> [Text] {
    switch node {
    case .group(let group):
      return group.children.flatMap { texts(in: $0, role: role, inside: inside || group.role == role) }
    case .text(let text): return inside ? [text] : []
    default: return []
    }
  }

  private func texts(_ layer: Layer, role: String) throws -> [Text] {
    let figure = Figure(
      kind: "exclusion", style: try Style([], kind: "exclusion"),
      panels: [Panel(x: Axis(lower: 0, upper: 10), y: Axis(lower: 0, upper: 10), layers: [layer])])
    let scene = try Arrangement.scene(for: figure, typesetter: try Arrangement.typesetter(for: figure.style))
    return texts(in: .group(scene.root), role: role)
  }

  @Test func crowdedNumbersAreThinned() throws {
    let entries = (0..<400).map { index in
      NumbersLayer.Entry(x: Double(index % 20) / 2, y: Double(index / 20) / 2, text: "0.0\(10 + index % 90)")
    }
    let diagonal = ContourLayer.Piece(xs: [0, 10], ys: [0, 10], isClosed: false)
    let sparse = entries.enumerated().filter { $0.offset % 8 == 0 && ($0.offset / 20) % 3 == 0 }.map(\.element)
    let texts = try texts(
      .numbers(NumbersLayer(name: "n", entries: sparse, avoiding: [diagonal])), role: "layer.numbers")
    #expect(texts.count > 5 && texts.count < sparse.count)
    let boxes = texts.map { TextBox($0) }
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[..<index].contains { $0.overlaps(box) })
    }
  }

  /// A number whose point bears a symbol stands above it, and no other touches one.
  @Test func numbersKeepOffSymbols() throws {
    let entries = [4.0, 5].map { NumbersLayer.Entry(x: $0, y: 5, text: "0.5") }
    func places(_ symbols: NumbersLayer.Symbols?) throws -> [TextBox] {
      try texts(.numbers(NumbersLayer(name: "n", entries: entries, symbols: symbols)), role: "layer.numbers")
        .map { TextBox($0) }
    }
    let plain = try places(nil), raised = try places(.init(xs: [4, 5], ys: [5, 5], reach: 4))
    #expect(plain.count == 2 && raised.count == 2)
    for (low, high) in zip(plain, raised) { #expect(abs(low.bounds.maxY - high.bounds.maxY - 4) < 1e-9) }
    let crowded = try places(.init(xs: [4, 4], ys: [5, 5.3], reach: 4))
    #expect(crowded.count == 1, "the symbol in the way leaves no room for the number on its left")
  }

  @Test func theNameRunsAlongTheLine() throws {
    let rising = try texts(
      .line(LineLayer(name: "l", xs: [-5, 15], ys: [-5, 15], label: "forbidden")), role: "layer.line")
    #expect(rising.count == 1)
    #expect(abs((rising.first?.rotation ?? 0) - 45) < 12)
    let falling = try texts(
      .line(LineLayer(name: "l", xs: [15, -5], ys: [-5, 15], label: "forbidden")), role: "layer.line")
    #expect((falling.first?.rotation ?? 0) < -30 && (falling.first?.rotation ?? 0) > -60)
    #expect(
      try texts(.line(LineLayer(name: "l", xs: [20, 30], ys: [20, 30], label: "away")), role: "layer.line").isEmpty)
  }
}
