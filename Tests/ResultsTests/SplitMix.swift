// A small generator of pseudo-random numbers, the same on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// Changes, removes, inserts or repeats some bytes.
  mutating func mutate(_ bytes: inout [UInt8]) {
    let interesting = Array("{}[]\",:\\0129.eE+-nul tfNaI\u{0}é".utf8)
    let position = Int.random(in: 0..<max(bytes.count, 1), using: &self)
    switch Int.random(in: 0..<5, using: &self) {
    case 0 where !bytes.isEmpty: bytes[position] = UInt8.random(in: .min ... .max, using: &self)
    case 1 where !bytes.isEmpty: bytes.remove(at: position)
    case 2: bytes.insert(interesting.randomElement(using: &self) ?? 0, at: min(position, bytes.count))
    case 3 where !bytes.isEmpty: bytes[position] = interesting.randomElement(using: &self) ?? 0
    default:
      let end = min(bytes.count, position + Int.random(in: 0..<12, using: &self))
      if position < end { bytes.insert(contentsOf: bytes[position..<end], at: position) }
    }
  }
}
