// The result of a grid's tests, and what of an earlier one can be taken over.
import HistFactory
import Inference
import JSONTree
import Results

extension SignalScan {
  /// The header, the plane and all choices around no points yet.
  public func result(
    axes: ExclusionAxes, interpolation scheme: ExclusionInterpolation, theory: String?, command: CanonicalCommand
  ) throws(KitProblem) -> ExclusionResult {
    let file = try KitProblem.wrapping { try grid.workspace(0) }
    let measurements = file.workspace.measurements
    let chosen = measurement.map { name in measurements.first { $0.name == name } } ?? measurements.first
    let workspace = WorkspaceReference(
      file: grid.name, sha256: grid.sha256, measurement: measurement ?? chosen?.name ?? "", patch: grid.patchSetName)
    let settings = ResultSettings(
      interpolation: .init(normsys: interpolation.normsys.rawValue, histosys: interpolation.histosys.rawValue),
      data: "observed", fixed: options.fixed.isEmpty ? nil : options.fixed)
    return ExclusionResult(
      header: ResultHeader(
        kind: ExclusionResult.kind, hfplot: HFPlotVersion.current, command: command.text, workspace: workspace,
        settings: settings, status: ResultStatus(state: .converged, edm: 0)),
      axes: axes.axes, poi: options.poi ?? chosen?.poi, points: [], interpolation: scheme, forbidden: axes.boundary,
      signals: ExclusionSource(file: grid.patchSetName, sha256: grid.patchSetSHA256), theory: theory,
      theoryFiles: prediction.theoryFiles)
  }
}

extension ExclusionResult {
  /// Points of an earlier run of the same tests on the same files; a word on why there are none.
  ///
  /// - Parameters:
  ///   - path: a result file that may not exist yet.
  ///   - region: the search that points are wanted of; nil where there is only one.
  public func earlierPoints(
    _ path: String, region: ExclusionRegion? = nil
  ) -> (points: [ExclusionPoint], remark: String?) {
    guard InputFile.exists(path) else { return ([], nil) }
    guard let earlier = try? ResultFiles.load(ExclusionResult.self, from: path, verb: "exclusion") else {
      return ([], "\(path) is not an exclusion that can be taken up: it will be replaced")
    }
    let wanted = region ?? whole
    guard let match = (earlier.regions + [earlier.whole]).first(where: { $0.isSearch(wanted) }) else {
      let what = region.map { "\($0.name): " } ?? ""
      return ([], "\(what)\(path) is of other files (their digests differ): all points are tested anew")
    }
    guard earlier.theoryFiles == theoryFiles else {
      return ([], "\(path) was made with other files of --theory (their digests differ): all points are tested anew")
    }
    guard earlier.header.settings == header.settings, earlier.theory == theory,
      Self.option("--poi", of: earlier.header.command) == Self.option("--poi", of: header.command)
    else {
      return ([], "\(path) was made with other settings: all points are tested anew")
    }
    return (match.points, nil)
  }

  /// The result as the one search that it is.
  private var whole: ExclusionRegion {
    ExclusionRegion(
      name: "", workspace: header.workspace, signals: signals, points: regions.isEmpty ? points : [])
  }

  /// The word after an option in a canonical command.
  private static func option(_ name: String, of command: String?) -> Substring? {
    let words = command?.split(separator: " ") ?? []
    return words.firstIndex(of: name[...]).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
  }
}

extension ExclusionRegion {
  /// Whether both are the same files.
  fileprivate func isSearch(_ other: ExclusionRegion) -> Bool {
    workspace == other.workspace && signals == other.signals
  }
}
