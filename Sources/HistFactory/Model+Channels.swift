// The same model seen through some of its channels: what a fit of control regions is a fit of.

extension Model {
  /// The model with only the named channels. Its parameters stay the same, bins of shared sets included, so that results
  /// match the whole model by name: what acts on none of the channels is left to its constraint, and free parameters
  /// that do are held at their start values.
  public func restricted(to names: Set<String>) -> Model {
    let kept = channels.indices.filter { names.contains(channels[$0].name) }
    let indices = parameterSetIndices
    var model = self
    model.channels = kept.map { channels[$0] }
    model.observations = kept.map { observations[$0] }
    model.resolvedSetIndices = kept.map { indices[$0] }
    let used = Set(kept.flatMap { indices[$0].joined().map(Int.init) })
    let inExpressions = extensions.parametersOfExpressions(in: model.channels)
    for index in parameterSets.indices where parameterSets[index].isFree && !used.contains(index) {
      if parameterSets[index].componentNames.contains(where: inExpressions.contains) { continue }
      model.parameterSets[index].fixed = parameterSets[index].fixed.map { _ in true }
    }
    return model
  }

  /// Free parameters of this model that `restricted` holds, because they act on none of its channels.
  public func heldParameters(in restricted: Model) -> [String] {
    zip(parameterSets, restricted.parameterSets).flatMap { own, other in
      zip(own.componentNames, zip(own.fixed, other.fixed)).filter { !$0.1.0 && $0.1.1 }.map(\.0)
    }
  }
}
