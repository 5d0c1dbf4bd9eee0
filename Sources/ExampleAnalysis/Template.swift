// The nominal histogram of a sample in a region, as a finite simulation would give it.

/// Bin contents with their statistical uncertainties.
struct Template {
  var contents: [Double]
  /// Zero where the sample has none of its own.
  var uncertainties: [Double]

  /// Simulated events fluctuate around the prediction; each counts with the sample's mean weight.
  init(_ process: Process, _ contribution: Process.Contribution, in region: Region) {
    let expected = contribution.spectrum.fractions(edges: region.edges).map { $0 * contribution.yield }
    guard let weight = process.eventWeight else {
      contents = expected.map { $0.rounded(significant: 5) }
      uncertainties = expected.map { _ in 0 }
      return
    }
    var random = RandomStream(seed: Self.seed, label: "simulation/\(region.name)/\(process.name)")
    let simulated = expected.map { Double(random.poisson(mean: $0 / weight)) }
    contents = simulated.map { ($0 * weight).rounded(significant: 5) }
    uncertainties = simulated.map { ($0.squareRoot() * weight).rounded(significant: 4) }
  }

  private static let seed: UInt64 = 2024

  /// The histogram with each bin changed by its relative shift.
  func shifted(by shift: (_ bin: Int) -> Double) -> [Double] {
    contents.indices.map { (contents[$0] * (1 + shift($0))).rounded(significant: 5) }
  }
}
