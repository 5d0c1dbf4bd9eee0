// Each name of a document as one string, however often it stands there.

import JSONTree

/// Finds the string for a name's bytes without making a new one: open addressing, grown at half load.
struct NameTable {
  private(set) var names: [String] = []
  /// Names beyond ASCII; a set compares them by canonical equivalence.
  private var composed: Set<String> = []
  private var hashes: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 256)

  /// The string of a node, or nil if it is not a string; `isLookAlike` when the name is new but equals an earlier one
  /// but for how Unicode composes its letters, which would make two names of one.
  mutating func name(_ node: JSONNode) -> (name: String, isLookAlike: Bool)? {
    let known = names.count
    var found = node.withPlainString { bytes in index(of: bytes) }
    if found == nil, var text = node.string { found = text.withUTF8 { bytes in index(of: bytes) } }
    guard let found else { return nil }
    let name = names[found]
    guard names.count > known, !name.utf8.allSatisfy({ $0 < 0x80 }) else { return (name, false) }
    return (name, !composed.insert(name).inserted)
  }

  private mutating func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, Self.isEqual(names[index], bytes) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(names.count)
    names.append(String(decoding: bytes, as: UTF8.self))
    hashes.append(hash)
    if 2 * names.count > slots.count { grow() }
    return names.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 4 * slots.count)
    for index in names.indices {
      var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  private static func isEqual(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.utf8.count == bytes.count else { return false }
    return name.utf8.withContiguousStorageIfAvailable { own in
      UnsafeRawBufferPointer(own).elementsEqual(UnsafeRawBufferPointer(bytes))
    } ?? name.utf8.elementsEqual(bytes)
  }

  /// Multiply and fold, eight bytes at a time. The keys of a hostile file can at worst make it slow.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9e37_79b9_7f4a_7c15
    var index = 0
    while index + 8 <= bytes.count {
      hash = fold(hash ^ UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return fold(hash ^ rest)
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low
  }
}
