// Observations replaced by what the nominal model expects.
import HistFactory
import Inference
import JSONTree
import Likelihood

/// Sets every channel's observation to the expected events at nominal parameters.
public struct AsimovObservations: WorkspaceEdit {
  /// Value of the parameter of interest; nil keeps its start value.
  public var value: Double?
  /// The measurement whose start values count; nil for the first.
  public var measurement: String?
  /// In place of the measurement's.
  public var poi: String?
  /// Codes by which variations are interpolated.
  public var interpolation: Interpolation

  /// Every part by its name; those with a default may be left out.
  public init(
    value: Double?, measurement: String? = nil, poi: String? = nil, interpolation: Interpolation = .standard
  ) {
    self.value = value
    self.measurement = measurement
    self.poi = poi
    self.interpolation = interpolation
  }

  /// Throws where the draft is no model or has no such parameter.
  public func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let counts: [(channel: String, values: [Double])]
    do {
      let model = try Model(draft.workspace(), measurement: measurement, poi: poi, interpolation: interpolation)
      let likelihood = try CompiledLikelihood(model, interpolation: interpolation)
      let data = try likelihood.dataset(.asimov(poi: value))
      counts = likelihood.channels.map { ($0.name, Array(data.counts[$0.bins])) }
    } catch {
      throw EditProblem(["the model cannot be evaluated: \(error)"])
    }
    return try ObservationSetting(counts).apply(to: &draft)
  }
}
