// What is wrong with a JSON document or with a value in it.

/// One problem with its place, the path of the value, the cause and the remedy.
public struct JSONProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where it is; nil of values without a file.
  public var place: SourcePlace?
  /// For example `channels[1].samples[0].data[3]`; empty for the whole document.
  public var path: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String?

  /// Every part by its name; those with a default may be left out.
  public init(place: SourcePlace?, path: String = "", message: String, hint: String? = nil) {
    self.place = place
    self.path = path
    self.message = message
    self.hint = hint
  }

  /// `file:line:column: error: path: message`, and a line with the hint; endless names abridged.
  public var description: String {
    var text = place.map { "\($0): " } ?? ""
    text += "error: "
    if !path.isEmpty { text += "\(path.abridged()): " }
    text += message.abridged()
    if let hint { text += "\n  hint: \(hint.abridged())" }
    return text
  }
}
