// Where in a file something stands: what an error message begins with.

/// A place in a document; line and column are counted from one, columns in characters (Unicode scalars).
public struct SourcePlace: Sendable, Equatable, CustomStringConvertible {
  /// Name of the file, as it was given.
  public var file: String
  /// From 1; nil where only the file is known.
  public var line: Int?
  /// Characters from 1; nil where only the line is known.
  public var column: Int?

  /// Every part by its name; those with a default may be left out.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, or as much of it as is known.
  public var description: String {
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
