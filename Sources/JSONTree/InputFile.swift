// Reading a whole file, with a true reason where that fails.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A block of bytes followed by the padding that the scanner needs; its owner deallocates it.
struct InputBytes {
  let start: UnsafeMutablePointer<UInt8>
  let count: Int

  init(capacity: Int) {
    start = .allocate(capacity: capacity + JSONStorage.padding)
    count = capacity
    (start + capacity).initialize(repeating: 0, count: JSONStorage.padding)
  }

  init(_ bytes: some Collection<UInt8>) {
    self.init(capacity: bytes.count)
    _ = UnsafeMutableBufferPointer(start: start, count: count).initialize(from: bytes)
  }

  /// Takes a block over that has room for the padding.
  fileprivate init(taking block: UnsafeMutableRawPointer?, count: Int) {
    let capacity = count + JSONStorage.padding
    start = block?.bindMemory(to: UInt8.self, capacity: capacity) ?? .allocate(capacity: capacity)
    self.count = count
    (start + count).initialize(repeating: 0, count: JSONStorage.padding)
  }

  func deallocate() { start.deallocate() }
}

/// A block that grows as bytes come; large blocks are remapped by the system, not copied.
struct GrowingBytes {
  private var start: UnsafeMutableRawPointer?
  private var count = 0
  private var capacity = 0

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    guard let source = piece.baseAddress else { return }
    reserve(count + piece.count + JSONStorage.padding)
    start.map { ($0 + count).copyMemory(from: source, byteCount: piece.count) }
    count += piece.count
  }

  private mutating func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    capacity = max(needed, capacity + capacity / 2)
    start = realloc(start, capacity)
    precondition(start != nil, "out of memory")
  }

  /// Hands the block over, padded.
  mutating func finished() -> InputBytes {
    reserve(count + JSONStorage.padding)
    defer { start = nil }
    return InputBytes(taking: start, count: count)
  }
}

/// Whole files as bytes.
public enum InputFile {
  /// The bytes of the file at `path`.
  public static func read(_ path: String) throws(JSONProblem) -> [UInt8] {
    let bytes = try open(path)
    defer { bytes.deallocate() }
    return Array(UnsafeBufferPointer(start: bytes.start, count: bytes.count))
  }

  /// Whether there is something of that name, readable or not.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func open(_ path: String) throws(JSONProblem) -> InputBytes {
    let descriptor = openRetrying(path)
    guard descriptor >= 0 else { throw problem(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw problem(path, EISDIR) }
    if status.st_mode & S_IFMT == S_IFCHR, isatty(descriptor) == 0 {
      return try readStream(descriptor, path, atMost: deviceLimit)
    }
    if status.st_mode & S_IFMT != S_IFREG { return try readStream(descriptor, path) }
    return try readBlock(descriptor, Int(status.st_size), path)
  }

  /// A device such as /dev/zero has no end: a file that names one must not fill the memory.
  private static let deviceLimit = 1 << 20

  private static func openRetrying(_ path: String) -> Int32 {
    while true {
      let descriptor = openOnce(path)
      if descriptor >= 0 || errno != EINTR { return descriptor }
    }
  }

  private static func openOnce(_ path: String) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #else
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  /// A regular file of known size; a file that shrinks meanwhile gives what there is.
  private static func readBlock(_ descriptor: Int32, _ size: Int, _ path: String) throws(JSONProblem) -> InputBytes {
    guard size <= TapeWord.sizeLimit else { throw problem(path, EFBIG) }
    let block = InputBytes(capacity: size)
    var filled = 0
    while filled < size {
      let count = Self.read(descriptor, block.start + filled, size - filled)
      if count < 0 {
        let code = errno
        block.deallocate()
        throw problem(path, code)
      }
      if count == 0 { break }
      filled += count
    }
    if filled == size, size > 0 { return block }
    // Shrunk meanwhile, or a file of /proc, which has no size beforehand.
    defer { block.deallocate() }
    if size == 0 { return try readStream(descriptor, path) }
    return InputBytes(UnsafeBufferPointer(start: block.start, count: filled))
  }

  /// A pipe, or anything else whose length is not known beforehand.
  private static func readStream(
    _ descriptor: Int32, _ path: String, atMost limit: Int = TapeWord.sizeLimit
  ) throws(JSONProblem) -> InputBytes {
    var collected: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBufferPointer { Self.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { throw problem(path, errno) }
      if count == 0 { return InputBytes(collected) }
      guard collected.count + count <= limit else { throw problem(path, limit == deviceLimit ? ENODEV : EFBIG) }
      collected.append(contentsOf: chunk[..<count])
    }
  }

  private static func read(_ descriptor: Int32, _ target: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    while true {
      #if canImport(Darwin)
        let result = Darwin.read(descriptor, target, count)
      #else
        let result = Glibc.read(descriptor, target, count)
      #endif
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func problem(_ path: String, _ code: Int32) -> JSONProblem {
    let (message, hint): (String, String)
    switch code {
    case ENOENT: (message, hint) = ("there is no such file", "check the name and the folder it is looked for in")
    case EISDIR: (message, hint) = ("this is a folder, not a file", "name a file in it")
    case EACCES: (message, hint) = ("permission to read it is denied", "change its permissions (chmod +r)")
    case ENOTDIR: (message, hint) = ("a part of its path is a file, not a folder", "check the path")
    case ENODEV: (message, hint) = ("this is a device without an end, not a file", "name a file")
    case EFBIG: (message, hint) = ("it is larger than 4 GB, the most that can be read", "split it by channels")
    default: (message, hint) = ("it cannot be read (\(String(cString: strerror(code))))", "check the file and its disk")
    }
    return JSONProblem(place: SourcePlace(file: path), message: message, hint: hint)
  }
}
