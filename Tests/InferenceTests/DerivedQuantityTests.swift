// Derived quantities: parameters as functions of themselves, products in closed form, profiles against MINOS.
import Expressions
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Results
import Testing

@testable import Inference

struct DerivedQuantityTests {
  private static let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "", measurement: "m"), version: "test")

  /// Two counting channels that share nothing: n₁ = 100 events of 50·a, n₂ = 400 of 100·b.
  private static let text = """
    {"channels": [
      {"name": "A", "samples": [{"name": "s", "data": [50], "modifiers": [
        {"name": "a", "type": "normfactor", "data": null}, {"name": "stat", "type": "shapesys", "data": [4]}]}]},
      {"name": "B", "samples": [{"name": "s", "data": [100], "modifiers": [
        {"name": "b", "type": "normfactor", "data": null}]}]}],
     "observations": [{"name": "A", "data": [100]}, {"name": "B", "data": [400]}],
     "measurements": [{"name": "m", "config": {"poi": "a", "parameters": []}}], "version": "1.0.0"}
    """

  private func derive(_ expressions: [String], fixed: [String: Double] = [:]) throws -> DerivedResult {
    let model = try Model(Workspace(JSONDocument(text: Self.text, file: "ws.json")))
    let requests = try expressions.map { DerivedRequest(name: $0, expression: try Expression($0)) }
    return try DerivedQuantities(
      model, interpolation: .standard, requests, options: FitOptions(fixed: fixed)
    ).run(origin: Self.origin)
  }

  /// With stat held, a = 2 ± 0.2 and b = 4 ± 0.2 are independent: the errors of products are those of the books.
  @Test func propagationInClosedForm() throws {
    let result = try derive(["a / b", "a * b", "a + 0 * b", "log(a)"], fixed: ["stat": 1])
    let expected = [
      (0.5, 0.5 * hypot(0.1, 0.05)), (8, 8 * hypot(0.1, 0.05)), (2, 0.2), (log(2), 0.1),
    ]
    for (quantity, (value, width)) in zip(result.quantities, expected) {
      #expect(abs(quantity.value - value) < 1e-9 && abs((quantity.uncertainty ?? 0) - width) < 1e-9)
    }
    #expect(abs((result.correlation["a / b", "a * b"] ?? 0) - (0.01 - 0.0025) / (0.01 + 0.0025)) < 1e-9)
    #expect(result.header.kind == "derived" && result.header.status.messages.isEmpty)
  }

  /// Of a parameter, and of any function of it that rises, the profile crosses where MINOS says.
  @Test func profilesAreInvariant() throws {
    let model = try Model(Workspace(JSONDocument(text: Self.text, file: "ws.json")))
    let likelihood = try CompiledLikelihood(model)
    let fit = try MaximumLikelihoodFit(likelihood, options: FitOptions(minos: .named(["a"]))).run(origin: Self.origin)
    let parameter = try #require(fit.result.parameters.first { $0.name == "a" }), minos = try #require(parameter.minos)
    let ends = [minos.down, minos.up].compactMap { $0.map { $0 + parameter.value } }
    let result = try derive(["a", "a^2", "exp(a)", "-a"])
    let functions: [(Double) -> Double] = [{ $0 }, { $0 * $0 }, { exp($0) }, { -$0 }]
    for (quantity, f) in zip(result.quantities, functions) {
      let profile = try #require(quantity.profile), down = try #require(profile.down), up = try #require(profile.up)
      let own = [quantity.value + down, quantity.value + up]
      for (end, value) in zip(ends.map(f).sorted(), own) {
        #expect(abs(end - value) < 2e-6 * (quantity.uncertainty ?? 1), "\(quantity.name)")
      }
    }
  }

  /// The profile of a ratio: −2 ln L is least on each line a = r·b, and one dimension can be done by hand.
  @Test func profileOfARatio() throws {
    let quantity = try #require(derive(["a / b"], fixed: ["stat": 1]).quantities.first)
    func rise(_ ratio: Double) -> Double {
      // Minimal over b of ν₁ − 100 ln ν₁ + ν₂ − 400 ln ν₂ with ν₁ = 50·r·b, ν₂ = 100·b: b = 500/(50 r + 100).
      let b = 500 / (50 * ratio + 100)
      func cost(_ n: Double, _ mean: Double) -> Double { mean - n - n * log(mean / n) }
      return 2 * (cost(100, 50 * ratio * b) + cost(400, 100 * b))
    }
    let profile = try #require(quantity.profile), down = try #require(profile.down), up = try #require(profile.up)
    #expect(abs(rise(0.5 + up) - 1) < 1e-6 && abs(rise(0.5 + down) - 1) < 1e-6)
    #expect(down < 0 && up > 0 && up > -down)
  }

  @Test func boundsEndAProfile() throws {
    let result = try derive(["min(a, 2.05)"], fixed: ["stat": 1])
    #expect(result.quantities[0].profile?.up == nil && result.quantities[0].profile?.down != nil)
    #expect(result.header.status.messages.contains { $0.contains("does not rise by 1 above") })
  }

  @Test func problems() throws {
    #expect(throws: DerivedProblem.self) { try derive(["a / c"]) }
    #expect(try derive(["stat * a"]).quantities[0].slopes.keys.sorted() == ["a", "stat[0]"])
  }
}
