// Options that verbs with toys share.
import ArgumentParser
import HFPlotKit

extension TestStatistic: ExpressibleByArgument {}

/// Which toys, and how many may fail.
struct ToyArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Seed: the same seed throws the same toys, for any --jobs and --shard.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("max-failures"),
    help: ArgumentHelp("Tolerate this fraction of failed toys; more end with exit code 1.", valueName: "fraction"))
  var maximumFailures = "1%"

  func tolerated() throws -> Double {
    let isPercent = maximumFailures.hasSuffix("%")
    let number = Double(isPercent ? String(maximumFailures.dropLast()) : maximumFailures)
    guard let number, number >= 0, number <= (isPercent ? 100 : 1) else {
      throw KitProblem("--max-failures \(maximumFailures): is not a fraction", hint: "e.g. 1% or 0.01")
    }
    return isPercent ? number / 100 : number
  }

  /// So many toys; nil where none are asked for.
  func effort(_ count: Int?) throws -> ToyEffort? {
    let tolerated = try tolerated()
    return count.map { ToyEffort(count: $0, seed: seed, maximumFailures: tolerated) }
  }

  var canonical: [(name: String, value: String?)] {
    [("seed", "\(seed)")] + (maximumFailures == "1%" ? [] : [("max-failures", maximumFailures)])
  }
}
