// The command that made a figure or result, in a form that depends only on what changes the numbers or the drawing.

/// Verb, options that matter and inputs by base name and digest: never folders, output files or the number of jobs.
public struct CanonicalCommand: Sendable, Equatable {
  /// An input file as provenance knows it.
  public struct Input: Sendable, Equatable {
    /// `workspace`, `patch`, `style`, `result`.
    public var role: String
    /// Base name of the file.
    public var file: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// Every part by its name.
    public init(role: String, file: String, sha256: String) {
      self.role = role
      self.file = file
      self.sha256 = sha256
    }
  }

  /// Name of the verb.
  public var verb: String
  /// Files that were read, in order.
  public var inputs: [Input]
  /// Options in the verb's own order, without a value for flags.
  public var options: [(name: String, value: String?)]
  /// What stands behind the workspace without an option's name.
  public var operands: [String] = []

  /// Every part by its name; those with a default may be left out.
  public init(verb: String, inputs: [Input] = [], options: [(name: String, value: String?)] = []) {
    self.verb = verb
    self.inputs = inputs
    self.options = options
  }

  /// Whether all parts are equal.
  public static func == (left: Self, right: Self) -> Bool { left.text == right.text && left.inputs == right.inputs }

  /// What a person could type again in the inputs' folder.
  public var text: String {
    var words = ["hfplot", verb]
    for input in inputs {
      if input.role != "workspace" { words.append("--\(input.role == "result" ? "from" : input.role)") }
      words.append(Self.quoted(input.file))
    }
    words += operands.map(Self.quoted)
    for option in options {
      words.append("--\(option.name)")
      if let value = option.value { words.append(Self.quoted(value)) }
    }
    return words.joined(separator: " ")
  }

  /// A word as a POSIX shell reads it back.
  static func quoted(_ word: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+=:,/@%#")
    guard word.isEmpty || word.contains(where: { !plain.contains($0) }) else { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
