// The points of an exclusion's contours as documents, so that anyone can draw them again: CSV, JSON, HEPData's YAML.
import Results

/// Contours as text.
public struct ContourExport: Sendable {
  private let result: ExclusionResult

  public init(_ result: ExclusionResult) { self.result = result }

  private var contours: [(name: String, paths: [ExclusionContours.Path])] {
    result.contours.named.filter { !$0.paths.isEmpty }
  }

  private func header(_ axis: Int) -> String {
    result.axes[axis].name + (result.axes[axis].unit.map { " [\($0)]" } ?? "")
  }

  /// A row a point; the first point of a closed piece comes again at its end.
  public var csv: String {
    var lines = ["contour,piece,\(Self.field(header(0))),\(Self.field(header(1)))"]
    for contour in contours {
      for (index, path) in contour.paths.enumerated() {
        for point in Self.drawn(path) { lines.append("\(contour.name),\(index),\(point[0]),\(point[1])") }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// One table a contour in HEPData's form, with its name.
  public var hepData: [(name: String, text: String)] {
    contours.map { contour in
      let points = contour.paths.enumerated().flatMap { index, path in Self.drawn(path).map { (index, $0) } }
      var text = "independent_variables:\n" + Self.variable(result.axes[0], points.map { $0.1[0] })
      if contour.paths.count > 1 {
        text += "- header: {name: piece}\n  values:\n" + points.map { "  - {value: \($0.0)}\n" }.joined()
      }
      text += "dependent_variables:\n" + Self.variable(result.axes[1], points.map { $0.1[1] })
      return (contour.name, text)
    }
  }

  private static func variable(_ axis: ExclusionAxis, _ values: [Double]) -> String {
    let unit = axis.unit.map { ", units: \(quoted($0))" } ?? ""
    return "- header: {name: \(quoted(axis.name))\(unit)}\n  values:\n"
      + values.map { "  - {value: \($0)}\n" }.joined()
  }

  private static func drawn(_ path: ExclusionContours.Path) -> [[Double]] {
    path.closed ? path.points + path.points.prefix(1) : path.points
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func field(_ text: String) -> String {
    guard text.contains(",") || text.contains("\"") else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
