// Bytes as base64 (RFC 4648).

import SceneGraph

extension OutputBuffer {
  mutating func write(base64 data: [UInt8]) {
    for start in stride(from: 0, to: data.count, by: 3) {
      let count = min(3, data.count - start)
      var group: UInt32 = 0
      for index in 0..<3 { group = group << 8 | (index < count ? UInt32(data[start + index]) : 0) }
      for place in 0..<4 {
        write(byte: place <= count ? Self.alphabet[Int(group >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
