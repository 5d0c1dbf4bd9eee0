// A small decompressor for zlib streams with stored and fixed-code blocks (RFC 1950, RFC 1951): the tests' own.

/// What is wrong with a stream.
struct InflateProblem: Error, Equatable {
  var message: String
}

struct Inflater {
  private let bytes: [UInt8]
  private var bit = 0
  private(set) var output: [UInt8] = []

  /// Decompresses a whole zlib stream and verifies its checksum.
  static func zlib(_ stream: [UInt8]) throws -> [UInt8] {
    guard stream.count >= 6, (Int(stream[0]) << 8 | Int(stream[1])) % 31 == 0, stream[0] & 15 == 8 else {
      throw InflateProblem(message: "no zlib header")
    }
    var inflater = Inflater(bytes: Array(stream[2..<stream.count - 4]))
    while try inflater.block() {}
    let sums = inflater.output.reduce((a: 1, b: 0)) { sums, byte in
      let a = (sums.a + Int(byte)) % 65_521
      return (a, (sums.b + a) % 65_521)
    }
    let expected = stream.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    guard sums.b << 16 | sums.a == expected else { throw InflateProblem(message: "wrong checksum") }
    return inflater.output
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// One block; whether more follow.
  private mutating func block() throws -> Bool {
    let isLast = try bits(1) == 1
    guard try bits(2) == 1 else { throw InflateProblem(message: "not a block of fixed codes") }
    while true {
      let symbol = try symbol()
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        return !isLast
      } else {
        try copy(symbol)
      }
    }
  }

  private mutating func copy(_ symbol: Int) throws {
    let lengths = [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
    ]
    let extra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    guard symbol - 257 < lengths.count else { throw InflateProblem(message: "length symbol \(symbol)") }
    let length = lengths[symbol - 257] + (try bits(extra[symbol - 257]))
    var code = 0
    for _ in 0..<5 { code = code << 1 | (try bits(1)) }
    let bases = [1, 2, 3, 4, 5, 7, 9, 13]
    guard code < bases.count else { throw InflateProblem(message: "distance code \(code)") }
    let distance = bases[code] + (try bits(code < 4 ? 0 : code / 2 - 1))
    guard distance <= output.count else { throw InflateProblem(message: "distance \(distance) before the start") }
    for _ in 0..<length { output.append(output[output.count - distance]) }
  }

  /// A literal or length, most significant bit first.
  private mutating func symbol() throws -> Int {
    var code = 0
    for _ in 0..<7 { code = code << 1 | (try bits(1)) }
    if code < 0b0011000 { return 256 + code }
    code = code << 1 | (try bits(1))
    if (0x30...0xBF).contains(code) { return code - 0x30 }
    if (0xC0...0xC7).contains(code) { return 280 + code - 0xC0 }
    code = code << 1 | (try bits(1))
    return 144 + code - 0x190
  }

  private mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for place in 0..<count {
      guard bit / 8 < bytes.count else { throw InflateProblem(message: "ends too early") }
      value |= Int(bytes[bit / 8] >> (bit % 8) & 1) << place
      bit += 1
    }
    return value
  }
}
