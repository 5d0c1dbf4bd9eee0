// The formats of tables: chosen by name or by the extension of a file.

/// How tables are written.
public enum TableFormat: String, Sendable, Equatable, CaseIterable {
  case text, markdown, latex, csv, html

  /// By extension in lower case, without its dot; nil for one that means no format.
  public init?(fileExtension: String) {
    switch fileExtension {
    case "txt": self = .text
    case "md", "markdown": self = .markdown
    case "tex": self = .latex
    case "csv": self = .csv
    case "html", "htm": self = .html
    default: return nil
    }
  }

  /// Extensions that mean a format.
  public static let extensions = ["txt", "md", "tex", "csv", "html"]

  /// The tables one after another; ends with a line feed.
  public func document(_ tables: [Table]) -> String {
    switch self {
    case .text: tables.map(\.text).joined(separator: "\n")
    case .markdown: tables.map(\.markdown).joined(separator: "\n")
    case .latex: "% needs \\usepackage{booktabs}\n" + tables.map(\.latex).joined(separator: "\n")
    case .csv: tables.map(\.csv).joined(separator: "\n")
    case .html: tables.map(\.html).joined(separator: "\n")
    }
  }
}
