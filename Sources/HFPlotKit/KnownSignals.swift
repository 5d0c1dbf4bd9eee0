// Grids that were computed before: a saved exclusion, a table of CLs or limits, HistFitter's harvest.
import Digests
import Exchange
import JSONTree
import Results

/// A grid whose CLs or limits are known.
public struct KnownSignals: Sendable {
  /// Signals with their CLs or limits.
  public var points: [ExclusionPoint]
  /// In the order of the file; of a saved result those of its axes come first.
  public var labels: [String]
  /// The axes of a saved result.
  public var axes: [String]?
  /// Version, workspace, settings and status.
  public var header: ResultHeader
  /// Of a saved result.
  public var poi: String?
  /// How the signals' theory uncertainty was given.
  public var theory: String?
  /// The file that they come from.
  public var signals: ExclusionSource?
  /// Of a saved result with several searches.
  public var regions: [ExclusionRegion] = []

  /// - Parameters:
  ///   - path: a saved result or a table.
  ///   - columns: names of a table's columns, in place of its own.
  ///   - prediction: the signals' cross-sections.
  ///   - command: the command in canonical form.
  public init(contentsOf path: String, columns: [String]? = nil, prediction: SignalPrediction, command: String)
    throws(KitProblem)
  {
    if let saved = try Self.savedResult(path) {
      points = saved.points
      let names = saved.axes.map(\.name), known = Set(saved.points.flatMap(\.labels.keys))
      labels = names.filter(known.contains) + known.subtracting(names).sorted()
      axes = names
      (header, theory, signals, regions) = (saved.header, saved.theory, saved.signals, saved.regions)
      poi = saved.poi
      header.command = command
    } else {
      let table = try KitProblem.wrapping { try SignalTable(contentsOf: path, columns: columns) }
      let bytes = try KitProblem.wrapping { try InputFile.read(path) }
      (points, labels) = (table.points, table.labels)
      header = Self.header(file: Provenance.baseName(path), sha256: SHA256.hex(bytes), command: command)
      try addVariations(beside: path)
    }
    for index in points.indices {
      points[index].crossSection = prediction.crossSection(of: points[index]) ?? points[index].crossSection
      points[index].completeLimits()
    }
  }

  /// nil for tables and lists of other tools; what looks like a result must be a sound one.
  private static func savedResult(_ path: String) throws(KitProblem) -> ExclusionResult? {
    let bytes = try KitProblem.wrapping { try InputFile.read(path) }
    guard bytes.first(where: { !Self.blanks.contains($0) }) == UInt8(ascii: "{") else { return nil }
    let document = try KitProblem.wrapping { try JSONDocument(bytes, file: path) }
    guard document.root["schema_version"] != nil || document.root["hfplot"] != nil else { return nil }
    return try ResultFiles.load(ExclusionResult.self, from: path, verb: "exclusion")
  }

  private static let blanks: Set<UInt8> = [9, 10, 13, 32]

  private static func header(file: String, sha256: String, command: String) -> ResultHeader {
    ResultHeader(
      kind: ExclusionResult.kind, hfplot: HFPlotVersion.current, command: command,
      workspace: WorkspaceReference(file: file, sha256: sha256, measurement: ""),
      settings: ResultSettings(interpolation: .init(normsys: "", histosys: ""), data: "observed"),
      status: ResultStatus(state: .converged, edm: 0))
  }

  /// HistFitter writes the observed CLs for a larger and a smaller cross-section into files of their own:
  /// `…Nominal…`, `…Up…`, `…Down…`.
  private mutating func addVariations(beside path: String) throws(KitProblem) {
    guard let up = Self.sibling(path, "Up"), let down = Self.sibling(path, "Down") else { return }
    let (higher, lower) = try KitProblem.wrapping {
      (try SignalTable(contentsOf: up), try SignalTable(contentsOf: down))
    }
    func observed(_ table: SignalTable) -> [[String: Double]: Double] {
      Dictionary(table.points.compactMap { point in point.clsObserved.map { (point.labels, $0) } }) { first, _ in first
      }
    }
    let (above, below) = (observed(higher), observed(lower))
    for index in points.indices {
      guard let up = above[points[index].labels], let down = below[points[index].labels] else { continue }
      points[index].clsObservedTheory = .init(up: up, down: down)
    }
    theory = "\(Provenance.baseName(up)), \(Provenance.baseName(down))"
  }

  private static func sibling(_ path: String, _ word: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, let range = name.ranges(of: "Nominal").last else { return nil }
    let other = name[..<range.lowerBound] + word + name[range.upperBound...]
    let sibling = (parts.dropLast() + [other[...]]).joined(separator: "/")
    return InputFile.exists(sibling) ? sibling : nil
  }
}
