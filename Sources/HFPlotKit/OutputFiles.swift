// Writing files whole: beside the target first, then renamed, so that a failed run leaves the old file as it was.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Bytes and where they go.
public struct OutputFile: Sendable, Equatable {
  /// Where it is written.
  public var path: String
  /// What is written.
  public var bytes: [UInt8]
  /// Every part by its name.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Why a file could not be written.
public struct OutputProblem: Error, Equatable, CustomStringConvertible {
  /// The file.
  public var path: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String
  /// As a person reads it.
  public var description: String { "\(path): error: \(message)\n  hint: \(hint)" }
}

/// Writes files so that each appears complete or not at all.
public enum OutputFiles {
  /// Writes all files, or, when one cannot be written, none.
  ///
  /// Ctrl-C waits until they are there: it leaves no temporary file.
  public static func write(_ files: [OutputFile]) throws(OutputProblem) {
    let heldBack = SignalMask()
    defer { heldBack.restore() }
    var staged: [(temporary: String, target: String)] = []
    do throws(OutputProblem) {
      for file in files {
        if isStandardOutput(file.path) {
          try fill(1, with: file.bytes, shownAs: file.path)
          continue
        }
        let target = resolved(file.path)
        if isSpecial(target) {
          try fill(target, with: file.bytes, flags: O_WRONLY)
        } else {
          let temporary = "\(target).\(getpid()).part"
          staged.append((temporary, target))
          try fill(temporary, with: file.bytes, flags: O_WRONLY | O_CREAT | O_TRUNC, shownAs: file.path)
        }
      }
      for (temporary, target) in staged where rename(temporary, target) != 0 { throw problem(target) }
    } catch {
      for (temporary, _) in staged { unlink(temporary) }
      throw error
    }
  }

  /// `check` as the library's edge words it.
  public static func checkWritable(_ path: String) throws(KitProblem) {
    try KitProblem.wrapping { try check(path) }
  }

  /// Checks that a file could be created at `path`, before any long work is begun.
  public static func check(_ path: String) throws(OutputProblem) {
    let target = resolved(path)
    guard !isStandardOutput(path), !isSpecial(target) else { return }
    var info = stat()
    if stat(target, &info) == 0, info.st_mode & S_IFMT == S_IFDIR { throw problem(path, error: EISDIR) }
    if access(folder(of: target), W_OK) != 0 { throw problem(path) }
  }

  private static func fill(
    _ path: String, with bytes: [UInt8], flags: Int32, shownAs shown: String? = nil
  ) throws(OutputProblem) {
    let descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else { throw problem(shown ?? path) }
    try fill(descriptor, with: bytes, shownAs: shown ?? path, closing: true)
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], shownAs shown: String, closing: Bool = false
  ) throws(OutputProblem) {
    var offset = 0, failure: Int32 = 0
    bytes.withUnsafeBytes { raw in
      while offset < raw.count, failure == 0 {
        let count = writeBytes(descriptor, raw.baseAddress.map { $0 + offset }, raw.count - offset)
        if count > 0 { offset += count } else if count < 0, errno != EINTR { failure = errno }
      }
    }
    if closing, close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw problem(shown, error: failure) }
  }

  /// Whether two paths lead to one file.
  public static func areSame(_ left: String, _ right: String) -> Bool { resolved(left) == resolved(right) }

  /// The file that a symbolic link names, so that renaming replaces the file and keeps the link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Pipes and devices cannot be renamed over.
  private static func isSpecial(_ path: String) -> Bool {
    var info = stat()
    guard stat(path, &info) == 0 else { return false }
    let kind = info.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// `-`, or `-.svg` where the format has to be said.
  public static func isStandardOutput(_ path: String) -> Bool { path == "-" || path.hasPrefix("-.") }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func problem(_ path: String, error: Int32 = errno) -> OutputProblem {
    let hint =
      switch error {
      case ENOENT: "create the folder first, or name another with -o"
      case EACCES, EPERM, EROFS: "choose a folder that you may write to"
      case EISDIR: "this is a folder: name a file in it"
      case EFBIG: "raise the limit on the size of files (ulimit -f); nothing was left half-written"
      case ENOSPC, EDQUOT: "free some space; nothing was left half-written"
      default: "check the path"
      }
    return OutputProblem(path: path, message: "cannot be written: \(String(cString: strerror(error)))", hint: hint)
  }
}

/// Signals that would end the program, held back in this thread.
private struct SignalMask {
  private var former = sigset_t()

  init() {
    var ending = sigset_t()
    sigemptyset(&ending)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ending, signal) }
    pthread_sigmask(SIG_BLOCK, &ending, &former)
  }

  func restore() {
    var mask = former
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}

/// `write` under a name of its own: inside `OutputFiles` the plain name is the type's function.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
    Darwin.write(descriptor, bytes, count)
  #else
    Glibc.write(descriptor, bytes, count)
  #endif
}
