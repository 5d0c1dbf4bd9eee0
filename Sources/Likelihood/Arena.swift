// Flat storage for compiled tables: one aligned block of numbers, addressed by offsets, freed as a whole.

/// Grows while a model is compiled; offsets stay valid, pointers do not.
struct ArenaBuilder<Element: Sendable> {
  private(set) var elements: [Element] = []
  let filler: Element

  init(filler: Element) { self.filler = filler }

  /// Appends `values`, padded to a whole number of SIMD vectors; returns the offset of the first.
  mutating func append(_ values: [Element]) -> Int {
    let offset = elements.count
    elements.append(contentsOf: values)
    pad()
    return offset
  }

  /// Appends `count` fillers and returns their offset.
  mutating func reserve(_ count: Int) -> Int {
    let offset = elements.count
    elements.append(contentsOf: repeatElement(filler, count: padded(count)))
    return offset
  }

  /// Writes into what `reserve` gave.
  mutating func set(_ index: Int, _ value: Element) { elements[index] = value }

  private mutating func pad() {
    let missing = padded(elements.count) - elements.count
    if missing > 0 { elements.append(contentsOf: repeatElement(filler, count: missing)) }
  }
}

/// A finished arena: immutable, 64-byte aligned.
final class Arena<Element: Sendable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ builder: ArenaBuilder<Element>) {
    count = builder.elements.count
    base = allocateAligned(count + lanes, filler: builder.filler)
    builder.elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { base.update(from: start, count: source.count) }
    }
  }

  deinit { base.deallocate() }
}

/// Numbers that a SIMD vector holds.
let lanes = 8

/// The next multiple of `lanes`.
func padded(_ count: Int) -> Int { (count + lanes - 1) & ~(lanes - 1) }

/// Memory on a cache line's boundary, filled.
func allocateAligned<Element>(_ count: Int, filler: Element) -> UnsafeMutablePointer<Element> {
  let bytes = max(count, 1) * MemoryLayout<Element>.stride
  let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
  let pointer = raw.bindMemory(to: Element.self, capacity: max(count, 1))
  pointer.initialize(repeating: filler, count: max(count, 1))
  return pointer
}
