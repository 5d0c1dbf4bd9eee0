// A block of numbers of fixed length that is allocated once and used by many fits.

/// Zeroed memory of fixed size with reference semantics: workspaces of the solvers, never shared between tasks.
final class NumberBuffer {
  let count: Int
  /// A valid address even for no numbers at all.
  let pointer: UnsafeMutablePointer<Double>

  init(count: Int) {
    self.count = count
    pointer = .allocate(capacity: max(count, 1))
    pointer.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { pointer.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Double {
    get { pointer[index] }
    set { pointer[index] = newValue }
  }

  func fill(_ value: Double) { pointer.update(repeating: value, count: count) }

  /// Takes over another's numbers; both have the same count.
  func copy(_ other: NumberBuffer) { pointer.update(from: other.pointer, count: count) }

  var array: [Double] { Array(UnsafeBufferPointer(start: pointer, count: count)) }
}
