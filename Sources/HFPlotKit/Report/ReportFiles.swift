// The files of a report, by their extensions.

/// Writes reports as pages or documents.
public enum ReportFiles {
  private enum Format: String, CaseIterable { case html, pdf }

  /// Refuses other formats and places that cannot be written, before any long work.
  public static func check(_ path: String) throws(KitProblem) {
    _ = try format(path)
    try OutputFiles.checkWritable(path)
  }

  /// All files, or none.
  public static func write(_ report: AnalysisReport, to paths: [String]) throws(KitProblem) {
    var files: [OutputFile] = []
    for path in paths {
      let bytes =
        switch try format(path) {
        case .html: Array(try report.page().utf8)
        case .pdf: try report.pdf()
        }
      files.append(OutputFile(path: path, bytes: bytes))
    }
    let written = files
    try KitProblem.wrapping { try OutputFiles.write(written) }
  }

  private static func format(_ path: String) throws(KitProblem) -> Format {
    guard let format = Format(rawValue: PageNames.fileExtension(of: path)) else {
      throw KitProblem("-o \(path): a report is a page or a document", hint: "name it .html or .pdf")
    }
    return format
  }
}
