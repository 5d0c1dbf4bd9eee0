// PDF and PNG: valid files with the right size, fonts, text and facts, the same bytes each time, the same picture.
import CairoBackend
import Foundation
import SceneGraph
import Testing
import Typesetting

/// A page with each kind of element.
struct SamplePage {
  static func scene(labels: [String] = ["$\\sqrt{s} = 13\\,\\mathrm{TeV}$", "Events / 50 GeV"]) throws -> Scene {
    let typesetter = try Typesetter(.sans)
    let black = Stroke(color: .black, width: 0.5)
    let box = Path(Rect(x: 20, y: 20, width: 120, height: 60))
    let hatch = Hatch(angles: [45], spacing: 3, lineWidth: 0.4, color: .black)
    var nodes: [Node] = [
      .shape(Shape(path: box, fill: .solid(Color(red: 0.2, green: 0.5, blue: 0.9)))),
      .shape(Shape(path: Path(Rect(x: 20, y: 50, width: 120, height: 30)), fill: .hatch(hatch), stroke: black)),
      .markers(
        Markers(
          symbol: Shape(path: Path(circleAt: Point(x: 0, y: 0), radius: 2), fill: .solid(.black)),
          points: [Point(x: 40, y: 40), Point(x: 80, y: 35)])),
      .image(
        Image(
          width: 2, height: 1, rgba: [255, 0, 0, 255, 0, 255, 0, 128], frame: Rect(x: 100, y: 25, width: 20, height: 10)
        )),
    ]
    for (index, label) in labels.enumerated() {
      let text = try typesetter.label(label, size: 10)
        .text(at: Point(x: 20, y: 100 + 15 * Double(index)), alignment: .left, rotation: 0, color: .black)
      nodes.append(.text(text))
    }
    nodes.append(
      .text(
        try typesetter.label("Events", size: 8).text(
          at: Point(x: 12, y: 80), alignment: .left, rotation: 90, color: .black)))
    return Scene(
      size: Size(width: 160, height: 130), title: "A test", alternativeText: "A box, points (two) and χ² text",
      fonts: typesetter.fontResources, metadata: [Metadatum(key: "command", value: "hfplot test é")],
      root: Group(
        role: "figure", name: "test",
        children: [
          .group(
            Group(role: "panel", clip: Path(Rect(x: 0, y: 0, width: 160, height: 130)), opacity: 0.999, children: nodes)
          )
        ]))
  }
}

/// Runs a program of the system, if it is there.
struct Tool: Sendable {
  let name: String

  var isPresent: Bool { path != nil }
  var comment: Comment { "needs the tool \(name)" }
  private var path: String? {
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  func run(_ arguments: String..., folder: URL? = nil) throws -> (status: Int32, output: String) {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

@Suite struct CairoBackendTests {
  static let pdftotext = Tool(name: "pdftotext"), pdffonts = Tool(name: "pdffonts"), pdfinfo = Tool(name: "pdfinfo")
  static let qpdf = Tool(name: "qpdf")

  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  @Test func sameBytesEachTime() throws {
    let scene = try SamplePage.scene(), again = try SamplePage.scene()
    #expect(try PDFBackend().render(scene) == PDFBackend().render(again))
    #expect(try PNGBackend(dpi: 150).render(scene) == PNGBackend(dpi: 150).render(again))
  }

  @Test(.enabled(if: pdftotext.isPresent, pdftotext.comment))
  func textCanBeSearched() throws {
    let file = try write(PDFBackend().render(SamplePage.scene()), "a.pdf")
    let text = try Self.pdftotext.run(file, "-").output
    #expect(text.contains("s = 13 TeV") && text.contains("Events / 50 GeV"))
  }

  @Test(.enabled(if: pdffonts.isPresent, pdffonts.comment))
  func fontsAreEmbeddedSubsets() throws {
    let file = try write(PDFBackend().render(SamplePage.scene()), "a.pdf")
    let lines = try Self.pdffonts.run(file).output.split(separator: "\n").dropFirst(2)
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.contains("yes yes yes") && line.contains("+TeXGyre"), "\(line)") }
  }

  @Test(.enabled(if: pdfinfo.isPresent, pdfinfo.comment))
  func pageAndFacts() throws {
    let file = try write(
      PDFBackend(creationDate: "2026-01-02T03:04:05Z").render(pages: [SamplePage.scene(), SamplePage.scene()]), "a.pdf")
    let info = try Self.pdfinfo.run(file).output
    #expect(
      info.contains("Pages:           2") && info.contains("160 x 130 pts") && info.contains("Tagged:          yes"))
    #expect(info.contains("Title:           A test") && info.contains("2026"))
    #expect(try Self.pdfinfo.run("-custom", file).output.contains("hfplot test é"))
    let undated = try write(PDFBackend().render(SamplePage.scene()), "b.pdf")
    #expect(try !Self.pdfinfo.run(undated).output.contains("CreationDate"))
  }

  @Test(.enabled(if: qpdf.isPresent, qpdf.comment))
  func theFileIsSound() throws {
    let file = try write(PDFBackend().render(pages: [SamplePage.scene(), SamplePage.scene()]), "a.pdf")
    let check = try Self.qpdf.run("--check", file)
    #expect(check.status == 0, "\(check.output)")
    let objects = try Self.qpdf.run("--json", file).output
    #expect(
      objects.contains("A box, points (two) and \\u03c7\\u00b2 text")
        || objects.contains("A box, points (two) and χ² text"))
  }

  @Test func aMissingFontIsNamed() throws {
    var scene = try SamplePage.scene()
    scene.fonts[0].path = "/no/such/font.otf"
    let problem = #expect(throws: RenderError.self) { try PDFBackend().render(scene) }
    #expect(problem?.message == "cannot open the font /no/such/font.otf")
  }

  @Test func sizesHaveLimits() throws {
    let scene = try SamplePage.scene()
    for dpi in [0, -1, 1e6, .nan, .infinity] {
      #expect(throws: RenderError.self) { try PNGBackend(dpi: dpi).render(scene) }
    }
  }

  @Test func pngHasResolutionAndFacts() throws {
    let bytes = try PNGBackend(dpi: 300).render(SamplePage.scene())
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("pHYs") && text.contains("hfplot:command") && text.contains("hfplot test é"))
    // Width and height stand behind the signature, the chunk's length and its type.
    #expect(Array(bytes[16..<24]) == PNGChunk.bigEndian(667) + PNGChunk.bigEndian(542))
  }
}
