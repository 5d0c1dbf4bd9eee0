// Observations replaced by what the nominal model expects.
import HistFactory
import Inference
import JSONTree
import Likelihood

/// Sets every channel's observation to the expected events at nominal parameters.
public struct AsimovObservations: WorkspaceEdit {
  /// Value of the parameter of interest; nil keeps its start value.
  public var poi: Double?
  /// The measurement whose start values count; nil for the first.
  public var measurement: String?

  public init(poi: Double?, measurement: String? = nil) {
    self.poi = poi
    self.measurement = measurement
  }

  public func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let counts: [(channel: String, values: [Double])]
    do {
      let likelihood = try CompiledLikelihood(Model(draft.workspace(), measurement: measurement))
      let data = try likelihood.dataset(.asimov(poi: poi))
      counts = likelihood.channels.map { ($0.name, Array(data.counts[$0.bins])) }
    } catch {
      throw EditProblem(["the model cannot be evaluated: \(error)"])
    }
    return try ObservationSetting(counts).apply(to: &draft)
  }
}
