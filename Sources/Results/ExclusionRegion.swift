// One of several searches over the same grid of signals, of which the most sensitive counts at each point.

/// A signal region, or any search with a workspace of its own, and what it found by itself.
public struct ExclusionRegion: Sendable, Equatable, Codable {
  /// What the search is called.
  public var name: String
  /// Its workspace.
  public var workspace: WorkspaceReference
  /// The file that its signals were read from.
  public var signals: ExclusionSource?
  /// In the order of its own file.
  public var points: [ExclusionPoint]

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, workspace: WorkspaceReference, signals: ExclusionSource? = nil, points: [ExclusionPoint] = []
  ) {
    self.name = name
    self.workspace = workspace
    self.signals = signals
    self.points = points
  }
}
