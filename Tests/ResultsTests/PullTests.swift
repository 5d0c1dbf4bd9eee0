// The two definitions of a pull, on numbers worked out by hand.
import Results
import Testing

@Suite struct PullTests {
  private func parameter(
    value: Double, uncertainty: Double?, center: Double?, width: Double?, minos: ParameterResult.Minos? = nil
  ) -> ParameterResult {
    var result = ParameterResult(
      name: "p", kind: "staterror", modifierTypes: ["staterror"], value: value, uncertainty: uncertainty, minos: minos,
      initial: 1, bounds: [0, 10], fixed: false, constraint: .init(type: .normal, center: center, width: width))
    if let center, let width { result.pull = (value - center) / width }
    if let uncertainty, let width { result.constraintRatio = uncertainty / width }
    return result
  }

  /// γ = 1.06 ± 0.03 with δ = 0.05: 1.2 ± 0.6 of a pre-fit width, and 0.06 / √(0.05² − 0.03²) = 1.5.
  @Test func bothDefinitions() throws {
    let gamma = parameter(value: 1.06, uncertainty: 0.03, center: 1, width: 0.05)
    let pull = try #require(gamma.pull(.constraint))
    #expect(abs(pull.value - 1.2) < 1e-12)
    #expect(pull.down == pull.up && abs((pull.up ?? 0) - 0.6) < 1e-12)
    let compatibility = try #require(gamma.pull(.compatibility))
    #expect(abs(compatibility.value - 1.5) < 1e-12)
    #expect(compatibility.down == nil && compatibility.up == nil)
  }

  @Test func minosBarsInUnitsOfTheWidth() throws {
    let minos = ParameterResult.Minos(down: -0.02, up: nil)
    let pull = try #require(
      parameter(value: 1, uncertainty: 0.03, center: 1, width: 0.05, minos: minos).pull(.constraint))
    #expect(abs((pull.down ?? 0) - 0.4) < 1e-12)
    #expect(abs((pull.up ?? 0) - 0.6) < 1e-12, "where MINOS has no crossing, the symmetric one")
  }

  @Test func undefinedWhereThereIsNothingToCompare() {
    #expect(parameter(value: 1, uncertainty: 0.1, center: nil, width: nil).pull(.constraint) == nil)
    #expect(parameter(value: 1.1, uncertainty: 0.05, center: 1, width: 0.05).pull(.compatibility) == nil)
    #expect(parameter(value: 1.1, uncertainty: 0.06, center: 1, width: 0.05).pull(.compatibility) == nil)
    #expect(parameter(value: 1.1, uncertainty: nil, center: 1, width: 0.05).pull(.compatibility) == nil)
  }
}
