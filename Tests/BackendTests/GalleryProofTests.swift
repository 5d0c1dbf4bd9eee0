// What is committed in the gallery is what the code draws: every command drawn again from its committed numbers.
import Foundation
import Testing

/// SVG and TeX byte for byte; PDF and PNG, whose bytes depend on Cairo and zlib, as pictures.
@Suite(.enabled(if: GalleryFiles.isBuilt, "hfplot is not built"), .serialized) struct GalleryProofTests {
  @Test(arguments: GalleryFiles.folders) func folderIsWhatTheCodeDraws(folder: String) throws {
    let committed = GalleryFiles.gallery.appending(path: folder)
    try withTemporaryFolder { place in
      try FileManager.default.createSymbolicLink(
        at: place.appending(path: "analysis"), withDestinationURL: GalleryFiles.gallery.appending(path: "analysis"))
      let copy = place.appending(path: folder)
      try FileManager.default.copyItem(at: committed, to: copy)
      for name in try Self.figures(in: copy) { try FileManager.default.removeItem(at: copy.appending(path: name)) }
      for command in try GalleryCommand.all(in: copy.appending(path: "command")) {
        let outcome = try ExternalTool(path: GalleryFiles.program).run(command.drawing + ["--quiet"], in: copy)
        #expect(outcome.status == 0 && !outcome.output.contains("error: "), "\(command.drawing): \(outcome.output)")
      }
      let drawn = try Self.figures(in: copy), kept = try Self.figures(in: committed)
      #expect(drawn == kept)
      for name in Set(drawn).intersection(kept) {
        try Self.compare(
          copy.appending(path: name), committed.appending(path: name), isFitted: folder.hasPrefix("impacts-"))
      }
    }
  }

  @Test func theGalleryIsSmallAndShowsEveryFolder() throws {
    let files = FileManager.default.enumerator(at: GalleryFiles.gallery, includingPropertiesForKeys: [.fileSizeKey])
    let sizes = (files?.allObjects as? [URL] ?? []).map {
      (try? $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) ?? 0
    }
    #expect(sizes.reduce(0, +) < 25_000_000)
    let page = try String(contentsOf: GalleryFiles.gallery.appending(path: "README.md"), encoding: .utf8)
    for folder in GalleryFiles.folders {
      #expect(page.contains("(\(folder)/command)"), "\(folder)")
      // In at least two looks, but for the page of a style of one's own.
      let shown = page.components(separatedBy: "![](\(folder)/").count - 1
      #expect(shown >= 2 || folder == "mine", "\(folder) is shown in \(shown) looks")
    }
  }

  private static func figures(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { name in ["pdf", "png", "svg", "tex"].contains { name.hasSuffix(".\($0)") } }.sorted()
  }

  /// - Parameter isFitted: some figures of the folder come from fits made anew, whose last digits are the machine's.
  private static func compare(_ drawn: URL, _ kept: URL, isFitted: Bool) throws {
    let name = "\(kept.deletingLastPathComponent().lastPathComponent)/\(kept.lastPathComponent)"
    switch kept.pathExtension {
    case "png":
      try RasterComparison.expectEqual(
        Raster(png: drawn), Raster(png: kept), named: name.replacing("/", with: "-"), mean: 0.3, worstTile: 12)
    case "pdf":
      guard ExternalTool.isInstalled("pdftoppm") else { return }
      try RasterComparison.expectEqual(
        picture(of: drawn), picture(of: kept), named: name.replacing("/", with: "-"), mean: 0.3, worstTile: 12)
    default:
      let same = try Data(contentsOf: drawn) == Data(contentsOf: kept)
      #expect(
        same || (isFitted && (name.contains("waterfall") || name.contains("impacts-pois"))),
        "\(name) is not what `make gallery` writes")
    }
  }

  private static func picture(of pdf: URL) throws -> Raster {
    try withTemporaryFolder { folder in
      _ = try ExternalTool("pdftoppm")?.run(["-png", "-r", "72", "-singlefile", pdf.path, "picture"], in: folder)
      return try Raster(png: folder.appending(path: "picture.png"))
    }
  }
}

/// Where the gallery and the program are.
private enum GalleryFiles {
  static let gallery = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../gallery")
    .standardized
  /// The program beside the bundle of the tests.
  static let program = Bundle.main.bundleURL.appending(path: "hfplot").path
  static let isBuilt = FileManager.default.isExecutableFile(atPath: program)

  static let folders: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: gallery.path)) ?? []
    return names.filter { FileManager.default.fileExists(atPath: gallery.appending(path: "\($0)/command").path) }
      .filter { $0 != "analysis" }.sorted()
  }()
}

/// One line of a file `command`.
private struct GalleryCommand {
  var words: [String]

  /// All that write figures; those whose point is an error message are left out.
  static func all(in file: URL) throws -> [GalleryCommand] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return lines.filter { $0.hasPrefix("hfplot ") && !$0.contains("2>") }.map { GalleryCommand(words: words(of: $0)) }
      .filter { $0.words.contains("-o") }
  }

  /// Words as the shell splits them; quotes hold blanks.
  private static func words(of line: Substring) -> [String] {
    var words: [String] = [], word = "", quote: Character?
    for character in line.dropFirst("hfplot ".count) {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else if quote == nil, character == " " {
        words.append(word)
        word = ""
      } else {
        word.append(character)
      }
    }
    return words + [word]
  }

  /// The command without its computation: what it saved is read back, so that figures do not depend on the last digits
  /// of a fit.
  var drawing: [String] {
    guard let save = words.firstIndex(of: "--save") else { return words }
    let file = words[save + 1]
    return ["draw", file] + drawingOptions
  }

  private var drawingOptions: [String] {
    words.indices.dropLast().filter { ["-o", "--style", "--set", "--width", "--dpi", "--top"].contains(words[$0]) }
      .flatMap { [words[$0], words[$0 + 1]] }
  }
}
