// Text of a report on pages: headings, lines that are broken where they are too long, columns of a table.
import Plotting
import SceneGraph
import Styles
import Typesetting

/// Collects text, then sets it on as many pages as it takes.
struct ReportTextPages {
  private enum Line {
    case heading(String)
    case text(String)
    /// Cells from left to right; all rows of one table share its columns.
    case row([String], table: Int)
  }

  /// Points: the page is A4 upright.
  private static let size = Size(width: 595.28, height: 841.89)
  private static let margin = 48.0
  private static let titleSize = 16.0
  private static let headingSize = 11.0
  private static let textSize = 8.0
  private static let leading = 1.35

  private let style: Style
  private let title: String
  private let metadata: [Metadatum]
  private var lines: [Line] = []
  private var tables = 0

  /// - Parameters:
  ///   - style: its fonts are used.
  ///   - title: stands on the first page and in the file.
  ///   - facts: stand below it, and in the file.
  init(style: Style, title: String, facts: [Metadatum]) {
    self.style = style
    self.title = title
    metadata = facts
    lines = facts.map { .row([$0.key, $0.value], table: 0) }
  }

  /// Lines under a heading.
  mutating func add(_ heading: String, _ texts: [String]) {
    lines.append(.heading(heading))
    lines += texts.map { .text($0) }
  }

  /// Rows, the headings first.
  mutating func add(table rows: [[String]]) {
    tables += 1
    lines += rows.map { .row($0, table: tables) }
  }

  /// The pages.
  func scenes() throws -> [Scene] {
    let typesetter = try Arrangement.typesetter(for: style)
    let columns = try columns(typesetter)
    var pages: [[Node]] = [[]], y = Self.margin
    func place(_ texts: [(x: Double, source: String)], size: Double) throws {
      y += size * Self.leading
      if y > Self.size.height - Self.margin {
        pages.append([])
        y = Self.margin + size * Self.leading
      }
      for text in texts where !text.source.isEmpty {
        let label = try typesetter.verbatim(text.source, size: size)
        pages[pages.count - 1].append(.text(label.text(at: Point(x: text.x, y: y))))
      }
    }
    let width = Self.size.width - 2 * Self.margin
    for line in try broken(title, to: width, size: Self.titleSize, typesetter) {
      try place([(Self.margin, line)], size: Self.titleSize)
    }
    y += Self.textSize
    for line in lines {
      switch line {
      case .heading(let text):
        y += Self.headingSize
        try place([(Self.margin, text)], size: Self.headingSize)
        y += Self.textSize / 2
      case .text(let text):
        for part in try broken(text, to: width, size: Self.textSize, typesetter) {
          try place([(Self.margin, part)], size: Self.textSize)
        }
      case .row(let cells, let table):
        let starts = columns[table] ?? []
        try place(zip(starts, cells).map { (Self.margin + $0, $1) }, size: Self.textSize)
      }
    }
    return pages.map { nodes in
      Scene(
        size: Self.size, title: title, alternativeText: title, fonts: typesetter.fontResources, metadata: metadata,
        root: Group(role: "page", children: nodes))
    }
  }

  /// Where the columns of each table begin.
  private func columns(_ typesetter: Typesetter) throws -> [Int: [Double]] {
    var widths: [Int: [Double]] = [:]
    for case .row(let cells, let table) in lines {
      let own = try cells.map { try typesetter.verbatim($0.isEmpty ? " " : $0, size: Self.textSize).width }
      let known = widths[table] ?? []
      widths[table] = own.indices.map { max(own[$0], $0 < known.count ? known[$0] : 0) }
    }
    return widths.mapValues { widths in
      widths.reduce(into: (starts: [Double](), end: 0.0)) { sum, width in
        sum.starts.append(sum.end)
        sum.end += width + (width > Self.textSize ? 1.5 * Self.textSize : Self.textSize / 4)
      }.starts
    }
  }

  /// Lines no wider than `width`, broken at blanks; a word that is wider stands alone.
  private func broken(
    _ text: String, to width: Double, size: Double, _ typesetter: Typesetter
  ) throws -> [String] {
    var lines: [String] = [], line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, try typesetter.verbatim(longer, size: size).width > width {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return lines + [line]
  }
}
