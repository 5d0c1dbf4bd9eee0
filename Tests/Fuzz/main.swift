// Fuzz: hostile texts for every reader of the program. A failure is named by target, seed and case, and kept as a file.
import Foundation

func complain(_ text: String) -> Never {
  FileHandle.standardError.write(Data("Fuzz: \(text)\n".utf8))
  exit(2)
}

/// `--worker TARGET SEED FIRST END`, which the driver starts.
func work(_ arguments: [String]) throws {
  guard arguments.count == 4, let target = FuzzTarget.all.first(where: { $0.name == arguments[0] }),
    let seed = UInt64(arguments[1]), let first = Int(arguments[2]), let end = Int(arguments[3]), first <= end
  else { complain(FuzzOptions.usage) }
  try Worker(target: target, seed: seed, cases: first..<end).run()
}

/// Runs targets and prints a line for each, with one more for each failure.
func drive(_ options: FuzzOptions) throws -> Bool {
  let driver = Driver(seed: options.seed, corpus: URL(filePath: options.folder))
  var isSound = true
  for target in options.targets {
    let start = Date(), cases = options.first..<options.first + options.cases
    let (failures, accepted) = try driver.run(target, cases: cases)
    print(
      "\(target.name): \(options.cases) cases in \(Int(Date().timeIntervalSince(start).rounded())) s, \(accepted) accepted,"
        + " \(failures.count) failures")
    let seeds = failures.isEmpty ? [] : try target.makeSeeds()
    for failure in failures {
      print(
        "  case \(failure.number) of seed \(options.seed): \(failure.fault): \(try driver.keep(failure, seeds: seeds))")
    }
    fflush(nil)
    isSound = isSound && failures.isEmpty
  }
  return isSound
}

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  if arguments.first == "--worker" {
    try work(Array(arguments.dropFirst()))
  } else {
    exit(try drive(FuzzOptions(arguments)) ? 0 : 1)
  }
} catch {
  complain("\(error)")
}
