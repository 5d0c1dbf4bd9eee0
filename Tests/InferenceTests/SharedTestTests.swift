// Asymptotic CLs and upper limits of published likelihoods against independent minima and roots.
import Inference
import JSONTree
import Likelihood
import Testing

@Suite(.enabled(if: SharedFit.isPresent, SharedFit.absence))
struct SharedTestTests {
  @Test(arguments: SharedFit.all) func confidenceLevels(_ shared: SharedFit) throws {
    guard let reference = try shared.numbers()["cls_mu1"] else { return }
    let test = try AsymptoticCalculator(shared.likelihood()).test(1)
    #expect(test.isConverged)
    let observed = try #require(reference["observed"]?.double)
    let expected = try #require(reference["expected_minus2_to_plus2"]?.doubles)
    #expect(abs(test.cls - observed) < 1e-5, "\(test.cls), \(observed)")
    #expect(test.expectedCLs.count == 5)
    for (own, theirs) in zip(test.expectedCLs, expected) { #expect(abs(own - theirs) < 1e-5, "\(own), \(theirs)") }
  }

  @Test(arguments: SharedFit.all) func limits(_ shared: SharedFit) throws {
    guard let reference = try shared.numbers()["limit95"] else { return }
    let limits = try AsymptoticCalculator(shared.likelihood()).limits()
    let names = ["expected-2", "expected-1", "expected+0", "expected+1", "expected+2"]
    let pairs = [(limits.observed, "observed")] + zip(limits.expected, names)
    for (own, name) in pairs {
      let theirs = try #require(reference[name]?.double), own = try #require(own, "\(name): \(limits.messages)")
      #expect(abs(own - theirs) < 1e-6 * max(1, theirs), "\(name): \(own), \(theirs)")
    }
  }

  /// Toys of likelihoods with empty bins and constraints of few counts: not one is lost.
  @Test(arguments: ["pyhf-2bin1ch", "displ-leptons-v2", "1Lbb-700-250-full", "tttt-prod"])
  func toysConverge(_ name: String) throws {
    let likelihood = try SharedFit(name: name, workspace: name).likelihood()
    let study = try ToyStudy(likelihood, options: ToyOptions(value: 1, count: 25, seed: 2))
    let result = try #require(study.run(workforce: Workforce(jobs: 2), origin: origin))
    #expect(result.ensembles.map(\.failures) == [[], []])
  }
}
