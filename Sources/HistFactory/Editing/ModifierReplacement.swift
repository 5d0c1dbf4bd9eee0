// Modifiers replaced or taken out one by one: what pruning makes of its decisions.

/// New effects for some modifiers of a workspace; everything else stays as it is written.
///
/// Made in the document, to be written, and in values, to be fitted: both are the same workspace.
public struct ModifierReplacement {
  /// A modifier by its place.
  public struct Site: Sendable, Hashable {
    /// Name of the channel.
    public var channel: String
    /// Name of the sample.
    public var sample: String
    /// Type of the modifier.
    public var type: ModifierType
    /// Name of the modifier.
    public var name: String
    /// Every part by its name.
    public init(channel: String, sample: String, type: ModifierType, name: String) {
      self.channel = channel
      self.sample = sample
      self.type = type
      self.name = name
    }
  }

  /// What takes a modifier's place; nil takes it out.
  public var effects: [Site: Modifier.Effect?]

  /// Every part by its name.
  public init(effects: [Site: Modifier.Effect?]) { self.effects = effects }

  /// In the document; throws where the draft cannot lose what is taken out.
  public func apply(to draft: inout WorkspaceDraft) throws(EditProblem) {
    let before = Set(draft.modifierNames)
    try draft.eachSample { (channel, sample) throws(EditProblem) in
      let name = sample.name
      sample.modifiers = sample.modifiers.compactMap { modifier in
        let site = Site(channel: channel, sample: name, type: modifier.type, name: modifier.name)
        guard let effect = effects[site] else { return modifier }
        guard let effect else { return nil }
        var changed = modifier
        changed.effect = effect
        return changed
      }
    }
    _ = try draft.dropSettings(of: before.subtracting(draft.modifierNames))
  }

  /// In values: of a workspace without an extension block, whose members depend on what is left.
  public func applied(to workspace: Workspace) -> Workspace {
    var changed = workspace
    for channel in changed.channels.indices {
      let name = changed.channels[channel].name
      for sample in changed.channels[channel].samples.indices {
        replace(&changed.channels[channel].samples[sample], in: name)
      }
    }
    let gone = workspace.modifierNames.subtracting(changed.modifierNames)
    for index in changed.measurements.indices where !gone.isEmpty {
      changed.measurements[index].parameters.removeAll { gone.contains($0.name) }
      if gone.contains(MeasurementDraft.component(changed.measurements[index].poi).set) {
        changed.measurements[index].poi = ""
      }
    }
    return changed
  }

  private func replace(_ sample: inout Sample, in channel: String) {
    sample.modifiers = sample.modifiers.compactMap { modifier in
      let site = Site(channel: channel, sample: sample.name, type: modifier.type, name: modifier.name)
      guard let effect = effects[site] else { return modifier }
      return effect.map { Modifier(name: modifier.name, effect: $0) }
    }
  }
}

extension Workspace {
  fileprivate var modifierNames: Set<String> {
    var names: Set<String> = []
    for channel in channels {
      for sample in channel.samples {
        for modifier in sample.modifiers { names.insert(modifier.name) }
      }
    }
    return names
  }
}
