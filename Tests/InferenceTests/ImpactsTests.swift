// Impacts of the example analysis against formulas, derivatives and each other.
import ExampleAnalysis
import HistFactory
import Inference
import JSONTree
import Likelihood
import Minimization
import Results
import Testing

@Suite struct ImpactsTests {
  static let likelihood: CompiledLikelihood? = try? CompiledLikelihood(Model(ExampleSearch.workspace()))

  private func likelihood() throws -> CompiledLikelihood { try #require(Self.likelihood) }

  private func run(
    _ method: ImpactsResult.Method = .shift, _ approximation: ImpactsResult.Approximation = .exact,
    groups: ParameterGroups? = nil, isGrouped: Bool = false, fit: FitOptions = FitOptions(), jobs: Int = 2
  ) throws -> ImpactsResult {
    let options = ImpactsOptions(
      method: method, approximation: approximation, fit: fit, groups: groups, isGrouped: isGrouped)
    return try Impacts(likelihood(), options: options).run(origin: origin, workforce: Workforce(jobs: jobs))
  }

  private func best() throws -> (BestFit, CompiledLikelihood, Dataset) {
    let likelihood = try likelihood()
    let data = try #require(likelihood.observed)
    return (Fitter(likelihood, data: data).fit(), likelihood, data)
  }

  // MARK: np-shift

  /// Against fits from the model's start values, which share nothing with the warm ones but the minimiser.
  @Test func shiftsAreWhatColdFitsGive() throws {
    let (best, likelihood, data) = try best()
    let poi = try #require(likelihood.poi), column = try #require(run().pois.first)
    #expect(column.parameters.count == likelihood.parameters.count { !$0.fixed } - 1)
    for impact in column.parameters.prefix(8) + column.parameters.suffix(4) {
      let index = try #require(likelihood.parameters.firstIndex { $0.name == impact.name })
      let prefit = likelihood.parameters[index].prefitUncertainty
      let sigma = try #require(best.covariance).standardDeviation(index)
      #expect((impact.prefit != nil) == (prefit > 0))
      for (shift, width) in [(impact.postfit, sigma), (impact.prefit, prefit)] where shift != nil {
        for (side, sign) in [(shift?.up, 1.0), (shift?.down, -1.0)] {
          let value = best.point[index] + sign * width
          let cold = Fitter(likelihood, data: data).fit(holding: [(index, value)])
          let difference = abs(try #require(side) - (cold.point[poi] - best.point[poi]))
          #expect(difference < 1e-4 * column.uncertainty, "\(impact.name)")
        }
      }
    }
  }

  /// Post-fit C_μi / σ_i, pre-fit C_μi σ_i⁰ / C_ii.
  @Test func gaussianShiftsAreRowsOfTheCovariance() throws {
    let (best, likelihood, _) = try best()
    let covariance = try #require(best.covariance), poi = try #require(likelihood.poi)
    for impact in try #require(run(.shift, .gaussian).pois.first).parameters {
      let index = try #require(likelihood.parameters.firstIndex { $0.name == impact.name })
      let slope = covariance[poi, index] / covariance[index, index]
      let sigma = covariance.standardDeviation(index), tolerance = 1e-9 * column(covariance, poi)
      #expect(abs(try #require(impact.postfit?.up) - slope * sigma) < tolerance, "\(impact.name)")
      #expect(abs(try #require(impact.postfit?.down) + slope * sigma) < tolerance, "\(impact.name)")
      let prefit = likelihood.parameters[index].prefitUncertainty
      if prefit > 0 { #expect(abs(try #require(impact.prefit?.up) - slope * prefit) < tolerance, "\(impact.name)") }
    }
  }

  private func column(_ covariance: Covariance, _ poi: Int) -> Double { covariance.standardDeviation(poi) }

  /// Refits of the same likelihood come close to their Gaussian limit, and both agree on the order of the largest.
  @Test(arguments: ImpactsResult.Method.allCases) func exactIsNearGaussian(_ method: ImpactsResult.Method) throws {
    let exact = try #require(run(method).pois.first), gaussian = try #require(run(method, .gaussian).pois.first)
    for impact in exact.parameters {
      let other = try #require(gaussian.parameters.first { $0.name == impact.name })
      let difference = abs((impact.postfit?.symmetrised ?? 0) - (other.postfit?.symmetrised ?? 0))
      #expect(difference < 0.05 * exact.uncertainty, "\(impact.name)")
    }
    #expect(abs(exact.statistical.symmetrised - gaussian.statistical.symmetrised) < 0.02 * exact.uncertainty)
    #expect(exact.parameters.first?.name == gaussian.parameters.first?.name)
  }

  @Test func numbersDoNotDependOnTheJobs() throws {
    for method in ImpactsResult.Method.allCases {
      let one = try run(method, isGrouped: true, jobs: 1), four = try run(method, isGrouped: true, jobs: 4)
      #expect(one == four)
    }
  }

  /// A bound half a standard deviation away clamps the shift and is said so.
  @Test func boundsClampAndAreFlagged() throws {
    var workspace = ExampleSearch.workspace()
    let name = try #require(run().pois.first?.parameters.first { $0.prefit != nil }?.name)
    let fitted = try #require(run().pois.first?.parameters.first { $0.name == name })
    let sigma = try #require(fitted.uncertainty), upper = fitted.value + 0.5 * sigma
    workspace.measurements[0].parameters.append(
      ParameterConfiguration(name: name, bounds: [.init(lower: -5, upper: upper)]))
    let likelihood = try CompiledLikelihood(Model(workspace))
    let clamped = try #require(Impacts(likelihood).run(origin: origin).pois.first)
    let impact = try #require(clamped.parameters.first { $0.name == name })
    #expect(impact.atBound && !impact.hasFailed)
    let ratio = try #require(impact.postfit?.up) / #require(fitted.postfit?.up)
    #expect(ratio > 0.4 && ratio < 0.6)
    #expect(abs(try #require(impact.postfit?.down) - #require(fitted.postfit?.down)) < 1e-4 * clamped.uncertainty)
    #expect(clamped.parameters.filter(\.atBound).map(\.name) == [name])
  }

  // MARK: freeze

  /// Everything frozen leaves 1/√H_μμ, and the group of everything takes away what the statistical part lacks.
  @Test func freezingEverythingLeavesTheStatisticalPart() throws {
    let (best, likelihood, data) = try best()
    let poi = try #require(likelihood.poi)
    let all = ParameterGroups([.init(name: "all", members: ["*"])])
    let column = try #require(run(.freeze, groups: all, isGrouped: true).pois.first)
    let held = likelihood.parameters.indices.filter { $0 != poi }.map { ($0, best.point[$0]) }
    let frozen = Fitter(likelihood, data: data).fit(from: best.point, holding: held)
    let statistical = try #require(frozen.covariance).standardDeviation(poi)
    #expect(abs(try #require(column.statistical.up) - statistical) < 1e-9)
    let group = try #require(column.groups?.first { $0.name == "all" })
    let up = try #require(group.impact.up)
    #expect(abs(up * up + statistical * statistical - column.total * column.total) < 1e-9)
    #expect(abs(column.closure.relativeDifference) < 1e-9)
    #expect(column.groups?.contains { $0.role == .rest } == false)
  }

  /// The refit's Hessian and the Schur complement of the covariance are the same number.
  @Test func frozenRefitsAgreeWithSchurComplements() throws {
    let exact = try #require(run(.freeze, isGrouped: true).pois.first)
    let gaussian = try #require(run(.freeze, .gaussian, isGrouped: true).pois.first)
    for (one, other) in zip(try #require(exact.groups), try #require(gaussian.groups)) {
      #expect(one.name == other.name && one.members == other.members)
      #expect(abs(one.impact.symmetrised - other.impact.symmetrised) < 1e-5 * exact.total, "\(one.name)")
    }
  }

  // MARK: global-observable

  /// The shift of μ̂ per shift of an auxiliary datum, from fits to data moved by a hundredth of its width.
  @Test func componentsAreDerivatives() throws {
    let (best, likelihood, data) = try best()
    let poi = try #require(likelihood.poi), column = try #require(run(.globalObservable, .gaussian).pois.first)
    let names =
      column.parameters.prefix(6).map(\.name) + likelihood.parameters.filter(\.isPoisson).prefix(2).map(\.name)
    for name in names {
      let index = try #require(likelihood.parameters.firstIndex { $0.name == name })
      let place = try #require(likelihood.auxiliaryPositions[index])
      let width =
        likelihood.parameters[index].isPoisson
        ? data.auxiliary[place].squareRoot() : likelihood.parameters[index].prefitUncertainty
      let fits = [0.01, -0.01].map { share in
        var auxiliary = data.auxiliary
        auxiliary[place] += share * width
        let shifted = Dataset(counts: data.counts, auxiliary: auxiliary, for: likelihood)
        return Fitter(likelihood, data: shifted)
          .fit(from: best.point, options: MinimizerOptions(tolerance: 1e-16, wantsCovariance: false)).point[poi]
      }
      let derivative = (fits[0] - fits[1]) / 0.02
      let component = try #require(column.parameters.first { $0.name == name }?.postfit?.up)
      #expect(abs(component - derivative) < 1e-4 * column.total, "\(name): \(component), \(derivative)")
    }
  }

  /// Independent observations: their components and the statistical part make the total.
  @Test func componentsClose() throws {
    for approximation in [ImpactsResult.Approximation.exact, .gaussian] {
      let column = try #require(run(.globalObservable, approximation, isGrouped: true).pois.first)
      #expect(abs(column.closure.relativeDifference) < 0.01, "\(column.closure)")
      let groups = try #require(column.groups).filter { $0.role != .remainder && $0.parent == nil }
      let squares = groups.reduce(0) { $0 + $1.impact.symmetrised * $1.impact.symmetrised }
      let parts = column.parameters.reduce(0) { $0 + ($1.postfit?.symmetrised ?? 0) * ($1.postfit?.symmetrised ?? 0) }
      #expect(abs(squares - parts) < 0.01 * column.total * column.total)
    }
  }

  /// A parameter of interest that is constrained keeps the component of its own datum, and closes with it.
  @Test func constrainedParameterOfInterest() throws {
    let name = try #require(run().pois.first?.parameters.first { $0.prefit != nil }?.name)
    let fit = FitOptions(pois: [name])
    let components = try #require(run(.globalObservable, fit: fit).pois.first)
    #expect(components.name == name && components.parameters.contains { $0.name == name })
    #expect(abs(components.closure.relativeDifference) < 0.05, "\(components.closure)")
    let shifts = try #require(run(.shift, fit: fit).pois.first)
    #expect(!shifts.parameters.contains { $0.name == name } && shifts.parameters.contains { $0.name == "mu" })
  }

  // MARK: Groups and parameters of interest

  /// np-shift adds its members in quadrature, each side by itself.
  @Test func groupsOfShiftsAreQuadratureSums() throws {
    let groups = ParameterGroups([
      .init(name: "jets", members: ["/[Jj]e[ts]/", "JES*", "JER*"]), .init(name: "bins", members: ["type:staterror"]),
    ])
    let column = try #require(run(.shift, groups: groups, isGrouped: true).pois.first)
    for group in try #require(column.groups) where group.role != .remainder {
      let members = column.parameters.filter { group.members.contains($0.name) }
      let up = members.reduce(0) { sum, member in
        let high = max(member.postfit?.up ?? 0, member.postfit?.down ?? 0, 0)
        return sum + high * high
      }
      #expect(abs(try #require(group.impact.up) - up.squareRoot()) < 1e-12, "\(group.name)")
    }
    let listed = try #require(column.groups).filter { $0.parent == nil }.flatMap(\.members)
    #expect(Set(listed) == Set(column.parameters.map(\.name)))
  }

  @Test func nestedGroupsCountOnce() throws {
    let groups = ParameterGroups([
      .init(name: "all", members: ["bins", "type:normsys", "type:histosys"]),
      .init(name: "bins", members: ["type:staterror"]),
    ])
    let column = try #require(run(.globalObservable, groups: groups, isGrouped: true).pois.first)
    let rows = try #require(column.groups)
    #expect(rows.first?.name == "all" && rows[1].parent == "all")
    #expect(Set(rows[1].members).isSubset(of: rows[0].members))
    #expect(column.parameters.first { $0.kind == "staterror" }?.group == "bins")
    #expect(abs(column.closure.relativeDifference) < 0.01)
  }

  @Test func badGroupsAreRefused() throws {
    let likelihood = try likelihood()
    func problem(_ groups: [ParameterGroups.Group]) -> FitProblem? {
      do {
        _ = try Impacts(likelihood, options: ImpactsOptions(groups: ParameterGroups(groups)))
        return nil
      } catch { return error }
    }
    #expect(
      problem([.init(name: "a", members: ["b"]), .init(name: "b", members: ["a"])]) == .groupInItself(["a", "b", "a"]))
    guard case .badPattern("/(/", group: "a", _) = problem([.init(name: "a", members: ["/(/"])]) else {
      Issue.record("an expression that cannot be read was accepted")
      return
    }
    #expect(problem([.init(name: "a", members: ["nothing*"])]) == nil)
  }

