// What each format looks like: our PNG, and the others through independent programs.
import CairoBackend
import Foundation
import SceneGraph

/// Pictures at 150 dpi, made at four times that and averaged: programs place marks and glyphs on whole pixels of their
/// own choice, and so move them by less than a quarter of a pixel of the picture that is compared.
enum Rasterizing {
  static let dpi = 150.0
  static let refinement = 4
  private static var fine: Int { Int(dpi) * refinement }

  static func png(_ scene: Scene) throws -> Raster {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "own.png")
      try Data(try PNGBackend(dpi: Double(fine)).render(scene)).write(to: file)
      return try Raster(png: file).reduced(by: refinement)
    }
  }

  static func pdf(_ bytes: [UInt8], page: Int = 1) throws -> Raster {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appending(path: "figure.pdf"))
      return try pdf("figure.pdf", page: page, in: folder)
    }
  }

  static func pdf(_ name: String, page: Int = 1, in folder: URL) throws -> Raster {
    let arguments = ["-png", "-r", "\(fine)", "-f", "\(page)", "-singlefile", name, "picture"]
    _ = try ExternalTool("pdftoppm")?.run(arguments, in: folder)
    return try Raster(png: folder.appending(path: "picture.png")).reduced(by: refinement)
  }

  static func svg(_ bytes: [UInt8]) throws -> Raster {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appending(path: "figure.svg"))
      let arguments = ["-d", "\(fine)", "-p", "\(fine)", "figure.svg", "-o", "picture.png"]
      _ = try ExternalTool("rsvg-convert")?.run(arguments, in: folder)
      return try Raster(png: folder.appending(path: "picture.png")).reduced(by: refinement)
    }
  }

  /// The SVG in a browser without a window.
  static func chromium(_ bytes: [UInt8], page: Size) throws -> Raster {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appending(path: "figure.svg"))
      // CSS pixels are 1/96 in.
      let scale = Double(fine) / 96, width = Int((page.width * 96 / 72).rounded(.up))
      let height = Int((page.height * 96 / 72).rounded(.up))
      let html = "<body style='margin:0'><img src='figure.svg'></body>"
      try html.write(to: folder.appending(path: "page.html"), atomically: true, encoding: .utf8)
      let arguments = [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=\(scale)",
        "--window-size=\(width),\(height)", "--screenshot=picture.png", "page.html",
      ]
      _ = try browser?.run(arguments, in: folder)
      return try Raster(png: folder.appending(path: "picture.png")).reduced(by: refinement)
    }
  }

  static var browser: ExternalTool? {
    ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap { ExternalTool($0) }.first
  }

  /// A TikZ file compiled by itself; the log is thrown where LaTeX fails.
  static func tikz(_ bytes: [UInt8], engine: String) throws -> Raster {
    try withTemporaryFolder { folder in
      try compile(bytes, engine: engine, in: folder)
      return try pdf("figure.pdf", in: folder)
    }
  }

  /// Writes `figure.tex` and compiles it to `figure.pdf`.
  static func compile(_ bytes: [UInt8], engine: String, in folder: URL, options: [String] = []) throws {
    try Data(bytes).write(to: folder.appending(path: "figure.tex"))
    let arguments = options + ["-interaction=nonstopmode", "-halt-on-error", "figure.tex"]
    guard let outcome = try ExternalTool(engine)?.run(arguments, in: folder) else { return }
    if outcome.status != 0 { throw Failure(log: String(outcome.output.suffix(3000))) }
  }

  struct Failure: Error { var log: String }
}
