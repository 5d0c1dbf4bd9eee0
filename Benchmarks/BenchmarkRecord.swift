// A task's timing and values as one line of JSON, for scripts that compare programs.
import JSONTree

struct BenchmarkRecord: Encodable {
  var file: String
  var task: String
  /// CPU seconds of one run.
  var median: Double
  var fastest: Double
  var runs: Int
  var values: [String: [Double]]

  /// Times `task` for `budget` CPU seconds, then computes its values once more.
  init(_ task: BenchmarkTask, file: String, budget: Double) throws {
    let timing = try Timing(of: task, budget: budget)
    self.file = file
    self.task = task.name
    median = timing.median
    fastest = timing.fastest
    runs = timing.count
    // What is not a number (a limit that does not exist) cannot be written.
    values = try (task.values?() ?? [:]).filter { $0.value.allSatisfy(\.isFinite) }
  }

  var line: String {
    get throws {
      String(decoding: try JSONTreeEncoder().encode(self, layout: .compact), as: UTF8.self)
    }
  }
}
