// The example's impacts in the groups of an experiment, by all three conventions: each number and each closure.
import ExampleAnalysis
import HistFactory
import Likelihood
import Results
import Testing

@testable import Inference

@Suite struct GroupedImpactsTests {
  /// Experimental, theory, MC statistics and normalisations, as globs and types say them.
  static let groups = ParameterGroups([
    .init(
      name: "Experimental",
      members: [
        "JE*", "btag*", "lepton_eff", "MET_soft", "pileup", "fakes_extrapolation", "type:lumi", "type:shapesys",
      ]),
    .init(name: "MC statistics", members: ["type:staterror"]),
    .init(name: "Normalisations", members: ["mu_*", "theta", "fakes_shape"]),
    .init(
      name: "Theory", members: ["ttbar_*", "vjets_*", "tb_scale", "PDF", "singletop_*", "signal_ISR"]),
  ])

  private static let likelihood = try? CompiledLikelihood(Model(ExampleSearch.workspace()))
  private let likelihood: CompiledLikelihood
  private let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "", measurement: "m"), version: "0")

  init() throws { likelihood = try #require(Self.likelihood) }

  private func impacts(
    _ method: ImpactsResult.Method, _ approximation: ImpactsResult.Approximation = .exact
  ) throws -> PoiImpacts {
    let options = ImpactsOptions(method: method, approximation: approximation, groups: Self.groups, isGrouped: true)
    let result = try Impacts(likelihood, options: options).run(origin: origin)
    return try #require(result.pois.first)
  }

  private func named(_ poi: PoiImpacts) -> [GroupImpact] { (poi.groups ?? []).filter { $0.role == nil } }

  /// Rows that no group lists stand in the rest: members of all rows together are all parameters but the one of interest.
  private func members(_ poi: PoiImpacts) -> [String] {
    (poi.groups ?? []).filter { $0.role != .remainder }.flatMap(\.members).sorted()
  }

  private var nuisances: [String] {
    likelihood.parameters.enumerated().filter { !$0.element.fixed && $0.offset != likelihood.poi }.map(\.element.name)
      .sorted()
  }

  private func isConstrained(_ name: String) -> Bool {
    likelihood.parameters.contains { $0.name == name && $0.constraint != .none }
  }

  @Test(arguments: ImpactsResult.Method.allCases) func everyParameterIsInOneGroup(_ method: ImpactsResult.Method) throws
  {
    let poi = try impacts(method, .gaussian)
    // Free parameters have no auxiliary datum and so no component: they are in the statistical part.
    let isFree = method == .globalObservable
    let names = Self.groups.groups.map(\.name).filter { !isFree || $0 != "Normalisations" }
    #expect(Set(named(poi).map(\.name)) == Set(names))
    #expect(members(poi) == (isFree ? nuisances.filter(isConstrained) : nuisances))
  }

  @Test func shiftsAddUpInQuadratureAndOverlap() throws {
    let poi = try impacts(.shift)
    let rows = Dictionary(uniqueKeysWithValues: poi.parameters.map { ($0.name, $0) })
    for group in named(poi) {
      var (up, down) = (0.0, 0.0)
      for name in group.members {
        guard let shift = rows[name]?.postfit, let a = shift.up, let b = shift.down else { continue }
        up += [a, b, 0].max().map { $0 * $0 } ?? 0
        down += [a, b, 0].min().map { $0 * $0 } ?? 0
      }
      #expect(abs(try #require(group.impact.up) - up.squareRoot()) < 1e-12)
      #expect(abs(try #require(group.impact.down) + down.squareRoot()) < 1e-12)
    }
    // Correlated parameters are counted more than once: the sum misses the total, and says by how much.
    let statistical = poi.statistical.symmetrised
    let sum = poi.parameters.compactMap { $0.postfit?.symmetrised }.reduce(statistical * statistical) { $0 + $1 * $1 }
    #expect(abs(poi.closure.quadratureSum - sum.squareRoot()) < 1e-12)
    #expect(poi.closure.relativeDifference > 0.005)
  }

  /// Each frozen group against a fit of its own, with its members held at the best fit.
  @Test func frozenGroupsAreDifferencesOfFits() throws {
    let poi = try impacts(.freeze)
    let free = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
    let values = Dictionary(uniqueKeysWithValues: free.parameters.map { ($0.name, $0.value) })
    func uncertainty(holding names: [String]) throws -> Double {
      let fixed = Dictionary(uniqueKeysWithValues: try names.map { ($0, try #require(values[$0])) })
      let fit = try MaximumLikelihoodFit(likelihood, options: FitOptions(fixed: fixed)).run(origin: origin).result
      return try #require(fit.parameters.first { $0.name == poi.name }?.uncertainty)
    }
    let total = try uncertainty(holding: [])
    #expect(abs(total - poi.total) < 1e-6 * total)
    for group in named(poi) {
      let held = try uncertainty(holding: group.members)
      let size = max(total * total - held * held, 0).squareRoot()
      #expect(abs(group.impact.symmetrised - size) < 1e-3 * total, "\(group.name)")
    }
    let statistical = try uncertainty(holding: nuisances)
    #expect(abs(poi.statistical.symmetrised - statistical) < 1e-3 * total)
    let groups = (poi.groups ?? []).filter { $0.role != .remainder && $0.parent == nil }
    let sum = groups.map(\.impact.symmetrised).reduce(statistical * statistical) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(poi.closure.quadratureSum - sum) < 1e-3 * total)
  }

  /// Components are independent: groups are exact sums of their members, and everything closes.
  @Test func componentsClose() throws {
    let poi = try impacts(.globalObservable), gaussian = try impacts(.globalObservable, .gaussian)
    let rows = Dictionary(uniqueKeysWithValues: poi.parameters.map { ($0.name, $0) })
    for group in named(poi) {
      let sum = group.members.compactMap { rows[$0]?.postfit?.symmetrised }.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(group.impact.symmetrised - sum) < 0.02 * poi.total, "\(group.name)")
    }
    #expect(abs(poi.closure.relativeDifference) < 0.01 && abs(gaussian.closure.relativeDifference) < 0.01)
  }

  /// A component is the impact times the constraint (STATISTICS §7), whatever the group.
  @Test func componentsAreImpactsTimesConstraints() throws {
    let components = try impacts(.globalObservable, .gaussian), shifts = try impacts(.shift, .gaussian)
    let rows = Dictionary(uniqueKeysWithValues: shifts.parameters.map { ($0.name, $0) })
    var compared = 0
    for row in components.parameters where row.kind != "shapesys" {
      guard let own = row.postfit?.size, let other = rows[row.name], let shift = other.postfit?.size,
        let ratio = other.constraintRatio
      else { continue }
      #expect(abs(own - shift * ratio) < 1e-9, "\(row.name)")
      compared += 1
    }
    #expect(compared > 40)
  }
}
