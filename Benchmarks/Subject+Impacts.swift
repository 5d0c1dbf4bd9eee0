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
    BenchmarkTask(name: name) { [likelihood] in
      _ = try Impacts(likelihood, options: options).run(origin: Self.origin)
    }
  }

  private static let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "", sha256: "", measurement: ""), version: "")
}
