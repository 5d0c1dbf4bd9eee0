// A label broken into lines that fit a width: at blanks first, then inside long words.

import SceneGraph
import Typesetting

/// Lines of one label source, top to bottom.
struct Paragraph {
  var lines: [Label]
  var width: Double { lines.map(\.width).max() ?? 0 }

  /// Sets `source` in as few lines as fit `width`.
  init(_ source: String, size: Double, fitting width: Double, _ labels: LabelSource) throws(FigureProblem) {
    let whole = try labels(source, size)
    guard whole.width > width, width > 0 else {
      lines = [whole]
      return
    }
    var done: [Label] = [], current = ""
    for piece in LineBreaks.pieces(of: source) {
      let piece = try Self.bearable(piece, size: size, width: width, labels)
      let longer = current + piece
      let trial = try labels(LineBreaks.trimmed(longer), size)
      if trial.width > width, !LineBreaks.trimmed(current).isEmpty {
        done.append(try labels(LineBreaks.trimmed(current), size))
        if done.count == Self.mostLines - 1 {
          current = "…"
          break
        }
        current = piece
      } else {
        current = longer
      }
    }
    done.append(try labels(LineBreaks.trimmed(current), size))
    lines = done
  }

  /// What would take more lines is cut: a page has no room for it.
  private static let mostLines = 12
  /// A word of more characters is none.
  private static let longestWord = 60

  /// A word, or what fits of one that is longer than words are, which no line break would help.
  private static func bearable(
    _ piece: String, size: Double, width: Double, _ labels: LabelSource
  ) throws(FigureProblem) -> String {
    guard piece.count > longestWord, try labels(LineBreaks.trimmed(piece), size).width > width else { return piece }
    return try ShortenedLabel.fitting([piece], size: size, width: width, labels).first?.source ?? piece
  }

  /// The same with lines of about equal lengths: as narrow as the number of lines that `width` needs allows.
  static func balanced(
    _ source: String, size: Double, fitting width: Double, _ labels: LabelSource
  ) throws(FigureProblem) -> Paragraph {
    let whole = try Paragraph(source, size: size, fitting: width, labels)
    guard whole.lines.count > 1 else { return whole }
    var best = whole, low = width / 2, high = width
    for _ in 0..<6 {
      let middle = (low + high) / 2
      let trial = try Paragraph(source, size: size, fitting: middle, labels)
      if trial.lines.count == whole.lines.count, trial.width <= width {
        (best, high) = (trial, middle)
      } else {
        low = middle
      }
    }
    return best
  }

  /// Distance from the first baseline to the last.
  func depth(lineHeight: Double) -> Double { Double(lines.count - 1) * lineHeight }
}

/// Where label source may be cut into lines.
enum LineBreaks {
  /// Pieces whose concatenation is the source; a line may end after each of them. Never inside `$…$` or braces.
  static func pieces(of source: String) -> [String] {
    var pieces: [String] = [], current = "", depth = 0, inMath = false
    var rest = source[...]
    while let character = rest.first {
      rest = rest.dropFirst()
      current.append(character)
      if character == "\\" {
        let command = rest.prefix { $0.isASCII && $0.isLetter }
        let taken = command.isEmpty ? rest.prefix(1) : command
        current += taken
        rest = rest.dropFirst(taken.count)
        if taken == "_", depth == 0, !inMath { pieces.append(take(&current)) }
        continue
      }
      switch character {
      case "$": inMath.toggle()
      case "{": depth += 1
      case "}": depth -= 1
      case " ", "-", "/", ",": if depth == 0, !inMath { pieces.append(take(&current)) }
      default: break
      }
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  static func trimmed(_ source: String) -> String {
    var text = source[...]
    while text.last == " " { text = text.dropLast() }
    while text.first == " " { text = text.dropFirst() }
    return String(text)
  }

  private static func take(_ text: inout String) -> String {
    defer { text = "" }
    return text
  }
}
