// What digests by blocks of 64 bytes have in common: cutting, padding, hexadecimal digits.

enum BlockFeeder {
  /// Calls `process` with whole blocks; what is left over waits in `rest`.
  @inline(__always)
  static func feed(_ bytes: UnsafeRawBufferPointer, rest: inout [UInt8], _ process: (UnsafeRawBufferPointer) -> Void) {
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest.append(contentsOf: bytes[..<start])
      guard rest.count == 64 else { return }
      rest.withUnsafeBytes { process($0) }
      rest.removeAll(keepingCapacity: true)
    }
    let end = start + (bytes.count - start) / 64 * 64
    if end > start { process(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
    rest.append(contentsOf: bytes[end...])
  }

  /// The last block or two: a one bit, zeros, the length in bits.
  static func padded(_ rest: [UInt8], bitCount: UInt64, isBigEndian: Bool) -> [UInt8] {
    var tail = rest
    tail.append(0x80)
    tail.append(contentsOf: [UInt8](repeating: 0, count: (120 - tail.count) % 64))
    for index in 0..<8 {
      tail.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(isBigEndian ? 56 - 8 * index : 8 * index)))
    }
    return tail
  }
}

/// Bytes as text.
public enum Hexadecimal {
  /// Two lower-case digits a byte.
  public static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
