// PNG files byte by byte: compression that can be undone, chunks with the right checksums, pixels that come back.
import Testing

@testable import SceneGraph

struct PNGTests {
  @Test(arguments: [0, 1, 2, 3, 7, 258, 259, 260, 1000])
  func compressionOfRunsCanBeUndone(length: Int) throws {
    let data = [UInt8](repeating: 200, count: length) + [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 255, 144, 143]
    #expect(try Inflater.zlib(Deflate.zlib(data)) == data)
  }

  @Test func compressionOfEveryRunLengthCanBeUndone() throws {
    for length in 1...300 {
      let data = [UInt8](repeating: UInt8(length & 255), count: length) + [9]
      #expect(try Inflater.zlib(Deflate.zlib(data)) == data, "a run of \(length)")
    }
  }

  @Test func compressionOfNoiseCanBeUndone() throws {
    var state: UInt64 = 7
    let data = (0..<5000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(state >> 60) * 16
    }
    #expect(try Inflater.zlib(Deflate.zlib(data)) == data)
  }

  @Test func aDamagedStreamIsNoticed() {
    var stream = Deflate.zlib([1, 2, 3, 4, 5])
    stream[4] ^= 0x10
    #expect(throws: (any Error).self) { try Inflater.zlib(stream) }
  }

  @Test func checksumsAreThoseOfTheStandard() {
    #expect(PNGChunk.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(PNGChunk.bytes("IEND", []) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }

  @Test func pixelsComeBackThroughAPalette() throws {
    let rgba: [UInt8] = [255, 0, 0, 255, 0, 255, 0, 255, 255, 0, 0, 255, 0, 0, 255, 128]
    let image = Image(width: 2, height: 2, rgba: rgba, frame: Rect(x: 0, y: 0, width: 1, height: 1))
    let chunks = try Self.chunks(image.png)
    #expect(chunks.map(\.type) == ["IHDR", "sRGB", "PLTE", "tRNS", "IDAT", "IEND"])
    #expect(chunks[2].payload == [255, 0, 0, 0, 255, 0, 0, 0, 255])
    #expect(chunks[3].payload == [255, 255, 128])
    #expect(try Inflater.zlib(chunks[4].payload) == [0, 0, 1, 0, 0, 2])
  }

  @Test func pixelsOfManyColoursComeBackAsTheyAre() throws {
    let rgba = (0..<300).flatMap { (value: Int) -> [UInt8] in [UInt8(value & 255), UInt8(value >> 8), 77, 255] }
    let image = Image(width: 300, height: 1, rgba: rgba, frame: Rect(x: 0, y: 0, width: 1, height: 1))
    let chunks = try Self.chunks(image.png)
    #expect(chunks[0].payload[9] == 6)
    let data = try #require(chunks.first { $0.type == "IDAT" }).payload
    #expect(try Inflater.zlib(data) == [0] + rgba)
  }

  /// The chunks of a file, each with its checksum verified.
  private static func chunks(_ file: [UInt8]) throws -> [(type: String, payload: [UInt8])] {
    #expect(Array(file.prefix(8)) == PNGChunk.signature)
    var chunks: [(type: String, payload: [UInt8])] = [], place = 8
    func number(_ at: Int) -> Int { file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    while place < file.count {
      let length = number(place), body = Array(file[place + 4..<place + 8 + length])
      #expect(number(place + 8 + length) == Int(PNGChunk.checksum(body)))
      chunks.append((String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
      place += 12 + length
    }
    return chunks
  }
}
