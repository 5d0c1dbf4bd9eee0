// Each kind of extension through fit, impacts, scan, contour, limit and toys, beside the plain model that it is.
import Inference
import Likelihood
import Results
import Testing

@Suite struct ExtensionInferenceTests {
  /// Rises of 2NLL along the profile: fits know their minimum to far better than 1e-6.
  @Test(arguments: ExtensionKind.all) func profileOfThePlainModel(_ kind: ExtensionKind) throws {
    let sides = try [kind.extended(), kind.equivalent()]
    let fitters = try sides.map { Fitter($0, data: try #require($0.observed)) }
    let (best, plain) = (fitters[0].fit(), fitters[1].fit())
    #expect(best.isConverged && plain.isConverged)
    let pois = try sides.map { try #require($0.poi) }
    let value = best.point[pois[0]], width = try #require(best.covariance?.standardDeviation(pois[0]))
    #expect(abs(kind.mapped(value) - plain.point[pois[1]]) < 1e-5)
    // Not so far that the factors of a set meet their bounds, which shifts in their place do not have.
    for step in [-0.7, 0.8, 1.4] {
      let own = max(value + step * width, 0)
      let held = fitters[0].fit(holding: [(pois[0], own)])
      let other = fitters[1].fit(holding: [(pois[1], kind.mapped(own))])
      #expect(held.isConverged && other.isConverged)
      let rises = (held.twiceNLL - best.twiceNLL, other.twiceNLL - plain.twiceNLL)
      #expect(rises.0 > 0.1 && abs(rises.0 - rises.1) < 1e-6, "\(step): \(rises)")
    }
  }

  @Test(arguments: ExtensionKind.all) func limitOfThePlainModel(_ kind: ExtensionKind) throws {
    let (own, plain) = try (limit(kind.extended()), limit(kind.equivalent()))
    #expect(own.header.status.state == .converged)
    for (value, other) in zip([own.observed] + own.expected, [plain.observed] + plain.expected) {
      let (value, other) = try (kind.mapped(#require(value)), #require(other))
      #expect(value.isFinite && value > 0)
      if kind.isMeasured { #expect(abs(value - other) < 1e-5 * other) }
    }
  }

  private func limit(_ likelihood: CompiledLikelihood) throws -> LimitResult {
    try #require(try LimitScan(likelihood).run(workforce: Workforce(jobs: 1), origin: origin))
  }

  /// Every shift is found, and none is larger than the whole.
  @Test(arguments: ExtensionKind.all) func impacts(_ kind: ExtensionKind) throws {
    let likelihood = try kind.extended()
    let result = try Impacts(likelihood).run(origin: origin, workforce: Workforce(jobs: 1))
    #expect(result.header.status.state == .converged)
    let own = try #require(result.pois.first)
    #expect(own.name == kind.interest.0 && own.uncertainty > 0 && own.uncertainty.isFinite)
    for parameter in own.parameters {
      #expect(!parameter.hasFailed && parameter.size.isFinite, "\(parameter.name)")
      // No parameter moves the interest by more than the whole uncertainty, but for the profile's asymmetry.
      #expect(parameter.size < 1.2 * own.uncertainty, "\(parameter.name)")
    }
  }

  /// The scan's interval is the shadow of the contour of the same rise.
  @Test(arguments: ExtensionKind.all) func scanAndContour(_ kind: ExtensionKind) throws {
    let likelihood = try kind.extended(), names = [kind.interest.0, kind.partner]
    let level = try #require(ConfidenceLevel.usual.first)
    let scan = try ProfileScan(likelihood, parameter: names[0], options: ProfileScanOptions(levels: [level]))
      .run(origin: origin, workforce: Workforce(jobs: 1))
    #expect(scan.header.status.state == .converged && scan.points.count > 10)
    #expect(scan.points.allSatisfy { $0.allSatisfy(\.isFinite) && $0[1] > -1e-7 })
    let segment = try #require(scan.intervals.first?.segments.first)
    let contour = try ProfileContours(likelihood, parameters: names, options: ContourOptions(levels: [level], ndof: 1))
      .run(origin: origin, workforce: Workforce(jobs: 1))
    #expect(contour.header.status.state == .converged)
    let points = try #require(contour.levels.first).paths.flatMap(\.points)
    #expect(points.count > 10 && points.allSatisfy { $0.allSatisfy(\.isFinite) })
    // With one degree of freedom the contour's extent across is the interval; its vertices miss the tips a little.
    let width = segment[1] - segment[0], across = points.map { $0[0] }
    for (tip, end) in try [(#require(across.min()), segment[0]), (#require(across.max()), segment[1])] {
      #expect(abs(tip - end) < 0.02 * width, "\(tip) \(end)")
    }
  }

  @Test(arguments: ExtensionKind.all) func toys(_ kind: ExtensionKind) throws {
    let study = try ToyStudy(kind.extended(), options: ToyOptions(value: 1, count: 15, seed: 2))
    let result = try #require(study.run(workforce: Workforce(jobs: 1), origin: origin))
    for ensemble in result.ensembles {
      #expect(ensemble.failures.isEmpty && ensemble.statistics.count == 15)
      #expect(ensemble.statistics.allSatisfy { $0.isFinite && $0 > -1e-7 })
    }
  }
}
