// Something to time, and what timing it gave.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A step that can be repeated with the same outcome.
struct BenchmarkTask {
  var name: String
  /// Bytes of input that one run reads, where that bounds its speed.
  var bytes: Int?
  /// Floating-point operations of one run, where they bound its speed.
  var operations: Int?
  /// What one run computes, by name: to be compared with what other programs give.
  var values: (() throws -> [String: [Double]])?
  var run: () throws -> Void

  init(
    name: String, bytes: Int? = nil, operations: Int? = nil, values: (() throws -> [String: [Double]])? = nil,
    run: @escaping () throws -> Void
  ) {
    self.name = name
    self.bytes = bytes
    self.operations = operations
    self.values = values
    self.run = run
  }

  /// A task whose runs give the values.
  init(name: String, computing values: @escaping () throws -> [String: [Double]]) {
    self.init(name: name, values: values, run: { _ = try values() })
  }
}

/// CPU seconds of one run, over many runs.
struct Timing {
  var median: Double
  var fastest: Double
  /// Runs in all.
  var count: Int

  /// Runs in batches of at least a millisecond until `budget` CPU seconds are spent, in five batches at least.
  init(of task: BenchmarkTask, budget: Double) throws {
    try task.run()
    let single = try Self.time(1, task)
    let batch = max(1, Int(1e-3 / max(single, 1e-9)))
    var samples: [Double] = [], spent = 0.0
    while spent < budget || samples.count < 5 {
      let elapsed = try Self.time(batch, task)
      spent += elapsed
      samples.append(elapsed / Double(batch))
    }
    samples.sort()
    median = samples[samples.count / 2]
    fastest = samples[0]
    count = samples.count * batch
  }

  private static func time(_ count: Int, _ task: BenchmarkTask) throws -> Double {
    let start = processorTime()
    for _ in 0..<count { try task.run() }
    return processorTime() - start
  }
}

/// CPU seconds of this process.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
