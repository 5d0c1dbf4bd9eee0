// Seeds that no reader takes would make a fuzzer of error messages.
import Fuzz
import Testing

@Suite struct SeedTests {
  @Test(arguments: FuzzTarget.all.map(\.name)) func oneSeedIsAccepted(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let bench = try FuzzBench()
    let problems = try target.makeSeeds().map { target.problem($0, number: 2, bench: bench) }
    #expect(problems.contains { $0 == nil }, "\(problems.compactMap(\.self).joined(separator: "\n"))")
  }
}
