// Standard error and standard output as a command uses them: results on one, remarks on the other.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is said to the person at the terminal.
enum Terminal {
  /// A problem or remark, on standard error.
  static func complain(_ message: String) { write(message.hasSuffix("\n") ? message : message + "\n") }

  /// Characters as they are, on standard error.
  static func write(_ text: String) {
    text.withCString { characters in _ = systemWrite(2, characters, strlen(characters)) }
  }

  /// A result, on standard output. A reader that has gone away ends the process quietly, as `head` expects.
  static func say(_ message: String, terminator: String = "\n") {
    print(message, terminator: terminator)
  }

  static var errorIsTerminal: Bool { isatty(2) == 1 }
}

/// `write` under a name of its own: inside `Terminal` the plain name is the type's function.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  #if canImport(Darwin)
    Darwin.write(descriptor, bytes, count)
  #else
    Glibc.write(descriptor, bytes, count)
  #endif
}
