// A result file that grows while its points are computed.
import Inference
import Results
import Synchronization

/// Writes the points that are done into a file now and then, whole each time: an interrupted run loses little.
public final class KeptPoints: Sendable {
  private struct State {
    var result: ExclusionResult
    var written = 0
    var hasFailed = false
  }

  private let path: String
  private let step: Int
  private let state: Mutex<State>
  private let complain: @Sendable (KitProblem) -> Void

  /// - Parameters:
  ///   - path: the file.
  ///   - result: what stands in it beside the points.
  ///   - total: the number of all points; the file is written at most so often that the writing stays cheap.
  ///   - complain: told the first time that the file cannot be written. The work goes on: the file is written once more
  ///     at the end.
  public init(
    _ path: String, result: ExclusionResult, total: Int, complain: @escaping @Sendable (KitProblem) -> Void = { _ in }
  ) {
    self.path = path
    self.complain = complain
    state = Mutex(State(result: result))
    step = max(1, total / Self.mostWrites)
  }

  private static let mostWrites = 40

  /// - Parameters:
  ///   - points: all that are known of the region.
  ///   - region: which of the result's regions they belong to; nil where it has none.
  public func keep(_ points: [ExclusionPoint], region: Int? = nil) {
    state.withLock { state in
      let count = Self.take(points, region, into: &state.result)
      guard count >= state.written + step else { return }
      state.written = count
      state.result.notes = ["unfinished: \(count) points so far"]
      do throws(KitProblem) {
        try write(state.result)
      } catch {
        if !state.hasFailed { complain(error) }
        state.hasFailed = true
      }
    }
  }

  /// The number of all points that are known then.
  private static func take(_ points: [ExclusionPoint], _ region: Int?, into result: inout ExclusionResult) -> Int {
    guard let region, result.regions.indices.contains(region) else {
      result.points = points
      return points.count
    }
    result.regions[region].points = points
    result.points = ExclusionResult.best(of: result.regions)
    return result.regions.reduce(0) { $0 + $1.points.count }
  }

  private func write(_ result: ExclusionResult) throws(KitProblem) {
    let file = OutputFile(path: path, bytes: try ResultFiles.text(result))
    try KitProblem.wrapping { try OutputFiles.write([file]) }
  }
}