  /// Each has its own column, and shifts of one move the other.
  @Test func severalParametersOfInterest() throws {
    let names = ["mu", "theta"], result = try run(fit: FitOptions(pois: names))
    #expect(result.pois.map(\.name) == names)
    #expect(result.pois[0].parameters.contains { $0.name == "theta" && $0.postfit != nil })
    #expect(result.pois[1].parameters.contains { $0.name == "mu" })
    let alone = try #require(run().pois.first)
    for impact in result.pois[0].parameters {
      let other = try #require(alone.parameters.first { $0.name == impact.name })
      #expect(abs((impact.postfit?.up ?? 0) - (other.postfit?.up ?? 0)) < 1e-4 * alone.uncertainty, "\(impact.name)")
    }
  }

  @Test func whatCannotBeRanked() throws {
    let likelihood = try likelihood()
    #expect(throws: FitProblem.heldPOI("mu")) {
      try Impacts(likelihood, options: ImpactsOptions(fit: FitOptions(fixed: ["mu": 1])))
    }
    var workspace = ExampleSearch.workspace()
    workspace.measurements[0].poi = ""
    let without = try CompiledLikelihood(Model(workspace))
    let problem = #expect(throws: FitProblem.self) { try Impacts(without) }
    #expect(problem?.hint.contains("mu") == true)
    let named = try Impacts(without, options: ImpactsOptions(fit: FitOptions(pois: ["mu"]))).run(origin: origin)
    #expect(named.pois.first?.name == "mu")
  }
}

extension LikelihoodParameter {
  fileprivate var isPoisson: Bool { if case .poisson = constraint { true } else { false } }
}
