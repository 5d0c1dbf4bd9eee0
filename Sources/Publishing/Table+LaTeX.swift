// Tables for LaTeX with booktabs: two columns for a value and its uncertainty, so that both align without a package.

extension Table {
  /// A `tabular`, its caption as a comment.
  public var latex: String {
    let count = rows.first?.cells.count ?? 0
    var lines = [
      "% \(caption.plain)", "\\begin{tabular}{l\(String(repeating: " r@{\\,}l", count: count))}", "\\toprule",
    ]
    lines += headings
    for row in rows {
      if row.isSum { lines.append("\\midrule") }
      lines.append(([row.name.tex] + row.cells.map(Self.latexCell)).joined(separator: " & ") + " \\\\")
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    return (lines + notes.map { "% \($0)" }).map { $0 + "\n" }.joined()
  }

  private var headings: [String] {
    let titles = groups.map { "\\multicolumn{\(2 * $0.columns.count)}{c}{\($0.title.tex)}" }
    guard hasColumnTitles else { return [([corner.tex] + titles).joined(separator: " & ") + " \\\\", "\\midrule"] }
    var start = 2, rules = ""
    for group in groups {
      rules += "\\cmidrule(lr){\(start)-\(start + 2 * group.columns.count - 1)}"
      start += 2 * group.columns.count
    }
    let columns = groups.flatMap { $0.columns.map { "\\multicolumn{2}{c}{\($0.tex)}" } }
    return [
      ([""] + titles).joined(separator: " & ") + " \\\\", rules,
      ([corner.tex] + columns).joined(separator: " & ") + " \\\\", "\\midrule",
    ]
  }

  private static func latexCell(_ cell: TableCell) -> String {
    let words = CellWords(cell)
    if let up = words.uncertainty, let down = words.down { return "\(math(words.value)) & $^{+\(up)}_{-\(down)}$" }
    if let uncertainty = words.uncertainty { return "\(math(words.value)) & $\\pm$\\,\(math(uncertainty))" }
    if let remark = words.remark { return "\(math(words.value)) & (\(math(remark))\\,\\%)" }
    return words.value.isEmpty ? "& " : "\\multicolumn{2}{c}{\(math(words.value))}"
  }

  /// Numbers with a minus are formulas.
  private static func math(_ number: String) -> String {
    guard number.hasPrefix(DecimalText.minus) else { return number }
    return "$-\(number.dropFirst(DecimalText.minus.count))$"
  }
}

/// Text as LaTeX prints it.
enum LaTeXEscape {
  static func text(_ plain: String) -> String {
    plain.map { character in
      switch character {
      case "\\": "\\textbackslash{}"
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      case "_", "&", "%", "$", "#", "{", "}": "\\\(character)"
      case "<": "\\textless{}"
      case ">": "\\textgreater{}"
      default: String(character)
      }
    }.joined()
  }
}
