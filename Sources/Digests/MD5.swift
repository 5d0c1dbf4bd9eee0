// MD5 (RFC 1321): for old files' digests only, it protects nothing.

/// A running MD5 digest.
public struct MD5: Sendable {
  private var state: SIMD4<UInt32> = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  /// The digest of nothing yet.
  public init() {}

  /// Takes up more bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    var current = state
    BlockFeeder.feed(bytes, rest: &rest) { blocks in Self.process(blocks, &current) }
    state = current
  }

  /// The digest of everything taken up, 16 bytes.
  public consuming func finalize() -> [UInt8] {
    let tail = BlockFeeder.padded(rest, bitCount: length &* 8, isBigEndian: false)
    tail.withUnsafeBytes { Self.process($0, &state) }
    return (0..<4).flatMap { index in (0..<4).map { UInt8(truncatingIfNeeded: state[index] >> (8 * $0)) } }
  }

  /// The digest of some bytes in hexadecimal digits.
  public static func hex(_ bytes: UnsafeRawBufferPointer) -> String {
    var digest = MD5()
    digest.update(bytes)
    return Hexadecimal.text(digest.finalize())
  }

  /// The digest of some bytes in hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { hex($0) } }

  private static func process(_ blocks: UnsafeRawBufferPointer, _ state: inout SIMD4<UInt32>) {
    constants.withUnsafeBufferPointer { constants in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        state = state &+ compress(state, blocks, start, constants)
      }
    }
  }

  /// Four rounds of sixteen operations; word order and rotation differ by round.
  @inline(__always)
  private static func compress(
    _ state: SIMD4<UInt32>, _ blocks: UnsafeRawBufferPointer, _ start: Int, _ constants: UnsafeBufferPointer<UInt32>
  ) -> SIMD4<UInt32> {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    for index in stride(from: 0, to: 16, by: 4) {
      quarter(&a, &b, &c, &d, blocks, start, constants, index, (1, 0), (7, 12, 17, 22)) { $2 ^ ($0 & ($1 ^ $2)) }
    }
    for index in stride(from: 16, to: 32, by: 4) {
      quarter(&a, &b, &c, &d, blocks, start, constants, index, (5, 1), (5, 9, 14, 20)) { $1 ^ ($2 & ($0 ^ $1)) }
    }
    for index in stride(from: 32, to: 48, by: 4) {
      quarter(&a, &b, &c, &d, blocks, start, constants, index, (3, 5), (4, 11, 16, 23)) { $0 ^ $1 ^ $2 }
    }
    for index in stride(from: 48, to: 64, by: 4) {
      quarter(&a, &b, &c, &d, blocks, start, constants, index, (7, 0), (6, 10, 15, 21)) { $1 ^ ($0 | ~$2) }
    }
    return SIMD4(a, b, c, d)
  }

  @inline(__always)
  private static func quarter(
    _ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32, _ blocks: UnsafeRawBufferPointer,
    _ start: Int, _ constants: UnsafeBufferPointer<UInt32>, _ index: Int, _ order: (Int, Int),
    _ turns: (UInt32, UInt32, UInt32, UInt32), _ mix: (UInt32, UInt32, UInt32) -> UInt32
  ) {
    func word(_ step: Int) -> UInt32 {
      let position = (order.0 &* (index &+ step) &+ order.1) & 15
      let word = blocks.loadUnaligned(fromByteOffset: start &+ 4 &* position, as: UInt32.self)
      return UInt32(littleEndian: word) &+ constants[index &+ step]
    }
    a = b &+ rotate(a &+ mix(b, c, d) &+ word(0), turns.0)
    d = a &+ rotate(d &+ mix(a, b, c) &+ word(1), turns.1)
    c = d &+ rotate(c &+ mix(d, a, b) &+ word(2), turns.2)
    b = c &+ rotate(b &+ mix(c, d, a) &+ word(3), turns.3)
  }

  @inline(__always)
  private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { value &<< count | value &>> (32 &- count) }

  /// ⌊2³² |sin(i + 1)|⌋.
  private static let constants: [UInt32] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
    0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
    0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
    0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
    0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
    0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
    0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
  ]
}
