// A small zlib compressor: literals and runs in one block of fixed Huffman codes (RFC 1950, RFC 1951).

/// Compresses repetition of the bytes just before (distances of 1 and 4 bytes), which is what plain images hold.
enum Deflate {
  static func zlib(_ data: [UInt8]) -> [UInt8] {
    var bits = BitWriter(bytes: [0x78, 0x01])
    bits.write(1, count: 1)  // the last block
    bits.write(1, count: 2)  // fixed Huffman codes
    var position = 0
    while position < data.count {
      if let run = longestRun(in: data, at: position) {
        bits.write(length: run.length, distance: run.distance)
        position += run.length
      } else {
        bits.write(literal: Int(data[position]))
        position += 1
      }
    }
    bits.write(literal: 256)  // end of block
    bits.flush()
    return bits.bytes + PNGChunk.bigEndian(adler32(data))
  }

  private static func longestRun(in data: [UInt8], at position: Int) -> (length: Int, distance: Int)? {
    var best: (length: Int, distance: Int)?
    for distance in [1, 4] where position >= distance {
      var length = 0
      while length < 258, position + length < data.count,
        data[position + length] == data[position + length - distance]
      {
        length += 1
      }
      if length >= 3, length > best?.length ?? 0 { best = (length, distance) }
    }
    return best
  }

  private static func adler32(_ data: [UInt8]) -> UInt32 {
    var a: UInt32 = 1, b: UInt32 = 0
    for byte in data {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }
}

/// Bits packed from the least significant one on.
private struct BitWriter {
  private(set) var bytes: [UInt8]
  private var pending: UInt32 = 0
  private var count = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func write(_ value: Int, count width: Int) {
    pending |= UInt32(value) << UInt32(count)
    count += width
    while count >= 8 {
      bytes.append(UInt8(pending & 0xff))
      pending >>= 8
      count -= 8
    }
  }

  mutating func flush() { if count > 0 { write(0, count: 8 - count) } }

  /// Huffman codes are packed from their most significant bit on.
  private mutating func write(code: Int, count width: Int) {
    for bit in stride(from: width - 1, through: 0, by: -1) { write(code >> bit & 1, count: 1) }
  }

  /// A literal or length symbol, 0 to 287, in the fixed code of RFC 1951 §3.2.6.
  mutating func write(literal symbol: Int) {
    switch symbol {
    case ..<144: write(code: 0x30 + symbol, count: 8)
    case ..<256: write(code: 0x190 + symbol - 144, count: 9)
    case ..<280: write(code: symbol - 256, count: 7)
    default: write(code: 0xC0 + symbol - 280, count: 8)
    }
  }

  /// A copy of `length` (3 to 258) bytes from 1 or 4 bytes back.
  mutating func write(length: Int, distance: Int) {
    if length == 258 {
      write(literal: 285)
    } else {
      // Four symbols share each number of extra bits, after the first eight.
      let offset = length - 3
      var extra = 0
      while offset >> extra >= 8 { extra += 1 }
      write(literal: 257 + 4 * extra + offset >> extra)
      write(offset & (1 << extra - 1), count: extra)
    }
    write(code: distance - 1, count: 5)
  }
}
