// The tasks of inference: a fit, and rankings made of many.
import HFPlotKit

extension Subject {
  /// From the model's start values to the minimum with its covariance, then all impacts on the parameter of interest.
  var inferenceTasks: [BenchmarkTask] {
    guard likelihood.poi != nil, likelihood.observed != nil else { return [] }
    return [
      impacts("ranking", ImpactsOptions()),
      impacts("gaussian-ranking", ImpactsOptions(approximation: .gaussian)),
      impacts("components", ImpactsOptions(method: .globalObservable)),
    ]
  }

  private func impacts(_ name: String, _ options: ImpactsOptions) -> BenchmarkTask {
    BenchmarkTask(
      name: name,
      computing: { [likelihood] in
        Self.shifts(try Impacts(likelihood, options: options).run(origin: Self.origin))
      })
  }

  /// Post-fit shifts of the parameter of interest, by nuisance parameter.
  private static func shifts(_ result: ImpactsResult) -> [String: [Double]] {
    let impacts = result.pois.first?.parameters ?? []
    return Dictionary(impacts.map { ($0.name, [$0.postfit?.up ?? .nan, $0.postfit?.down ?? .nan]) }) { first, _ in first
    }
  }

  static let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "", sha256: "", measurement: ""), version: "")
}
