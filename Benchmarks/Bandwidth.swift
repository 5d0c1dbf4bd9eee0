// What the memory gives: the reading speed against which the kernel's own is judged.

/// Reading speed in GB/s of working sets that fit the second-level cache, and that fit no cache.
struct Bandwidth {
  var cached: Double
  var uncached: Double

  static func measured() -> Bandwidth {
    Bandwidth(cached: readingSpeed(bytes: 1 << 18), uncached: readingSpeed(bytes: 1 << 28))
  }

  /// Tables up to this size stay in a second-level cache between two evaluations.
  static let cachedBytes = 1 << 20

  var description: String {
    "memory: \(rounded(cached, places: 1)) GB/s from 256 kB, \(rounded(uncached, places: 1)) GB/s from 256 MB"
  }

  /// The fastest of several walks over `bytes`, adding eight numbers at a time.
  private static func readingSpeed(bytes: Int) -> Double {
    let count = bytes / 8
    // Each walk begins elsewhere, or the compiler would merge them into one.
    let starts = 1024, capacity = count + starts * 8
    let numbers = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
    numbers.initialize(repeating: 1, count: capacity)
    defer { numbers.deallocate() }
    let walks = max(3, (1 << 28) / bytes)
    var fastest = Double.infinity, total = 0.0
    for _ in 0..<5 {
      let start = processorTime()
      for walk in 0..<walks { total += sum(numbers + walk % starts * 8, count) }
      fastest = min(fastest, (processorTime() - start) / Double(walks))
    }
    // Nothing negative was added; asking keeps the sum from being optimised away.
    return total > 0 ? Double(bytes) / fastest * 1e-9 : 0
  }

  private static func sum(_ numbers: UnsafePointer<Double>, _ count: Int) -> Double {
    let raw = UnsafeRawPointer(numbers)
    var a = SIMD8<Double>.zero, b = a, c = a, d = a
    var offset = 0
    while offset + 32 <= count {
      a += raw.loadUnaligned(fromByteOffset: offset * 8, as: SIMD8<Double>.self)
      b += raw.loadUnaligned(fromByteOffset: offset * 8 + 64, as: SIMD8<Double>.self)
      c += raw.loadUnaligned(fromByteOffset: offset * 8 + 128, as: SIMD8<Double>.self)
      d += raw.loadUnaligned(fromByteOffset: offset * 8 + 192, as: SIMD8<Double>.self)
      offset += 32
    }
    return (a + b + c + d).sum()
  }
}

/// How the program was built: without this no timing means anything.
enum BuildFlags {
  static var description: String {
    var words: [String] = []
    #if DEBUG
      words.append("DEBUG build (timings mean nothing)")
    #else
      words.append("release build")
    #endif
    #if HFPLOT_FMA
      words.append("x86-64-v3 with fused multiply-add")
    #elseif arch(arm64)
      words.append("arm64")
    #else
      words.append("portable x86-64")
    #endif
    return "build: " + words.joined(separator: ", ") + "; CPU time of one core"
  }
}
