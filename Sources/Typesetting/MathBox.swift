// A laid-out piece of a label: glyph runs and rules about a baseline origin, in points, y up.

import SceneGraph

/// Positioned glyphs of one face and size.
struct BoxRun {
  var face: FontFace
  var size: Double
  var color: Color?
  var x: Double
  var y: Double
  /// Positions relative to the run's own origin.
  var glyphs: [ShapedWord.Glyph]
  var advance: Double
  var isWord: Bool
}

/// A filled rectangle; `y` is its lower edge.
struct BoxRule {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
  var color: Color?
}

/// What layout works with: extents, runs, rules, and what the neighbours need to know of a single character.
struct MathBox {
  var width = 0.0
  var ascent = 0.0
  /// Positive below the baseline.
  var descent = 0.0
  /// Italic correction at the right edge, not part of `width`.
  var italic = 0.0
  /// Where an accent's centre goes.
  var accentCenter: Double?
  /// The glyph if the box is a single character: scripts and kerning treat it specially.
  var character: (face: FontFace, glyph: UInt32, size: Double)?
  /// Whether an accent is on top: a second one keeps its distance.
  var isAccented = false
  var runs: [BoxRun] = []
  var rules: [BoxRule] = []

  var height: Double { ascent + descent }

  /// Places a box with its origin at (x, y); extents grow, the width does not.
  mutating func place(_ box: MathBox, x: Double, y: Double = 0) {
    for var run in box.runs {
      run.x += x
      run.y += y
      runs.append(run)
    }
    for var rule in box.rules {
      rule.x += x
      rule.y += y
      rules.append(rule)
    }
    ascent = max(ascent, box.ascent + y)
    descent = max(descent, box.descent - y)
  }

  /// Places a box at the right end and takes over its italic correction.
  mutating func append(_ box: MathBox) {
    place(box, x: width)
    width += box.width
    italic = box.italic
  }

  /// The same box moved up.
  func raised(by distance: Double) -> MathBox {
    var box = self
    for index in box.runs.indices { box.runs[index].y += distance }
    for index in box.rules.indices { box.rules[index].y += distance }
    box.ascent += distance
    box.descent -= distance
    return box
  }

  /// Colours everything that has no colour yet.
  func colored(_ color: Color) -> MathBox {
    var box = self
    for index in box.runs.indices where box.runs[index].color == nil { box.runs[index].color = color }
    for index in box.rules.indices where box.rules[index].color == nil { box.rules[index].color = color }
    return box
  }

  /// No longer a single character: scripts sit by the box's height, and nothing overhangs.
  func asGroup() -> MathBox {
    var box = self
    box.width += box.italic
    box.italic = 0
    box.character = nil
    return box
  }
}
