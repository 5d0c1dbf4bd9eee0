// The flat record of a parsed document: one word a scalar or key, two a container.

/// What a word of the tape stands for.
enum TapeKind: UInt64 {
  case null, `false`, `true`
  /// A number token without fraction and exponent, and one with.
  case integer, real
  /// A string without and with escapes in it.
  case string, escapedString
  case array, object
}

/// Kind in the highest 4 bits, length of the token in 28 bits, its offset in 32 bits.
///
/// A string's token excludes its quotes. A container's word is followed by one that holds the index after its last
/// word (32 bits) and the number of its elements or members (32 bits); an object lists key and value in turn.
struct TapeWord {
  static let lengthLimit = 1 << 28
  static let sizeLimit = Int(UInt32.max)

  var bits: UInt64

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(_ kind: TapeKind, offset: Int, length: Int) {
    bits = kind.rawValue << 60 | UInt64(truncatingIfNeeded: length) << 32 | UInt64(truncatingIfNeeded: offset)
  }

  @inline(__always)
  init(end: Int, count: Int) {
    bits = UInt64(truncatingIfNeeded: end) << 32 | UInt64(truncatingIfNeeded: count)
  }

  @inline(__always)
  var kind: TapeKind { TapeKind(rawValue: bits >> 60) ?? .null }
  @inline(__always)
  var offset: Int { Int(truncatingIfNeeded: bits & 0xffff_ffff) }
  @inline(__always)
  var length: Int { Int(truncatingIfNeeded: bits >> 32 & 0xfff_ffff) }
  @inline(__always)
  var end: Int { Int(truncatingIfNeeded: bits >> 32) }
  @inline(__always)
  var count: Int { Int(truncatingIfNeeded: bits & 0xffff_ffff) }
}

/// A growing list of words in raw memory, handed over to the document when it is complete.
struct TapeBuilder {
  private(set) var words: UnsafeMutablePointer<UInt64>
  private(set) var count = 0
  private var capacity: Int

  init(byteCount: Int) {
    capacity = byteCount / 16 + 16
    words = .allocate(capacity: capacity)
  }

  @inline(__always)
  mutating func append(_ word: TapeWord) {
    if count == capacity { grow() }
    words[count] = word.bits
    count += 1
  }

  @inline(__always)
  func set(_ word: TapeWord, at index: Int) { words[index] = word.bits }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: words, count: count)
    words.deallocate()
    words = larger
    capacity *= 2
  }

  func deallocate() { words.deallocate() }
}
