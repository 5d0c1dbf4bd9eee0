// Bytes of a text format being written: strings and numbers in fixed point, the same on every machine.

/// Collects the bytes of a text file. Numbers are locale-free, rounded to given decimals, without trailing zeros
/// and never `-0`.
public struct OutputBuffer: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer with room for so many bytes.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Appends UTF-8.
  public mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends one byte.
  public mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Appends what the other holds.
  public mutating func write(_ other: OutputBuffer) { bytes.append(contentsOf: other.bytes) }

  /// Appends decimal digits.
  public mutating func write(_ value: Int) { write(String(value)) }

  /// Writes `value` rounded to `decimals` places (0 to 9), halves away from zero. Values beyond ±1e9 are written as
  /// ±1e9 and NaN as 0: scenes with such numbers are refused before anything is written.
  public mutating func write(_ value: Double, decimals: Int) {
    let scale = Self.powersOfTen[min(max(decimals, 0), 9)]
    let limited = value.isNaN ? 0 : min(max(value, -1e9), 1e9)
    let scaled = Int64((limited * Double(scale)).rounded(.toNearestOrAwayFromZero))
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = scaled.magnitude, unit = UInt64(scale)
    writeDigits(magnitude / unit)
    writeFraction(magnitude % unit, unit: unit)
  }

  private mutating func writeDigits(_ value: UInt64) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private mutating func writeFraction(_ fraction: UInt64, unit: UInt64) {
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var rest = fraction, place = unit / 10
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }

  private static let powersOfTen: [Int64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
}

extension Double {
  /// Fixed-point text as `OutputBuffer` writes it.
  public func fixed(_ decimals: Int) -> String {
    var buffer = OutputBuffer()
    buffer.write(self, decimals: decimals)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
