// Modifiers replaced or taken out one by one: what pruning makes of its decisions.

/// New effects for some modifiers of a workspace; everything else stays as it is written.
public struct ModifierReplacement: WorkspaceEdit {
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

  /// A site may hold what it is to hold already.
  public var mayChangeNothing: Bool { true }

  /// Throws where a site is not in the draft.
  public func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange] {
    let before = Set(draft.modifierNames)
    var changes: [EditChange] = []
    try draft.eachSample { (channel, sample) throws(EditProblem) in
      var kept: [ModifierDraft] = []
      for var modifier in sample.modifiers {
        let site = Site(channel: channel, sample: sample.name, type: modifier.type, name: modifier.name)
        guard let effect = effects[site] else {
          kept.append(modifier)
          continue
        }
        let place = EditSite(channel: channel, sample: sample.name, type: site.type, name: site.name)
        guard let effect else {
          changes.append(EditChange(place, "\(site.type.rawValue) removed"))
          continue
        }
        modifier.effect = effect
        kept.append(modifier)
        changes.append(EditChange(place, "\(site.type.rawValue) becomes a \(modifier.type.rawValue)"))
      }
      sample.modifiers = kept
    }
    return try changes + draft.dropSettings(of: before.subtracting(draft.modifierNames))
  }
}
