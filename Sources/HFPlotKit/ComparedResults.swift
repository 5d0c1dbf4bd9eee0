// Other results laid over a scan or contour: read from files, checked to be of the same parameters.
import Results

/// A result file with the name it has in the legend: `fit.json`, or `Only the signal region=fit.json`.
public struct ComparedFile: Sendable, Equatable {
  public var name: String
  public var path: String

  public init(_ text: String) {
    if let equals = text.firstIndex(of: "="), equals != text.startIndex {
      name = String(text[..<equals])
      path = String(text[text.index(after: equals)...])
    } else {
      path = text
      let file = text.split(separator: "/").last.map(String.init) ?? text
      name = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
    }
  }
}

extension ScanResult {
  /// Lays the scans of other files over this one.
  public mutating func compare(_ files: [ComparedFile]) throws(KitProblem) {
    for file in files {
      let other = try ResultFiles.load(ScanResult.self, from: file.path, verb: "scan")
      guard other.parameter == parameter else {
        throw KitProblem(
          "--compare \(file.path): it scans \(other.parameter), not \(parameter)",
          hint: "make one with hfplot scan WORKSPACE --parameter \(parameter) --save FILE")
      }
      overlays.append(
        ScanOverlay(
          name: file.name, kind: .comparison, bestFit: other.bestFit, points: other.points,
          intervals: other.intervals))
    }
  }
}

extension ContourResult {
  /// Lays the contours of other files over this one.
  public mutating func compare(_ files: [ComparedFile]) throws(KitProblem) {
    for file in files {
      let other = try ResultFiles.load(ContourResult.self, from: file.path, verb: "contour")
      guard Set(other.parameters) == Set(parameters) else {
        throw KitProblem(
          "--compare \(file.path): it shows \(other.parameters.joined(separator: ", ")), "
            + "not \(parameters.joined(separator: ", "))",
          hint: "make one with hfplot contour WORKSPACE --pois \(parameters.joined(separator: ",")) --save FILE")
      }
      let isTurned = other.parameters != parameters
      overlays.append(
        ContourOverlay(
          name: file.name, kind: .comparison, bestFit: isTurned ? other.bestFit.reversed() : other.bestFit,
          levels: isTurned ? other.levels.map(\.transposed) : other.levels))
    }
  }
}

extension ContourLevel {
  /// With both axes exchanged; lower values stay on the left.
  var transposed: ContourLevel {
    ContourLevel(
      cl: cl, delta: delta,
      paths: paths.map { Path(closed: $0.closed, points: $0.points.reversed().map { $0.reversed() }) })
  }
}
