// Other results laid over a scan or contour: read from files, checked to be of the same parameters.
import Results

/// A result file with the name it has in the legend: `fit.json`, or `Only the signal region=fit.json`.
public struct ComparedFile: Sendable, Equatable {
  /// What the legend calls it.
  public var name: String
  /// Where the file is.
  public var path: String

  /// Reads `NAME=FILE` or `FILE`.
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
      lay(other, as: file.name)
    }
  }

  /// Lays another scan of the same parameter over this one.
  mutating func lay(_ other: ScanResult, as name: String) {
    overlays.append(
      ScanOverlay(
        name: name, kind: .comparison, bestFit: other.bestFit, points: other.points, intervals: other.intervals))
  }
}

extension ContourResult {
  /// Lays the contours of other files over this one.
  public mutating func compare(_ files: [ComparedFile]) throws(KitProblem) {
    for file in files {
      let other = try ResultFiles.load(ContourResult.self, from: file.path, verb: "contour")
      guard Set(other.parameters) == Set(parameters) else {
        throw KitProblem.otherParameters(file, other.parameters, than: parameters)
      }
      lay(other, as: file.name)
    }
  }

  /// Lays other contours of the same parameters, in either order, over these.
  mutating func lay(_ other: ContourResult, as name: String) {
    let isTurned = other.parameters != parameters
    overlays.append(
      ContourOverlay(
        name: name, kind: .comparison, bestFit: isTurned ? other.bestFit.reversed() : other.bestFit,
        levels: isTurned ? other.levels.map(\.transposed) : other.levels))
  }
}

extension ContourMatrixResult {
  /// Lays the matrices of other files over this one; they may have further parameters.
  public mutating func compare(_ files: [ComparedFile]) throws(KitProblem) {
    for file in files {
      let other = try ResultFiles.load(ContourMatrixResult.self, from: file.path, verb: "contour")
      guard Set(other.parameters).isSuperset(of: parameters) else {
        throw KitProblem.otherParameters(file, other.parameters, than: parameters)
      }
      lay(other, as: file.name)
    }
  }

  /// Lays a matrix that has these parameters, in any order, over this one.
  mutating func lay(_ other: ContourMatrixResult, as name: String) {
    for index in scans.indices {
      other.scans.first { $0.parameter == scans[index].parameter }.map { scans[index].lay($0, as: name) }
    }
    for index in contours.indices {
      let pair = Set(contours[index].parameters)
      other.contours.first { Set($0.parameters) == pair }.map { contours[index].lay($0, as: name) }
    }
  }
}

extension KitProblem {
  fileprivate static func otherParameters(_ file: ComparedFile, _ others: [String], than own: [String]) -> KitProblem {
    KitProblem(
      "--compare \(file.path): it shows \(others.joined(separator: ", ")), not \(own.joined(separator: ", "))",
      hint: "make one with hfplot contour WORKSPACE --pois \(own.joined(separator: ",")) --save FILE")
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
