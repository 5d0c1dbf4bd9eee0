// The colours of a figure by name: one \definecolor each.

import SceneGraph

/// Names opaque colours in order of their first use; opacity is set beside them.
struct TikZPalette {
  private var names: [String: String] = [:]
  private(set) var definitions: [String] = []

  mutating func name(of color: Color) -> String {
    let opaque = Color(red: color.red, green: color.green, blue: color.blue)
    let digits = opaque.hex.dropFirst().uppercased()
    if let known = names[digits] { return known }
    let name = "hfplot\(definitions.count + 1)"
    names[digits] = name
    definitions.append("\\definecolor{\(name)}{HTML}{\(digits)}")
    return name
  }
}
