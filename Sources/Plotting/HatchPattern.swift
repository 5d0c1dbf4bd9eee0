// Hatches as people write them: one character a direction.

/// Directions of hatch lines by characters: `/`, `\\`, `x` for both, `-`, `|`, `+` for both; anything else is none.
public struct HatchPattern: Sendable, Equatable {
  /// In degrees, counter-clockwise from the right, without repetition.
  public let angles: [Double]

  /// No lines at all.
  public static let solid = HatchPattern("solid")

  /// Reads a pattern as styles have it, e.g. `/` or `x`.
  public init(_ text: String) {
    var found: [Double] = []
    let characters = text == "solid" ? "" : text
    for angle in characters.flatMap({ Self.table[$0] ?? [] }) where !found.contains(angle) { found.append(angle) }
    angles = found
  }

  private static let table: [Character: [Double]] = [
    "/": [45], "\\": [135], "x": [45, 135], "-": [0], "|": [90], "+": [0, 90],
  ]
}
