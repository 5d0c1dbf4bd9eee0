// The tests of all signals of a grid: in parallel, kept as they finish, taken up again where an earlier run ended.
import HistFactory
import Inference
import Likelihood
import Results
import Synchronization

/// A background-only workspace with its signals, and how they are tested.
public struct SignalScan: Sendable {
  /// The signals.
  public let grid: SignalGrid
  /// Name of the measurement; nil takes the first.
  public var measurement: String?
  /// Codes by which variations are interpolated.
  public var interpolation: Interpolation
  /// How signals are tested.
  public var options: SignalTestOptions
  /// Predicted cross-sections and their uncertainty.
  public var prediction: SignalPrediction

  /// Every part by its name; those with a default may be left out.
  public init(
    _ grid: SignalGrid, measurement: String? = nil, interpolation: Interpolation = .standard,
    options: SignalTestOptions = .init(), prediction: SignalPrediction
  ) {
    self.grid = grid
    self.measurement = measurement
    self.interpolation = interpolation
    self.options = options
    self.prediction = prediction
  }

  /// Tests every signal that `known` does not have yet.
  ///
  /// - Parameters:
  ///   - known: points that are taken as they are.
  ///   - workforce: how many tasks at once.
  ///   - finished: called with all points, as far as they are known, whenever one more is done; from any task, never
  ///     from two at once.
  public func points(
    known: [ExclusionPoint] = [], workforce: Workforce = Workforce(),
    finished: (@Sendable ([ExclusionPoint]) -> Void)? = nil
  ) -> [ExclusionPoint] {
    let ready = (0..<grid.count).map { index in taken(index, from: known) }
    let missing = ready.indices.filter { ready[$0] == nil }
    let collected = Mutex(ready)
    let fresh = workforce.map(missing.count, worker: {}) { _, piece -> ExclusionPoint in
      let point = tested(missing[piece])
      collected.withLock { points in
        points[missing[piece]] = point
        finished?(points.compactMap { $0 })
      }
      return point
    }
    var points = ready
    for (index, point) in zip(missing, fresh) { points[index] = point }
    return points.enumerated().map { $0.element ?? untested($0.offset, "was not reached") }
  }

  /// What an earlier run found for a signal, if that is all that is asked for now.
  private func taken(_ index: Int, from known: [ExclusionPoint]) -> ExclusionPoint? {
    let entry = grid.signals.entries[index]
    guard var point = known.first(where: { $0.name == entry.name }), point.state == .converged else { return nil }
    if prediction.uncertainty(of: point) != nil, point.clsObservedTheory == nil { return nil }
    if options.hasLimits, point.upperLimit == nil { return nil }
    if let crossSection = prediction.crossSection(of: point), crossSection != point.crossSection {
      point.crossSection = crossSection
      point.upperLimit?.crossSection = nil
      point.completeLimits()
    }
    return point
  }

  private func untested(_ index: Int, _ message: String) -> ExclusionPoint {
    var point = point(index)
    point.state = .failed
    point.message = message
    return point
  }

  private func point(_ index: Int) -> ExclusionPoint {
    let entry = grid.signals.entries[index]
    var labels: [String: Double] = [:]
    for (label, value) in zip(grid.signals.labels, entry.values) { labels[label] = Double(value) }
    return ExclusionPoint(name: entry.name, labels: labels)
  }

  private func tested(_ index: Int) -> ExclusionPoint {
    var point = point(index), options = options
    options.theory = prediction.uncertainty(of: point)
    do {
      let model = try grid.workspace(index).model(
        measurement: measurement, poi: options.poi, interpolation: interpolation)
      try point.test(CompiledLikelihood(model, interpolation: interpolation), options: options)
    } catch {
      let reason = Self.firstLine("\(error)"), isEmpty = grid.signals.entries[index].isEmpty
      return untested(
        index, isEmpty ? "its patch in \(grid.patchSetName) is empty, no signal is added: \(reason)" : reason)
    }
    point.crossSection = prediction.crossSection(of: point)
    point.completeLimits()
    return point
  }

  private static func firstLine(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? text
    return line.hasPrefix("error: ") ? String(line.dropFirst(7)) : line
  }
}
