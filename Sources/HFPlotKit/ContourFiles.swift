// Where contour points go: one file as CSV or JSON, or a HEPData table a contour.
import Publishing
import Results

/// Files of an exclusion's contours.
public enum ContourFiles {
  /// The extension of `path` picks the form: csv, json, yaml.
  public static func files(_ result: ExclusionResult, to path: String) throws(KitProblem) -> [OutputFile] {
    let export = ContourExport(result)
    switch PageNames.fileExtension(of: path) {
    case "csv": return [OutputFile(path: path, bytes: Array(export.csv.utf8))]
    case "json": return [OutputFile(path: path, bytes: try ResultFiles.text(Document(result)))]
    case "yaml", "yml":
      let tables = export.hepData
      // Several tables, even if there is one contour only: names do not depend on what is excluded.
      let paths = PageNames.paths(for: path, pages: tables.map(\.name) + [""]).dropLast()
      return zip(paths, tables).map { OutputFile(path: $0, bytes: Array($1.text.utf8)) }
    default: throw unknown(path)
    }
  }

  /// Refuses what could not be written, before any long work.
  public static func check(_ path: String) throws(KitProblem) {
    guard ["csv", "json", "yaml", "yml"].contains(PageNames.fileExtension(of: path)) else { throw unknown(path) }
    try KitProblem.wrapping { try OutputFiles.check(path) }
  }

  private static func unknown(_ path: String) -> KitProblem {
    KitProblem("--contours \(path): no such form of contours", hint: "use .csv, .json, or .yaml for HEPData")
  }

  private struct Document: Encodable {
    var axes: [ExclusionAxis]
    var level: Double
    var contours: ExclusionContours
    init(_ result: ExclusionResult) {
      (axes, level, contours) = (result.axes, result.interpolation.level, result.contours)
      contours.map = nil
    }
  }
}
