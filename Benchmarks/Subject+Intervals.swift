// The tasks of intervals and tests: MINOS, limits, contours, toys.
import HFPlotKit

extension Subject {
  /// All of them for the parameter of interest, on one core; contours with the nuisance parameter of largest impact.
  var intervalTasks: [BenchmarkTask] {
    guard let poi = likelihood.poi, likelihood.observed != nil else { return [] }
    let name = likelihood.parameters[poi].name
    return [
      BenchmarkTask(name: "minos", computing: { try minos(of: name) }),
      BenchmarkTask(name: "limit", computing: limit),
      BenchmarkTask(name: "contour", computing: { try contour(of: name) }),
      BenchmarkTask(name: "toys", computing: toys),
    ]
  }

  /// Best-fit value and covariance uncertainty of the parameter of interest, and the minimum.
  func fittedValues() throws -> [String: [Double]] {
    let result = try MaximumLikelihoodFit(likelihood).run(origin: Self.origin).result
    var values = ["twice_nll": [result.twiceNLL]]
    if let poi = result.parameters.first(where: { result.pois.contains($0.name) }) {
      values["poi"] = [poi.value, poi.uncertainty].compactMap { $0 }
    }
    return values
  }

  private func minos(of name: String) throws -> [String: [Double]] {
    let options = FitOptions(minos: .named([name]))
    let result = try MaximumLikelihoodFit(likelihood, options: options).run(origin: Self.origin).result
    let interval = result.parameters.first { $0.name == name }?.minos
    return ["interval": [interval?.down ?? .nan, interval?.up ?? .nan]]
  }

  private func limit() throws -> [String: [Double]] {
    guard let result = try LimitScan(likelihood).run(origin: Self.origin) else { return [:] }
    return ["observed": [result.observed ?? .nan], "expected": result.expected.map { $0 ?? .nan }]
  }

  /// Both usual levels; their extents along the parameter of interest.
  private func contour(of name: String) throws -> [String: [Double]] {
    let partner = try strongestPartner(of: name)
    let result = try ProfileContours(likelihood, parameters: [name, partner]).run(origin: Self.origin)
    return Dictionary(
      uniqueKeysWithValues: result.levels.map { level in
        let points = level.paths.flatMap(\.points).map { $0[0] }
        return ("extent \(rounded(level.cl, places: 4))", [points.min() ?? .nan, points.max() ?? .nan])
      })
  }

  private func strongestPartner(of name: String) throws -> String {
    let impacts = try Impacts(likelihood, options: ImpactsOptions(approximation: .gaussian)).run(origin: Self.origin)
    return impacts.pois.first?.parameters.first { $0.name != name }?.name ?? name
  }

  /// A thousand toys of each hypothesis at a tested value of 1, two fits each.
  private func toys() throws -> [String: [Double]] {
    let result = try ToyStudy(likelihood, options: ToyOptions(count: 1000)).run(origin: Self.origin)
    let clsb = result?.probabilities.clsb
    return ["clsb": [clsb?.value ?? .nan, clsb?.error ?? .nan]]
  }
}
