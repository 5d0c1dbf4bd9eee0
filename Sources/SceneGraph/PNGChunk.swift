// The building blocks of PNG files: chunks with their checksums.

/// One chunk of a PNG file.
public enum PNGChunk {
  /// The first eight bytes of every PNG.
  public static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Length, type, payload and CRC-32 of a chunk.
  /// - Parameter type: four ASCII letters, e.g. `pHYs`.
  public static func bytes(_ type: String, _ payload: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + payload
    return bigEndian(UInt32(payload.count)) + body + bigEndian(checksum(body))
  }

  /// Four bytes, the highest first.
  public static func bigEndian(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 0xff), UInt8(value >> 8 & 0xff), UInt8(value & 0xff)]
  }

  /// CRC-32 as PNG and zlib define it (polynomial 0xEDB88320, reflected).
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xffff_ffff
    for byte in bytes { remainder = table[Int((remainder ^ UInt32(byte)) & 0xff)] ^ (remainder >> 8) }
    return remainder ^ 0xffff_ffff
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}
