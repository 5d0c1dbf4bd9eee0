// All tests of an exclusion: one search over a grid of signals, or several of which the best counts at each point.
import HistFactory
import Inference
import Results

/// One or more scans of the same signals, kept in a file as they go on.
public struct ExclusionStudy: Sendable {
  /// A search with its name.
  public struct Search: Sendable {
    /// What the search is called.
    public var name: String
    /// Its signals and their tests.
    public var scan: SignalScan
    /// Every part by its name.
    public init(name: String, scan: SignalScan) {
      self.name = name
      self.scan = scan
    }
  }

  private let searches: [Search]
  private let axes: ExclusionAxes
  /// What is known before the first test.
  public let frame: ExclusionResult

  /// - Throws: where the grids have different labels, or a workspace cannot be read.
  public init(
    _ searches: [Search], axes: ExclusionAxes, interpolation: ExclusionInterpolation, theory: String?,
    command: CanonicalCommand
  ) throws(KitProblem) {
    (self.searches, self.axes) = (searches, axes)
    guard let first = searches.first else { throw KitProblem("an exclusion takes a workspace and its patchset") }
    for other in searches.dropFirst() where Set(other.scan.grid.signals.labels) != Set(first.scan.grid.signals.labels) {
      throw KitProblem(
        "\(other.scan.grid.patchSetName) has other labels than \(first.scan.grid.patchSetName)",
        hint: "the same signals have the same labels in every patchset: "
          + first.scan.grid.signals.labels.joined(separator: ", "))
    }
    var frame = try first.scan.result(axes: axes, interpolation: interpolation, theory: theory, command: command)
    if searches.count > 1 {
      frame.regions = try searches.map { search throws(KitProblem) in
        let own = try search.scan.result(axes: axes, interpolation: interpolation, theory: theory, command: command)
        return ExclusionRegion(name: search.name, workspace: own.header.workspace, signals: own.signals)
      }
    }
    self.frame = frame
  }

  /// Tests of all searches.
  public var count: Int { searches.reduce(0) { $0 + $1.scan.grid.count } }

  /// - Parameters:
  ///   - workforce: how many tasks at once.
  ///   - file: where points are kept as they finish, and taken from if it exists.
  ///   - complain: told what is remarkable about that file.
  public func run(
    workforce: Workforce = Workforce(), keeping file: String? = nil,
    complain: @escaping @Sendable (String) -> Void = { _ in }
  ) -> ExclusionResult {
    let kept = file.map { path in
      KeptPoints(path, result: frame, total: count) { complain("points are not kept meanwhile: \($0)") }
    }
    var result = frame
    for (index, search) in searches.enumerated() {
      let region = result.regions.isEmpty ? nil : index
      let known = file.map { frame.earlierPoints($0, region: region.map { frame.regions[$0] }) }
      if let remark = known?.remark { complain(remark) }
      let axes = axes
      let points = search.scan.points(known: known?.points ?? [], workforce: workforce) { points in
        kept?.keep(axes.place(points), region: region)
      }
      if let region {
        result.regions[region].points = axes.place(points)
      } else {
        result.points = axes.place(points)
      }
    }
    if !result.regions.isEmpty { result.points = ExclusionResult.best(of: result.regions) }
    return result
  }
}
