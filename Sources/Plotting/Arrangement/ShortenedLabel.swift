// Labels cut short where names differ least.

import Typesetting

/// Fits long names of one axis into a width.
enum ShortenedLabel {
  /// Shares of what is kept that stand before the ellipsis: the first that tells all names apart is taken.
  private static let shares = [0.6, 0.8, 0.35, 0, 1]

  /// Every label, or what of its beginning and its end fits, with an ellipsis for the rest.
  static func fitting(
    _ sources: [String], size: Double, width: Double, _ labels: LabelSource
  ) throws(FigureProblem) -> [Label] {
    var best: [String] = [], distinct = 0
    for share in shares {
      var texts: [String] = []
      for source in sources { texts.append(try fitting(source, share, size: size, width: width, labels)) }
      let count = Set(texts).count
      if count > distinct { (best, distinct) = (texts, count) }
      if distinct == Set(sources).count { break }
    }
    var result: [Label] = []
    for text in best { result.append(try labels(text, size)) }
    return result
  }

  private static func fitting(
    _ source: String, _ share: Double, size: Double, width: Double, _ labels: LabelSource
  ) throws(FigureProblem) -> String {
    if try labels(source, size).width <= width { return source }
    let parts = parts(of: source)
    var (low, high) = (1, max(1, parts.count - 1))
    while low < high {
      let middle = (low + high + 1) / 2
      let isFitting = try labels(shortened(parts, to: middle, share), size).width <= width
      if isFitting { low = middle } else { high = middle - 1 }
    }
    return shortened(parts, to: low, share)
  }

  private static func shortened(_ parts: [String], to count: Int, _ share: Double) -> String {
    let head = Int((Double(count) * share).rounded())
    return parts.prefix(head).joined() + "…" + parts.suffix(count - head).joined()
  }

  /// Characters, commands and formulas: what must not be cut.
  private static func parts(of source: String) -> [String] {
    var parts: [String] = [], current = "", depth = 0, inMath = false
    var rest = source[...]
    while let character = rest.popFirst() {
      current.append(character)
      switch character {
      case "\\":
        let command = rest.prefix { $0.isASCII && $0.isLetter }, taken = command.isEmpty ? rest.prefix(1) : command
        current += taken
        rest = rest.dropFirst(taken.count)
      case "$": inMath.toggle()
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      if depth == 0, !inMath {
        parts.append(current)
        current = ""
      }
    }
    return current.isEmpty ? parts : parts + [current]
  }
}
