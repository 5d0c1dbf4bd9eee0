// The command line of the fuzzer.

struct FuzzOptions {
  static let usage = """
    usage: Fuzz [--cases N] [--seed S] [--first N] [--keep FOLDER] [TARGET...]
      --cases N      cases of each target (default 2000)
      --seed S       another sequence of cases (default 1)
      --first N      the number of the first case (default 0)
      --keep FOLDER  where texts of failures are written (default: fuzz-failures)
    targets: \(FuzzTarget.all.map(\.name).joined(separator: " "))
    """

  var cases = 2000
  var seed: UInt64 = 1
  var first = 0
  var folder = "fuzz-failures"
  var targets: [FuzzTarget] = []

  init(_ arguments: [String]) throws(DriverProblem) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--cases": cases = try Self.value(argument, rest.popFirst(), Int.init)
      case "--seed": seed = try Self.value(argument, rest.popFirst(), UInt64.init)
      case "--first": first = try Self.value(argument, rest.popFirst(), Int.init)
      case "--keep": folder = try Self.value(argument, rest.popFirst()) { $0 }
      default:
        guard let target = FuzzTarget.all.first(where: { $0.name == argument }) else {
          throw DriverProblem(description: "there is no target \(argument)\n\(Self.usage)")
        }
        targets.append(target)
      }
    }
    if targets.isEmpty { targets = FuzzTarget.all }
  }

  private static func value<Value>(
    _ option: String, _ text: String?, _ convert: (String) -> Value?
  ) throws(DriverProblem) -> Value {
    guard let text, let value = convert(text) else {
      throw DriverProblem(description: "\(option) needs a value\n\(Self.usage)")
    }
    return value
  }
}
