// An image as a PNG file: a palette where 256 colours do, run-length compressed, always the same bytes.

extension Image {
  /// The pixels as a PNG file.
  public var png: [UInt8] {
    let palette = Palette(self)
    let colorType: UInt8 = palette == nil ? 6 : 3
    let header = PNGChunk.bigEndian(UInt32(width)) + PNGChunk.bigEndian(UInt32(height)) + [8, colorType, 0, 0, 0]
    var file = PNGChunk.signature + PNGChunk.bytes("IHDR", header) + PNGChunk.bytes("sRGB", [0])
    if let palette {
      file += PNGChunk.bytes("PLTE", palette.colors.flatMap { [$0.red, $0.green, $0.blue] })
      if palette.colors.contains(where: { $0.alpha < 255 }) {
        file += PNGChunk.bytes("tRNS", palette.colors.map(\.alpha))
      }
    }
    let rows = scanlines(palette?.indices ?? rgba, bytesPerPixel: palette == nil ? 4 : 1)
    return file + PNGChunk.bytes("IDAT", Deflate.zlib(rows)) + PNGChunk.bytes("IEND", [])
  }

  /// Rows with a leading filter byte of 0: no filter.
  private func scanlines(_ samples: [UInt8], bytesPerPixel: Int) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(samples.count + height)
    for row in 0..<height {
      rows.append(0)
      rows += samples[row * width * bytesPerPixel..<(row + 1) * width * bytesPerPixel]
    }
    return rows
  }

  /// One pixel.
  public struct Pixel: Sendable, Hashable {
    /// From 0 to 255.
    public var red: UInt8
    /// From 0 to 255.
    public var green: UInt8
    /// From 0 to 255.
    public var blue: UInt8
    /// 0 is transparent, 255 opaque.
    public var alpha: UInt8

    /// The same with parts from 0 to 1.
    public var color: Color {
      func part(_ byte: UInt8) -> Double { Double(byte) / 255 }
      return Color(red: part(red), green: part(green), blue: part(blue), alpha: part(alpha))
    }
  }

  /// The pixel in a column and row, counted from the upper left.
  public func pixel(column: Int, row: Int) -> Pixel {
    let start = 4 * (row * width + column)
    return Pixel(red: rgba[start], green: rgba[start + 1], blue: rgba[start + 2], alpha: rgba[start + 3])
  }

  /// Whether no pixel shows what is behind it.
  public var isOpaque: Bool { stride(from: 3, to: rgba.count, by: 4).allSatisfy { rgba[$0] == 255 } }

  /// Colours in order of appearance; nil if there are more than 256.
  private struct Palette {
    var colors: [Pixel] = []
    var indices: [UInt8] = []

    init?(_ image: Image) {
      var known: [Pixel: UInt8] = [:]
      indices.reserveCapacity(image.width * image.height)
      for row in 0..<image.height {
        for column in 0..<image.width {
          let pixel = image.pixel(column: column, row: row)
          if let index = known[pixel] {
            indices.append(index)
          } else {
            guard colors.count < 256 else { return nil }
            known[pixel] = UInt8(colors.count)
            indices.append(UInt8(colors.count))
            colors.append(pixel)
          }
        }
      }
    }
  }
}
