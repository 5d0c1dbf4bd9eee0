// Standard error and standard output as a command uses them: results on one, remarks on the other.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is said to the person at the terminal.
enum Terminal {
  /// A problem or remark, on standard error.
  static func complain(_ message: String) {
    let line = message.hasSuffix("\n") ? message : message + "\n"
    line.withCString { text in _ = write(2, text, strlen(text)) }
  }

  /// A result, on standard output. A reader that has gone away ends the process quietly, as `head` expects.
  static func say(_ message: String) {
    print(message)
  }

  static var errorIsTerminal: Bool { isatty(2) == 1 }
}
