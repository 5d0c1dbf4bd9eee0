// A result file that grows while its points are computed.
import Results
import Synchronization

/// Writes the points that are done into a file now and then, whole each time: an interrupted run loses little.
public final class KeptPoints: Sendable {
  private let path: String
  private let result: ExclusionResult
  private let step: Int
  private let written = Atomic(0)

  /// - Parameter total: the number of all points; the file is written at most so often that the writing stays cheap.
  public init(_ path: String, result: ExclusionResult, total: Int) {
    (self.path, self.result) = (path, result)
    step = max(1, total / Self.mostWrites)
  }

  private static let mostWrites = 40

  /// A failure to write is no reason to stop: the file is written once more at the end, and then it is told.
  public func keep(_ points: [ExclusionPoint]) {
    guard points.count >= written.load(ordering: .relaxed) + step else { return }
    written.store(points.count, ordering: .relaxed)
    var partial = result
    partial.points = points
    partial.notes = ["unfinished: \(points.count) points so far"]
    guard let bytes = try? ResultFiles.text(partial) else { return }
    try? OutputFiles.write([OutputFile(path: path, bytes: bytes)])
  }
}
