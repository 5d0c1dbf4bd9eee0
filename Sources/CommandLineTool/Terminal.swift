// Standard error and standard output as a command uses them: results on one, remarks on the other.

import HFPlotKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is said to the person at the terminal.
enum Terminal {
  /// A problem or remark, on standard error, after the results that were said before it.
  static func complain(_ message: String) {
    fflush(nil)
    let shown = visible(message)
    write(shown.hasSuffix("\n") ? shown : shown + "\n")
  }

  /// Characters as they are, on standard error.
  static func write(_ text: String) {
    text.withCString { characters in _ = systemWrite(2, characters, strlen(characters)) }
  }

  /// A result, on standard output, or on standard error where a document goes to standard output. A reader that has
  /// gone away ends the process quietly, as `head` expects.
  static func say(_ message: String, terminator: String = "\n") {
    let shown = visible(message)
    guard !documentIsOnStandardOutput else { return write(shown + terminator) }
    print(shown, terminator: terminator)
  }

  /// A text without control characters: a name in a file could move the cursor or rename the window with them.
  static func visible(_ text: String) -> String {
    func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
    }
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isHarmful($0) ? "\u{FFFD}" : $0 }))
  }

  /// Hands over what is still buffered; numbers that a full disk swallows are no success.
  static func finishOutput() {
    guard fflush(nil) != 0 else { return }
    let cause = errno, hint = cause == ENOSPC || cause == EDQUOT ? "free some space" : "direct it to a file, or to cat"
    complain("error: standard output cannot be written: \(String(cString: strerror(cause)))\n  hint: \(hint)")
    exit(2)
  }

  /// Whether an option names standard output (`-`, `-.svg`): nothing else may stand there.
  private static let documentIsOnStandardOutput = CommandLine.arguments.dropFirst().contains { argument in
    let value = argument.split(separator: "=", maxSplits: 1).last.map(String.init) ?? argument
    return OutputFiles.isStandardOutput(argument) || (argument.hasPrefix("--") && OutputFiles.isStandardOutput(value))
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
