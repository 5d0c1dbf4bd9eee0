// What each format looks like: our PNG, and the others through independent programs.
import CairoBackend
import Foundation
import SceneGraph

enum Rasterizing {
  static let dpi = 150.0

  static func png(_ scene: Scene) throws -> Raster {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "own.png")
      try Data(try PNGBackend(dpi: dpi).render(scene)).write(to: file)
      return try Raster(png: file)
    }
  }

  static func pdf(_ bytes: [UInt8], page: Int = 1) throws -> Raster {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appending(path: "figure.pdf"))
      return try pdf("figure.pdf", page: page, in: folder)
    }
  }

  static func pdf(_ name: String, page: Int = 1, in folder: URL) throws -> Raster {
    let arguments = ["-png", "-r", "\(Int(dpi))", "-f", "\(page)", "-singlefile", name, "picture"]
    _ = try ExternalTool("pdftoppm")?.run(arguments, in: folder)
    return try Raster(png: folder.appending(path: "picture.png"))
  }

  static func svg(_ bytes: [UInt8]) throws -> Raster {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appending(path: "figure.svg"))
      let arguments = ["-d", "\(Int(dpi))", "-p", "\(Int(dpi))", "figure.svg", "-o", "picture.png"]
      _ = try ExternalTool("rsvg-convert")?.run(arguments, in: folder)
      return try Raster(png: folder.appending(path: "picture.png"))
    }
  }
}
