// The command line of the benchmarks.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct BenchmarkOptions {
  static let usage = """
    usage: Benchmarks [--seconds S] [--only TASK]... [--calls N] [--json] WORKSPACE.json...
      --seconds S   CPU time spent on each task (default 0.5)
      --only TASK   this task only; repeatable
      --calls N     run the tasks given by --only N times and print nothing: for instruction counts
      --json        one line of JSON for each task, with the values that it computes
    """

  var files: [String] = []
  var seconds = 0.5
  var only: [String] = []
  var calls: Int?
  var json = false

  init(_ arguments: [String]) throws(BenchmarkProblem) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--seconds": seconds = try Self.value(argument, rest.popFirst(), Double.init)
      case "--calls": calls = try Self.value(argument, rest.popFirst(), Int.init)
      case "--json": json = true
      case "-h", "--help": throw BenchmarkProblem(Self.usage)
      case "--only": only.append(try Self.value(argument, rest.popFirst()) { $0 })
      case let option where option.hasPrefix("-"): throw BenchmarkProblem("unknown option \(option)\n\(Self.usage)")
      default: files.append(argument)
      }
    }
    if files.isEmpty { throw BenchmarkProblem("no workspace given\n\(Self.usage)") }
    if calls != nil, only.isEmpty { throw BenchmarkProblem("--calls needs --only\n\(Self.usage)") }
  }

  private static func value<Value>(
    _ option: String, _ text: String?, _ convert: (String) -> Value?
  ) throws(BenchmarkProblem) -> Value {
    guard let text, let value = convert(text) else { throw BenchmarkProblem("\(option) needs a value\n\(usage)") }
    return value
  }
}

struct BenchmarkProblem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Prints to standard error and exits with the code for bad input.
func complain(_ message: String) -> Never {
  let text = "Benchmarks: \(message)\n"
  _ = text.withCString { write(2, $0, text.utf8.count) }
  exit(2)
}
