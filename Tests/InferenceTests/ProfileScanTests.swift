// Scans and contours of likelihoods against independent fits and references, and of functions whose shape is known.
import ExampleAnalysis
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Minimization
import Results
import Testing

@testable import Inference

@Suite struct CurveSamplerTests {
  static func scan(
    _ make: @escaping @Sendable () -> ToyObjective, from start: [Double], levels: [Double], jobs: Int = 2
  ) throws -> ProfileCurve {
    let minimum = Minimizer(make()).minimize(from: start)
    let sampler = CurveSampler(
      levels: levels.compactMap { ConfidenceLevel($0) }, range: nil, workforce: Workforce(jobs: jobs),
      makeProfile: {
        ProfileFunction(
          Minimizer(make()), of: [0], from: minimum, fixed: Array(repeating: false, count: start.count),
          alternatives: $0)
      })
    guard case .done(let curve) = sampler.run() else {
      Issue.record("a lower minimum was found")
      return ProfileCurve(points: [], intervals: [])
    }
    return curve
  }

  /// ½ (x² − 4)² − 0.05 x + 0.1 is the profile of the two wells: the left one is lower than the level too.
  @Test func disjointSegments() throws {
    let curve = try Self.scan(
      { .plane(bounds: [-10...10, -10...10], ContourTracerTests.wells) }, from: [2, 0.1, 0], levels: [0.6827])
    let interval = try #require(curve.intervals.first)
    #expect(interval.segments.count == 2 && interval.ends == nil)
    let minimum = try #require(curve.points.map(\.values[0]).min { abs($0 - 2.003) < abs($1 - 2.003) })
    let least = ContourTracerTests.wells(minimum, 0).0
    for end in interval.segments.flatMap({ $0 }) {
      #expect(abs(ContourTracerTests.wells(end, 0).0 - least - 1) < 1e-6)
    }
    #expect(interval.segments[0][1] < -1 && interval.segments[1][0] > 1)
  }

  @Test func aParabolaNeedsFewPoints() throws {
    let curve = try Self.scan(
      { .quadratic([[4, 1], [1, 1]], center: [3, 0], bounds: [-100...100, -100...100]) }, from: [0, 0],
      levels: [0.6827, 0.95])
    // Variance of the first parameter: 1 / (4 − 1).
    let width = (1.0 / 3).squareRoot()
    #expect(abs(curve.intervals[0].segments[0][0] - 3 + width) < 1e-6)
    #expect(abs(curve.intervals[1].segments[0][1] - 3 - 1.959963985 * width) < 1e-6)
    #expect(curve.points.count <= 40)
    for point in curve.points { #expect(abs(point.rise - 3 * pow(point.values[0] - 3, 2)) < 1e-7) }
  }

  @Test func boundsEndSegments() throws {
    let curve = try Self.scan(
      { .quadratic([[1, 0], [0, 1]], center: [0.5, 0], bounds: [0...1.2, -10...10]) }, from: [1, 1],
      levels: [0.6827, 0.3])
    #expect(curve.points.first?.values[0] == 0 && curve.points.last?.values[0] == 1.2)
    let one = try #require(curve.intervals.first { $0.cl == 0.6827 })
    #expect(one.segments == [[0, 1.2]] && one.ends == [[.bound, .bound]])
    let small = try #require(curve.intervals.first { $0.cl == 0.3 })
    #expect(small.ends == nil)
    #expect(abs(small.segments[0][1] - 0.5 - small.delta.squareRoot()) < 1e-6)
  }

  /// The second parameter has two valleys; the one of the best fit is the higher one at x < −1.5, and ends at −2.3.
  @Test func theLowerOfTwoValleys() throws {
    @Sendable func valleys(_ x: Double, _ y: Double) -> (Double, Double, Double, Double, Double, Double) {
      let w = y * y - 1
      return (
        x * x + 0.3 * w * w - 0.6 * (x + 1.5) * y, 2 * x - 0.6 * y, 1.2 * y * w - 0.6 * (x + 1.5), 2, -0.6,
        3.6 * y * y - 1.2
      )
    }
    func lowest(_ x: Double) -> Double { (0...6000).map { valleys(x, -3 + 0.001 * Double($0)).0 }.min() ?? 0 }
    let curve = try Self.scan(
      { .plane(bounds: [-10...10, -10...10], valleys) }, from: [0.1, 1, 0], levels: [0.6827, 0.95])
    let least = try #require(curve.points.first { $0.rise == 0 }).values[0]
    for point in curve.points {
      #expect(abs(point.rise - lowest(point.values[0]) + lowest(least)) < 1e-4, "x = \(point.values[0])")
    }
    #expect(curve.points.contains { $0.values[0] < -1.6 && $0.values[0] > -2.2 })
  }
}

@Suite struct ProfileScanTests {
  private static func example() throws -> CompiledLikelihood {
    let text = try ExampleSearch.files()[0].text
    return try CompiledLikelihood(Model(Workspace(JSONDocument(text: text, file: "workspace.json"))))
  }

