// Independent work on several cores: results by index, so that their number and order never depend on who did what.
import Dispatch
import Synchronization

/// How many tasks work at once, and who is told how far they are.
public struct Workforce: Sendable {
  /// At least 1.
  public var jobs: Int
  /// Called with the number of pieces that are done and their total, from any task, at most once a piece.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  /// Asked before each piece; true ends the work early.
  public var isCancelled: (@Sendable () -> Bool)?

  /// Progress is told done and all; once cancelled, what has not begun is left out.
  public init(
    jobs: Int = 1, progress: (@Sendable (Int, Int) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    self.jobs = max(1, jobs)
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Applies `body` to 0 ..< count and returns what it gives in order; nil for pieces left undone after a cancellation.
  ///
  /// - Parameters:
  ///   - worker: makes what one task owns and reuses (a `Fitter`). What `body` returns must not depend on what the
  ///     worker did before: start every fit from the same point, not from the previous one's.
  public func map<Worker, Value: Sendable>(
    _ count: Int, worker: @Sendable () -> Worker, _ body: @Sendable (Worker, Int) -> Value
  ) -> [Value?] {
    guard count > 0 else { return [] }
    let next = Atomic(0), done = Atomic(0)
    let slots = Slots<Value>(count: count)
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      let own = worker()
      while isCancelled?() != true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { break }
        slots.set(index, body(own, index))
        progress?(done.add(1, ordering: .relaxed).newValue, count)
      }
    }
    return slots.values
  }

  /// As `map`, for so many pieces that their values should not all be held: each is handed to `take` in order, by the
  /// calling task, and then forgotten.
  ///
  /// - Returns: false after a cancellation; what was taken by then is incomplete.
  func forEach<Worker, Value: Sendable>(
    _ count: Int, worker: @Sendable () -> Worker, _ body: @Sendable (Worker, Int) -> Value,
    take: (_ index: Int, _ value: Value) -> Void
  ) -> Bool {
    for first in stride(from: 0, to: count, by: Self.block) {
      var part = self
      part.progress = progress.map { tell in { @Sendable done, _ in tell(first + done, count) } }
      let values = part.map(min(Self.block, count - first), worker: worker) { body($0, first + $1) }
      for (offset, value) in values.enumerated() {
        guard let value else { return false }
        take(first + offset, value)
      }
    }
    return true
  }

  /// Enough that workers are made, and the last of a block waited for, next to never.
  private static let block = 2048
}

/// One place a piece of work; tasks write disjoint places and nobody reads before all have ended.
private final class Slots<Value: Sendable>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Value?>

  init(count: Int) {
    places = .allocate(capacity: count)
    places.initialize(repeating: nil)
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  func set(_ index: Int, _ value: Value) { places[index] = value }
  var values: [Value?] { Array(places) }
}
