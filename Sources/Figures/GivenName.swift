// Names that a user gave, as labels.
import Typesetting

extension Label {
  /// A name as it is where it has markup, else letter by letter.
  static func given(_ name: String) -> String { name.contains { "$\\".contains($0) } ? name : escaped(name) }
}
