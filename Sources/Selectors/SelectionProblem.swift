// A selector that cannot be read: where, why, and what was probably meant.

/// A problem of a selector's text.
public struct SelectionProblem: Error, Equatable, Sendable {
  /// The selector.
  public var text: String
  /// Characters (Unicode scalars) before the place.
  public var offset: Int
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// Every part by its name.
  public init(text: String, offset: Int, message: String, hint: String) {
    self.text = text
    self.offset = offset
    self.message = message
    self.hint = hint
  }
}

extension SelectionProblem: CustomStringConvertible {
  /// The selector with a mark under the place, then the problem and what to do.
  public var description: String {
    let mark = String(repeating: " ", count: offset) + "^"
    return "error: selector, character \(offset + 1): \(message)\n    \(text)\n    \(mark)\n  hint: \(hint)"
  }
}

/// The name that was probably meant: a third of the letters may differ.
func likelyName(_ name: String, among candidates: [String]) -> String? {
  let ranked = candidates.map { (name: $0, distance: editDistance(Array(name.lowercased()), Array($0.lowercased()))) }
  let nearest = ranked.min { $0.distance < $1.distance }
  return nearest.flatMap { 3 * $0.distance <= max(name.count, $0.name.count) ? $0.name : nil }
}

/// Letters changed, added or left out.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let changed = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
