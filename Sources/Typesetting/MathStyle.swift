// TeX's styles: display, text, script and second-level script, each also cramped.

/// The style a formula's part is set in.
struct MathStyle: Hashable, Sendable {
  enum Level: Int, Sendable { case display, text, script, scriptScript }
  var level: Level
  var isCramped = false

  static let text = MathStyle(level: .text)

  var isScript: Bool { level.rawValue >= Level.script.rawValue }
  var isDisplay: Bool { level == .display }

  var superscript: MathStyle { MathStyle(level: isScript ? .scriptScript : .script, isCramped: isCramped) }
  var `subscript`: MathStyle { MathStyle(level: superscript.level, isCramped: true) }
  var cramped: MathStyle { MathStyle(level: level, isCramped: true) }

  /// The style of a numerator.
  var numerator: MathStyle {
    switch level {
    case .display: MathStyle(level: .text, isCramped: isCramped)
    case .text: MathStyle(level: .script, isCramped: isCramped)
    case .script, .scriptScript: MathStyle(level: .scriptScript, isCramped: isCramped)
    }
  }
  var denominator: MathStyle { numerator.cramped }
}
