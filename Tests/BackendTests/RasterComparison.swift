// Pictures compared pixel by pixel. Self-contained: copy the file into any test target that depends on CCairo.
import CCairo
import Foundation
import Testing

/// An opaque picture: red, green and blue of each pixel, row by row.
struct Raster {
  var width: Int
  var height: Int
  var rgb: [UInt8]

  /// Reads a PNG file; what is transparent shows white.
  init(png file: URL) throws {
    let surface = cairo_image_surface_create_from_png(file.path)
    defer { cairo_surface_destroy(surface) }
    try #require(
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, "\(file.lastPathComponent) is no PNG file")
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let canvas = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    defer { cairo_surface_destroy(canvas) }
    let context = cairo_create(canvas)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_paint(context)
    cairo_destroy(context)
    cairo_surface_flush(canvas)
    let pixels = try #require(cairo_image_surface_get_data(canvas))
    let stride = Int(cairo_image_surface_get_stride(canvas))
    rgb = []
    rgb.reserveCapacity(3 * width * height)
    for row in 0..<height {
      for column in 0..<width {
        let word = UnsafeRawPointer(pixels).loadUnaligned(fromByteOffset: row * stride + 4 * column, as: UInt32.self)
        rgb += [UInt8(word >> 16 & 255), UInt8(word >> 8 & 255), UInt8(word & 255)]
      }
    }
  }

  init(width: Int, height: Int, rgb: [UInt8]) {
    (self.width, self.height, self.rgb) = (width, height, rgb)
  }

  /// Each pixel the mean of `factor` × `factor` pixels; what is left over at the right and lower edges is cut off.
  func reduced(by factor: Int) -> Raster {
    let (width, height) = (self.width / factor, self.height / factor)
    var sums = [Int](repeating: 0, count: 3 * width * height)
    for y in 0..<height * factor {
      let row = y / factor * width
      for x in 0..<width * factor {
        let to = 3 * (row + x / factor), from = 3 * (y * self.width + x)
        for part in 0..<3 { sums[to + part] += Int(rgb[from + part]) }
      }
    }
    let count = factor * factor
    return Raster(width: width, height: height, rgb: sums.map { UInt8(($0 + count / 2) / count) })
  }

  func write(png file: URL) {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    guard let pixels = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<height {
      for column in 0..<width {
        let at = 3 * (row * width + column)
        let word = UInt32(rgb[at]) << 16 | UInt32(rgb[at + 1]) << 8 | UInt32(rgb[at + 2])
        UnsafeMutableRawPointer(pixels).storeBytes(of: word, toByteOffset: row * stride + 4 * column, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    cairo_surface_write_to_png(surface, file.path)
  }
}

/// How two pictures differ, in units of 1/255.
struct RasterDifference {
  /// Mean over all pixels and colours.
  var mean: Double
  /// The largest mean over a tile of 16 × 16 pixels: finds a missing label that the whole hides.
  var worstTile: Double
  /// Pixels that differ by more than 64 in a colour, as a fraction of all.
  var strongPixels: Double
}

enum RasterComparison {
  /// Compares two pictures of one size (one pixel more or less is cut off).
  static func difference(_ a: Raster, _ b: Raster) throws -> RasterDifference {
    try #require(abs(a.width - b.width) <= 1 && abs(a.height - b.height) <= 1, "sizes differ: \(size(a)), \(size(b))")
    let width = min(a.width, b.width), height = min(a.height, b.height), side = 16
    let tilesAcross = (width + side - 1) / side, tilesDown = (height + side - 1) / side
    var tiles = [Double](repeating: 0, count: tilesAcross * tilesDown)
    var counts = tiles, sum = 0.0, strong = 0
    for y in 0..<height {
      for x in 0..<width {
        let (total, largest) = pixelDifference(a, b, x, y)
        sum += total
        if largest > 64 { strong += 1 }
        tiles[y / side * tilesAcross + x / side] += total
        counts[y / side * tilesAcross + x / side] += 3
      }
    }
    // Slivers at the edge are too few pixels for a mean.
    let worst = zip(tiles, counts).filter { $0.1 >= Double(side * side) }.map { $0.0 / $0.1 }.max() ?? 0
    let pixels = Double(width * height)
    return RasterDifference(mean: sum / (3 * pixels), worstTile: worst, strongPixels: Double(strong) / pixels)
  }

  private static func size(_ raster: Raster) -> String { "\(raster.width) × \(raster.height)" }

  private static func pixelDifference(_ a: Raster, _ b: Raster, _ x: Int, _ y: Int) -> (total: Double, largest: Int) {
    var total = 0, largest = 0
    for part in 0..<3 {
      let delta = abs(Int(a.rgb[3 * (y * a.width + x) + part]) - Int(b.rgb[3 * (y * b.width + x) + part]))
      total += delta
      largest = max(largest, delta)
    }
    return (Double(total), largest)
  }

  /// Expects the pictures to agree; on failure reference, actual and difference are kept in a folder that is named.
  static func expectEqual(
    _ actual: Raster, _ reference: Raster, named name: String, mean: Double, worstTile: Double,
    strongPixels: Double = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let difference = try difference(actual, reference)
    let agrees =
      difference.mean <= mean && difference.worstTile <= worstTile && difference.strongPixels <= strongPixels
    if !agrees || ProcessInfo.processInfo.environment["HFPLOT_KEEP"] != nil {
      let folder = try keep(actual, reference, named: name)
      #expect(agrees, "\(name): \(difference); pictures in \(folder.path)", sourceLocation: sourceLocation)
    }
  }

  /// Writes the pictures to `HFPLOT_KEEP`, or to a folder of the system's temporary directory.
  private static func keep(_ actual: Raster, _ reference: Raster, named name: String) throws -> URL {
    let chosen = ProcessInfo.processInfo.environment["HFPLOT_KEEP"]
    let base = chosen.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
    let folder = base.appending(path: "hfplot-pictures/\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    actual.write(png: folder.appending(path: "actual.png"))
    reference.write(png: folder.appending(path: "reference.png"))
    let width = min(actual.width, reference.width), height = min(actual.height, reference.height)
    var rgb: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let largest = pixelDifference(actual, reference, x, y).largest
        rgb += [UInt8](repeating: UInt8(255 - largest), count: 3)
      }
    }
    Raster(width: width, height: height, rgb: rgb).write(png: folder.appending(path: "difference.png"))
    return folder
  }
}