  @Test func intervalsAreThoseOfMinos() throws {
    let likelihood = try Self.example()
    let fit = try MaximumLikelihoodFit(likelihood, options: FitOptions(minos: .named(["mu"]))).run(origin: origin)
      .result
    let mu = try #require(fit.parameters.first { $0.name == "mu" })
    let scan = try ProfileScan(
      likelihood, parameter: "mu", options: ProfileScanOptions(isStatisticalShown: true, isParabolaShown: true)
    ).run(origin: origin)
    let ends = try #require(scan.intervals.first?.segments.first)
    #expect(abs(ends[0] - mu.value - (try #require(mu.minos?.down))) < 1e-5)
    #expect(abs(ends[1] - mu.value - (try #require(mu.minos?.up))) < 1e-5)
    #expect(scan.bestFit == mu.value)
    #expect(scan.points.contains { $0[1] == 0 })
    #expect(zip(scan.points, scan.points.dropFirst()).allSatisfy { $0[0] < $1[0] })
    // Held nuisance parameters make the curve narrower everywhere.
    let statistical = try #require(scan.overlays.first { $0.kind == .statistical }?.intervals.first?.segments.first)
    #expect(statistical[0] > ends[0] && statistical[1] < ends[1])
  }

  /// A gamma and a constrained parameter, and the groups that explain the width.
  @Test func anyParameterAndTheBreakdown() throws {
    let likelihood = try Self.example()
    let gamma = try #require(likelihood.parameters.first { $0.types.contains(.staterror) && !$0.fixed })
    let scan = try ProfileScan(
      likelihood, parameter: gamma.name, options: ProfileScanOptions(isBrokenDown: true)
    ).run(origin: origin, workforce: Workforce(jobs: 2))
    let width = try #require(scan.uncertainty), ends = try #require(scan.intervals.first?.segments.first)
    #expect(abs(ends[1] - ends[0] - 2 * width) < 0.1 * width, "nearly normal")
    #expect(!scan.breakdown.isEmpty)
    for part in scan.breakdown { #expect((part.up ?? 0) <= ends[1] - scan.bestFit) }
  }

  /// Each point of the contours is fitted again from the start values, by itself.
  @Test func contourPointsLieOnTheirLevels() throws {
    let likelihood = try Self.example()
    let contour = try ProfileContours(likelihood, parameters: ["mu", "theta"]).run(origin: origin)
    let data = try #require(likelihood.observed), fitter = Fitter(likelihood, data: data)
    let least = fitter.fit().twiceNLL, names = ParameterNames(likelihood)
    let indices = try contour.parameters.map { try names.index(of: $0, option: "") }
    for level in contour.levels {
      #expect(level.paths.count == 1 && level.paths.allSatisfy(\.closed))
      for point in level.paths.flatMap(\.points) {
        let fit = fitter.fit(
          holding: Array(zip(indices, point)), options: MinimizerOptions(wantsCovariance: false))
        #expect(abs(fit.twiceNLL - least - level.delta) < 2e-5)
      }
    }
  }

  /// Two systematics that add events either way, and more events than without: their valleys lie on a ring.
  private static let ring = """
    {"channels": [{"name": "ch", "samples": [
      {"name": "signal", "data": [10], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
      {"name": "background", "data": [1000], "modifiers": [
        {"name": "a", "type": "histosys", "data": {"hi_data": [1100], "lo_data": [1100]}},
        {"name": "b", "type": "histosys", "data": {"hi_data": [1100], "lo_data": [1100]}}]}]}],
     "observations": [{"name": "ch", "data": [1300]}],
     "measurements": [{"name": "m", "config": {"poi": "mu",
       "parameters": [{"name": "mu", "inits": [0], "bounds": [[-10, 10]], "fixed": true}]}}],
     "version": "1.0.0"}
    """

  @Test func severalPiecesAndAHole() throws {
    let likelihood = try likelihood(Self.ring)
    let contour = try ProfileContours(likelihood, parameters: ["a", "b"]).run(origin: origin)
    #expect(contour.levels.map { $0.paths.count } == [4, 2], "four islands in a ring")
    let data = try #require(likelihood.observed), fitter = Fitter(likelihood, data: data)
    let names = ParameterNames(likelihood), indices = try contour.parameters.map { try names.index(of: $0, option: "") }
    let least = fitter.fit(holding: Array(zip(indices, contour.bestFit))).twiceNLL
    for level in contour.levels {
      #expect(level.paths.count { !$0.closed } == 0)
      for point in level.paths.flatMap(\.points) {
        let fit = fitter.fit(holding: Array(zip(indices, point)), options: MinimizerOptions(wantsCovariance: false))
        #expect(abs(fit.twiceNLL - least - level.delta) < 1e-3)
      }
    }
    let scan = try ProfileScan(likelihood, parameter: "a").run(origin: origin)
    let segments = scan.intervals.map(\.segments)
    #expect(segments.map(\.count) == [2, 1])
    let outer = segments[0]
    #expect(abs(outer[0][0] + outer[1][1]) < 1e-4 && abs(outer[0][1] + outer[1][0]) < 1e-4, "symmetric about 0")
  }

  /// The grid's curves are those of the walk, up to the interpolation.
  @Test func theGridAgrees() throws {
    let likelihood = try Self.example()
    let walked = try ProfileContours(likelihood, parameters: ["mu", "theta"]).run(origin: origin)
    let options = ContourOptions(gridNodes: 13)
    let gridded = try ProfileContours(likelihood, parameters: ["mu", "theta"], options: options).run(origin: origin)
    #expect(gridded.grid?.deltaTwiceNLL.count == 13)
    for (a, b) in zip(walked.levels, gridded.levels) {
      #expect(b.paths.count == 1)
      for axis in 0..<2 {
        let own = a.paths.flatMap { $0.points.map { $0[axis] } }, other = b.paths.flatMap { $0.points.map { $0[axis] } }
        let width = (own.max() ?? 0) - (own.min() ?? 0)
        #expect(abs((own.max() ?? 0) - (other.max() ?? 0)) < 0.03 * width)
        #expect(abs((own.min() ?? 0) - (other.min() ?? 0)) < 0.03 * width)
      }
    }
  }

  @Test func anyNumberOfJobs() throws {
    let likelihood = try Self.example()
    let options = ProfileScanOptions(isStatisticalShown: true, expected: .asimov(poi: 1))
    let scans = try [1, 3].map { jobs in
      try ProfileScan(likelihood, parameter: "mu", options: options)
        .run(origin: origin, workforce: Workforce(jobs: jobs))
    }
    #expect(scans[0] == scans[1])
    let contours = try [1, 3].map { jobs in
      try ProfileContours(likelihood, parameters: ["mu", "theta"])
        .run(origin: origin, workforce: Workforce(jobs: jobs))
    }
    #expect(contours[0] == contours[1])
  }

  @Test func wrongRequests() throws {
    let likelihood = try Self.example()
    func problem(_ names: [String], _ options: ContourOptions = ContourOptions()) -> String? {
      do {
        _ = try ProfileContours(likelihood, parameters: names, options: options)
        return nil
      } catch { return error.description }
    }
    #expect(problem(["mu"])?.contains("at least two parameters") == true)
    #expect(problem(["mu", "mu"])?.contains("named twice") == true)
    #expect(problem(["mu", "thets"])?.contains("did you mean theta?") == true)
    #expect(
      problem(["mu", "theta"], ContourOptions(fit: FitOptions(fixed: ["mu": 1])))?.contains("held fixed") == true)
    #expect(problem(["mu", "theta"], ContourOptions(gridNodes: 1))?.contains("--grid 1") == true)
    #expect(throws: ProfileProblem.self) {
      try ProfileScan(likelihood, parameter: "mu", options: ProfileScanOptions(range: -3...2))
    }
  }
}

