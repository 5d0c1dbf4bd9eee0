// The points of an exclusion's contours as documents, so that anyone can draw them again: CSV, JSON, HEPData's YAML.
import Results

/// Contours as text.
public struct ContourExport: Sendable {
  private let result: ExclusionResult

  /// Every part by its name.
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
      var independent = [variable(0, points.map { $0.1[0] })]
      if contour.paths.count > 1 {
        independent.append(.init(name: "piece", values: points.map { .number(Double($0.0)) }))
      }
      let dependent = [variable(1, points.map { $0.1[1] })]
      return (
        contour.name,
        HEPDataTable(name: contour.name, description: "", independent: independent, dependent: dependent).yaml
      )
    }
  }

  private func variable(_ axis: Int, _ values: [Double]) -> HEPDataTable.Variable {
    .init(name: result.axes[axis].name, unit: result.axes[axis].unit, values: values.map { .number($0) })
  }

  private static func drawn(_ path: ExclusionContours.Path) -> [[Double]] {
    path.closed ? path.points + path.points.prefix(1) : path.points
  }

  private static func field(_ text: String) -> String {
    guard text.contains(",") || text.contains("\"") else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
