// Families that a viewer may fall back on when it lacks a word's font.

import SceneGraph

/// CSS font stacks. Widths are held by `textLength`, so that a fallback changes the shapes of letters only.
enum FontStack {
  static func families(for font: FontResource) -> String {
    let own = font.familyName.filter { $0 != "'" && $0 != "\\" }
    return (own.isEmpty ? [] : ["'\(own)'"]).joined() + (own.isEmpty ? "" : ", ") + fallbacks(for: font.familyName)
  }

  private static func fallbacks(for family: String) -> String {
    let name = family.lowercased()
    func matches(_ words: [String]) -> Bool { words.contains { name.contains($0) } }
    if matches(["mono", "cursor", "courier", "typewriter"]) { return "Courier, monospace" }
    if matches(["sans", "heros", "helvet", "arial"]) { return "Helvetica, Arial, sans-serif" }
    if matches(["roman", "serif", "termes", "times", "pagella", "bonum", "schola", "stix", "math"]) {
      return "Times, serif"
    }
    return "Helvetica, Arial, sans-serif"
  }
}
