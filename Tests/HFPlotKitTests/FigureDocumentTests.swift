// Figures as documents: written with all pages, read back, drawn to the same bytes.
import Foundation
import HFPlotKit
import JSONTree
import Testing

@Suite struct FigureDocumentTests {
  static func exampleFigures(_ layers: [StyleSource] = []) throws -> [Figure] {
    let folder = try exampleFolder()
    let analysis = try Analysis(WorkspaceRequest(path: folder.appending(path: "workspace.json").path))
    let style = try Style([.named(folder.appending(path: "style.json").path)] + layers, kind: "prefit")
    let annotations = Annotations(style)
    let result = try analysis.prefitYields(
      YieldsOptions(annotations: annotations), command: analysis.command(verb: "prefit"))
    return YieldsFigure.figures(from: result, annotations: annotations, style: style)
  }

  static func exampleFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in try ExampleSearch.files() {
      try file.text.write(to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
    }
    return folder
  }

  private func readBack(_ figures: [Figure]) throws -> [Figure] {
    let text = String(decoding: try FigureDocument.text(figures), as: UTF8.self)
    return try FigureDocument.figures(try JSONDocument(text: text, file: "figure.json"))
  }

  @Test(arguments: ["cms", "dark", "paper"]) func pagesReadBackAsTheyWere(look: String) throws {
    let rule = ##"{"rules": [{"select": "name=SR*", "set": {"stack": {"color": "#123456"}}}]}"##
    let figures = try Self.exampleFigures([.named(look), .text(rule, name: "rule")])
    #expect(figures.count > 1)
    #expect(try readBack(figures) == figures)
  }

  /// All four formats, all pages.
  @Test func theDocumentDrawsTheSameBytes() throws {
    let figures = try Self.exampleFigures([.named("atlas")])
    let folder = try Self.exampleFolder()
    var written: [[String: Data]] = []
    for (name, pages) in [("a", figures), ("b", try readBack(figures))] {
      let target = folder.appending(path: name)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      let names = try pages.write(to: ["pdf", "png", "svg", "tex"].map { target.appending(path: "f.\($0)").path })
      #expect(names.count == 1 + 3 * figures.count)
      written.append(
        Dictionary(
          uniqueKeysWithValues: try names.map {
            ($0.split(separator: "/").last.map(String.init) ?? "", try Data(contentsOf: URL(filePath: $0)))
          }))
    }
    #expect(written[0] == written[1])
  }

  @Test func aStyleOfItsOwnStaysWithItsPage() throws {
    var figures = Array(try Self.exampleFigures().prefix(2))
    figures[1].style = try Style([.named("dark")], kind: "prefit")
    #expect(try readBack(figures) == figures)
  }

  @Test func layersGoOverTheDocumentsStyle() throws {
    let folder = try Self.exampleFolder(), file = folder.appending(path: "figure.json")
    try Data(try FigureDocument.text(try Self.exampleFigures())).write(to: file)
    let request = FigureRequest(outputs: [], styles: ["dark"], settings: ["text.size=9"], width: "prl-page")
    let drawn = try FigureDocument.figures(from: file.path, request: request)
    #expect(drawn.allSatisfy { $0.style.length("text.size") == 9 && $0.style.string("colors.paper") == "#14171d" })
    #expect(drawn.allSatisfy { abs($0.style.length("page.width") - 172 * 72 / 25.4) < 1e-9 })
  }

  @Test func aSmallDocumentIsEnough() throws {
    let text = """
      {"schema_version": 1, "kind": "figure", "pages": [{"panels": [{"layers": [
        {"type": "curve", "name": "c", "role": "layer.curve", "xs": [0, 1, 2], "ys": [0, 1, 4], "isSmooth": true}
      ]}]}]}
      """
    let figures = try FigureDocument.figures(try JSONDocument(text: text, file: "small.json"))
    #expect(figures.count == 1 && figures[0].panels[0].name == "main")
    #expect(try Drawing.scenes(of: figures).count == 1)
  }

  @Test(arguments: [
    (#"{"schema_version": 1, "kind": "figure", "pages": []}"#, "the document has no page"),
    (#"{"schema_version": 1, "kind": "figure"}"#, "pages"),
    (
      #"{"schema_version": 1, "kind": "figure", "pages": [{"panels": [{"layers": [{"type": "stak"}]}]}]}"#,
      "'stak' is not among the values"
    ),
    (#"{"schema_version": 1, "kind": "figure", "pages": [{"panels": 3}]}"#, "pages[0].panels"),
    (
      #"{"schema_version": 1, "kind": "figure", "style": {"kind": "", "tree": {"text": {"siez": 1}}}, "pages": [{"panels": []}]}"#,
      "did you mean size?"
    ),
  ])
  func wrongDocumentsAreExplained(text: String, words: String) throws {
    let problem = #expect(throws: KitProblem.self) {
      try FigureDocument.figures(try JSONDocument(text: text, file: "figure.json"))
    }
    let message = problem?.description ?? ""
    #expect(message.contains(words) && message.contains("figure.json:1:"), "\(message)")
  }

  @Test func widthsHaveNames() throws {
    #expect(try FigureWidth("prl").length == "86mm" && FigureWidth("elsevier-page").length == "180mm")
    #expect(try FigureWidth("slide").look == "talk" && FigureWidth("12.5cm").length == "12.5cm")
    for text in ["5mm", "0.001mm", "3m", "2001mm", "", "12", "-3mm", "mm", "prll", "nanmm"] {
      #expect(throws: KitProblem.self) { try FigureWidth(text) }
    }
    let slide = try FigureRequest(outputs: [], settings: ["text.size=20"], width: "slide").style(kind: "prefit")
    #expect(slide.length("text.size") == 20 && slide.number("page.aspect") == 0.5625)
  }
}
