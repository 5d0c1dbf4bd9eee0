// The custom figures of the gallery: short, drawn in every format, and edited by name.
import Foundation
import HFPlotKit
import Testing

@testable import GalleryCustom

@Suite struct CustomFigureTests {
  @Test(arguments: GalleryCustom.figures.indices) func everyFormatIsDrawn(index: Int) throws {
    let (name, make) = GalleryCustom.figures[index]
    let folder = FileManager.default.temporaryDirectory.appending(path: "custom-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let figure = try make()
    for format in Backends.fileExtensions {
      let file = folder.appending(path: "\(name).\(format)")
      try figure.write(to: file.path)
      #expect(try Data(contentsOf: file).count > 2000, "\(name).\(format)")
    }
  }

  /// At most 20 lines of code a figure.
  @Test func theSourcesAreShort() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../gallery/custom")
      .standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    #expect(files.count >= 4)
    for file in files where file != "Main.swift" {
      let lines = try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n")
      let code = lines.drop { !$0.hasPrefix("func ") }
      #expect(code.count <= 20 && !code.isEmpty, "\(file): \(code.count) lines")
    }
  }

  @Test func partsAreFoundByName() throws {
    var figure = try resonance()
    try figure.withPanel("main") { panel throws(FigureProblem) in
      panel.y.title = "Candidates"
      try panel.withLayer("fit") { layer in
        if case .curve(var curve) = layer {
          curve.isSmooth = false
          layer = .curve(curve)
        }
      }
    }
    #expect(try figure.panel("main").y.title == "Candidates")
    guard case .curve(let curve) = try figure.panel("main").layer("fit") else { return #expect(Bool(false)) }
    #expect(!curve.isSmooth)
    let problem = #expect(throws: FigureProblem.self) { try figure.panel("main").layer("dat") }
    #expect(problem?.description.contains("did you mean 'data'?") == true)
    let other = #expect(throws: FigureProblem.self) { try figure.panel("pull") }
    #expect(other?.description.contains("did you mean 'pulls'?") == true)
  }

  /// A format of the user's own, for a figure drawn by name.
  @Test func aBackendOfOnesOwn() throws {
    struct WordList: Backend {
      let format = FileFormat(name: "words", fileExtension: "words")
      func render(_ scene: Scene) throws(RenderError) -> [UInt8] {
        var surface = Words()
        try surface.draw(scene.root)
        return Array(surface.text.utf8)
      }
      struct Words: Surface {
        var text = ""
        mutating func begin(_ group: Group) {}
        mutating func end(_ group: Group) {}
        mutating func draw(_ shape: Shape) {}
        mutating func draw(_ image: Image) {}
        mutating func draw(_ label: Text) { text += label.plain + "\n" }
      }
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "own-\(UUID().uuidString).words")
    defer { try? FileManager.default.removeItem(at: file) }
    try oscillation().write(to: file.path, backends: [WordList()])
    #expect(try String(contentsOf: file, encoding: .utf8).contains("x_0"))
  }
}
