// Rules reach every kind of element of a drawing: layers, axes, labels, legend, frame, page.
import HFPlotKit
import Testing

@Suite struct RuleDrawingTests {
  /// The first page of the example under rules, as a scene.
  private func scene(_ rules: String) throws -> Scene {
    let layer = StyleSource.text("{\"rules\": [\(rules)]}", name: "rules.json")
    let figures = try FigureDocumentTests.exampleFigures([layer]).filter { $0.name == "SR_2j" }
    return try #require(try Drawing.scenes(of: figures).first)
  }

  private func groups(_ group: Group) -> [Group] {
    [group]
      + group.children.flatMap { child -> [Group] in if case .group(let inner) = child { groups(inner) } else { [] } }
  }

  private func find(_ scene: Scene, role: String, name: String? = nil) throws -> Group {
    try #require(
      groups(scene.root).first { $0.role == role && (name == nil || $0.name == name) }, "\(role) \(name ?? "")")
  }

  private func texts(_ group: Group) -> [Text] {
    group.children.flatMap { child -> [Text] in
      switch child {
      case .text(let text): [text]
      case .group(let inner): texts(inner)
      default: []
      }
    }
  }

  private func shapes(_ group: Group) -> [Shape] {
    group.children.flatMap { child -> [Shape] in
      switch child {
      case .shape(let shape): [shape]
      case .markers(let markers): [markers.symbol]
      case .group(let inner): shapes(inner)
      default: []
      }
    }
  }

  private let red = Color(hex: "#ff0000") ?? .black

  @Test func aTitleOfAnAxis() throws {
    let rule = ##"{"select": "role=axis.x.title", "set": {"text": {"color": "#ff0000", "size": 11}}}"##
    let scene = try scene(rule)
    let title = try find(scene, role: "axis.x.title", name: "SR_2j/ratio/axis.x.title")
    #expect(texts(title).allSatisfy { $0.color == red && $0.size == 11 })
    #expect(texts(try find(scene, role: "axis.y.title")).allSatisfy { $0.color == .black && $0.size < 11 })
    let labels = try find(scene, role: "axis.x.labels")
    #expect(texts(labels).allSatisfy { $0.color == .black })
  }

  @Test func tickLabelsAndTicksOfOneAxis() throws {
    let scene = try scene(
      ##"""
      {"select": "role=axis.y.labels & name=SR_2j/axis*", "set": {"text": {"color": "#ff0000"}}},
      {"select": "role=axis.x.ticks", "set": {"axis": {"ticks": {"width": 3, "color": "#ff0000"}}}}
      """##)
    #expect(texts(try find(scene, role: "axis.y.labels", name: "SR_2j/axis.y.labels")).allSatisfy { $0.color == red })
    let ratio = try find(scene, role: "axis.y.labels", name: "SR_2j/ratio/axis.y.labels")
    #expect(texts(ratio).allSatisfy { $0.color == .black })
    let ticks = shapes(try find(scene, role: "axis.x.ticks"))
    #expect(ticks.contains { $0.stroke?.width == 3 } && ticks.allSatisfy { $0.stroke?.color == red })
  }

  /// In the panel and in the legend: both show the sample.
  @Test func oneSampleOfTheStack() throws {
    let scene = try scene(
      ##"{"select": "name=SR_2j/ttbar", "set": {"stack": {"color": "#ff0000", "outline": {"width": 2}}}}"##)
    let sample = try #require(shapes(try find(scene, role: "layer.stack", name: "SR_2j/ttbar")).first)
    #expect(sample.fill == .solid(red) && sample.stroke?.width == 2)
    let entry = try find(scene, role: "legend.entry", name: "SR_2j/ttbar")
    #expect(shapes(entry).contains { $0.fill == .solid(red) })
    let others = groups(scene.root).filter { $0.role == "layer.stack" && $0.name != "SR_2j/ttbar" }
    #expect(!others.isEmpty && others.flatMap(shapes).allSatisfy { $0.fill != .solid(red) && $0.stroke?.width != 2 })
  }

  @Test func aHatchIsLaidOverTheColour() throws {
    let scene = try scene(##"{"select": "name=*/ttbar & role=layer.*", "set": {"stack": {"hatch": {"angles": [0]}}}}"##)
    let sample = try #require(shapes(try find(scene, role: "layer.stack", name: "SR_2j/ttbar")).first)
    guard case .hatch(let hatch)? = sample.fill else { throw Missing(what: "hatch") }
    #expect(hatch.angles == [0] && hatch.background != nil)
  }

  private struct Missing: Error { var what: String }

  @Test func dataBandAndReferenceLine() throws {
    let scene = try scene(
      ##"""
      {"select": "role=layer.points & name=SR_2j/data", "set": {"data": {"color": "#ff0000", "marker": {"size": 6}}}},
      {"select": "role=layer.band", "set": {"band": {"angles": [90], "color": "#ff0000"}}},
      {"select": "role=layer.reference", "set": {"reference": {"width": 2}}}
      """##)
    let points = shapes(try find(scene, role: "layer.points", name: "SR_2j/data"))
    #expect(points.contains { $0.fill == .solid(red) && ($0.path.bounds?.width ?? 0) == 6 })
    let ratio = shapes(try find(scene, role: "layer.points", name: "SR_2j/ratio/data"))
    #expect(ratio.allSatisfy { $0.fill != .solid(red) })
    let band = try #require(shapes(try find(scene, role: "layer.band")).first)
    guard case .hatch(let hatch)? = band.fill else { throw Missing(what: "hatch") }
    #expect(hatch.angles == [90] && hatch.color == red)
    #expect(shapes(try find(scene, role: "layer.reference")).first?.stroke?.width == 2)
  }

  @Test func entriesOfTheLegendLabelsAndTheFrame() throws {
    let scene = try scene(
      ##"""
      {"select": "role=legend.entry & name=*/tt*", "set": {"text": {"color": "#ff0000"}}},
      {"select": "role=label.region", "set": {"text": {"size": 12}}},
      {"select": "role=frame & name=SR_2j/frame", "set": {"frame": {"width": 3}}},
      {"select": "role=figure", "set": {"page": {"background": "#ff0000"}}}
      """##)
    #expect(texts(try find(scene, role: "legend.entry", name: "SR_2j/ttbar")).allSatisfy { $0.color == red })
    #expect(texts(try find(scene, role: "legend.entry", name: "SR_2j/data")).allSatisfy { $0.color == .black })
    #expect(texts(try find(scene, role: "label.region")).allSatisfy { $0.size == 12 })
    #expect(shapes(try find(scene, role: "frame", name: "SR_2j/frame")).first?.stroke?.width == 3)
    #expect(shapes(try find(scene, role: "frame", name: "SR_2j/ratio/frame")).first?.stroke?.width == 0.5)
    #expect(scene.background == red)
  }

  @Test func aWholePanel() throws {
    let scene = try scene(
      ##"{"select": "role=panel & name=*ratio", "set": {"axis": {"labels": {"color": "#ff0000"}}}}"##)
    let ratio = try find(scene, role: "axis.y.labels", name: "SR_2j/ratio/axis.y.labels")
    #expect(texts(ratio).allSatisfy { $0.color == red })
    #expect(
      texts(try find(scene, role: "axis.y.labels", name: "SR_2j/axis.y.labels")).allSatisfy { $0.color == .black })
  }

  /// What --outline prints is what a rule selects by.
  @Test func theOutlineNamesEveryElement() throws {
    let figures = try FigureDocumentTests.exampleFigures().filter { $0.name == "SR_2j" }
    let outline = try Drawing.outline(figures)
    for line in [
      #"axis.x.title "SR_2j/ratio/axis.x.title""#, #"layer.stack "SR_2j/ttbar""#, #"legend.entry "SR_2j/ttbar""#,
      #"panel "SR_2j/main""#, #"frame "SR_2j/frame""#, #"label.region "SR_2j/label"#,
    ] { #expect(outline.contains(line), "\(line)") }
  }
}