@Suite(.enabled(if: SharedFit.isPresent, SharedFit.absence))
struct SharedProfileTests {
  /// 2NLL with the parameter of interest held, against pyhf's likelihood minimised independently.
  @Test(arguments: SharedFit.all) func profile(_ shared: SharedFit) throws {
    let likelihood = try shared.likelihood(), numbers = try shared.numbers()
    guard let poi = likelihood.poi, let rows = numbers["profile"]?.elements else { return }
    let fit = try ProfiledFit(likelihood, options: FitOptions())
    let profile = fit.profile(of: [poi])([])
    for row in rows {
      let value = try #require(row["value"]?.double), twiceNLL = try #require(row["twice_nll"]?.double)
      guard value >= likelihood.parameters[poi].lower, value <= likelihood.parameters[poi].upper else { continue }
      // Far from the data (ttbar at 0) nothing but a likelihood's edge is tested.
      guard twiceNLL - fit.best.twiceNLL < 1000 else { continue }
      let own = try #require(profile.point(at: [value])).rise + fit.best.twiceNLL
      #expect(own <= twiceNLL + 1e-6, "\(value)")
      #expect(own >= twiceNLL - 1e-4, "\(value)")
    }
  }

  /// Contours that end at a bound, of a likelihood with many nearly degenerate minima: no fit from the start values
  /// lies lower than a contour's level, and most of them agree with it.
  @Test func contoursOfARealLikelihood() throws {
    let shared = SharedFit(name: "1Lbb-700-250-full", workspace: "1Lbb-700-250-full")
    let likelihood = try shared.likelihood()
    let contour = try ProfileContours(likelihood, parameters: ["mu_SIG", "mu_Top"])
      .run(origin: origin, workforce: Workforce(jobs: 2))
    let data = try #require(likelihood.observed), fitter = Fitter(likelihood, data: data)
    let least = fitter.fit().twiceNLL, names = ParameterNames(likelihood)
    let indices = try contour.parameters.map { try names.index(of: $0, option: "") }
    for level in contour.levels {
      let path = try #require(level.paths.first)
      #expect(level.paths.count == 1 && !path.closed)
      #expect(path.points.first?[0] == 0 && path.points.last?[0] == 0)
      let points = path.points.enumerated().filter { $0.offset.isMultiple(of: 9) }.map(\.element)
      let excesses = points.map { point in
        fitter.fit(holding: Array(zip(indices, point)), options: MinimizerOptions(wantsCovariance: false)).twiceNLL
          - least - level.delta
      }
      #expect(excesses.allSatisfy { $0 > -1e-3 })
      #expect(2 * excesses.count { $0 < 1e-3 } > excesses.count)
    }
  }
}
