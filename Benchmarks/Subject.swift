// One workspace under test: its file, model and likelihood, and the tasks to time on it.
import HistFactory
import Inference
import JSONTree
import Likelihood

struct Subject {
  let file: String
  let document: JSONDocument
  let workspace: Workspace
  let model: Model
  let likelihood: CompiledLikelihood

  init(_ file: String) throws {
    self.file = file
    document = try JSONDocument(contentsOf: file)
    workspace = try Workspace(document)
    model = try Model(workspace)
    likelihood = try CompiledLikelihood(model)
  }

  var description: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return "\(name): \(likelihood.channels.count) channels, \(likelihood.binCount) bins, "
      + "\(likelihood.parameterCount) parameters (\(likelihood.diagonalParameters.count) eliminated), "
      + "\(megabytes(likelihood.tableBytes)) of tables"
  }

  /// What the Hessian's sparsity saves.
  var sparsity: String {
    let cost = likelihood.hessianCost()
    return "hessian: \(cost.columns) columns in \(cost.blocks) blocks, \(megaflops(cost.operations)) in place of "
      + "\(megaflops(cost.operationsWithoutSparsity)) without sparsity"
  }

  private func megaflops(_ operations: Int) -> String { rounded(Double(operations) * 1e-6, places: 2) + " Mflop" }

  /// In the order of the way from the file to the fit.
  func tasks() throws -> [BenchmarkTask] {
    try loadingTasks + evaluationTasks() + fitTasks + inferenceTasks + intervalTasks + drawingTasks()
  }

  private var loadingTasks: [BenchmarkTask] {
    [
      BenchmarkTask(name: "parse", bytes: document.byteCount) { [file] in _ = try JSONDocument(contentsOf: file) },
      BenchmarkTask(name: "read", bytes: document.byteCount) { [document] in _ = try Workspace(document) },
      BenchmarkTask(name: "resolve") { [workspace] in _ = try Model(workspace) },
      BenchmarkTask(name: "compile") { [model] in _ = try CompiledLikelihood(model) },
      BenchmarkTask(name: "load", bytes: document.byteCount) { [file] in
        _ = try CompiledLikelihood(Model(Workspace(JSONDocument(contentsOf: file))))
      },
    ]
  }

  /// From the model's start values to the minimum and its covariance, memory included.
  private var fitTasks: [BenchmarkTask] {
    guard let data = likelihood.observed else { return [] }
    return [
      BenchmarkTask(name: "fit", values: fittedValues) { [likelihood] in _ = Fitter(likelihood, data: data).fit() }
    ]
  }
}

/// `14.2 MB`.
func megabytes(_ bytes: Int) -> String { rounded(Double(bytes) / 1e6, places: 2) + " MB" }
