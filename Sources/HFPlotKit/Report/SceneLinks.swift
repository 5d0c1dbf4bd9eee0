// Names on a figure become links to the rows of a report's tables, and layers say what they are.
import SceneGraph

/// Looks for labels in scenes and links those that are known.
struct SceneLinks {
  private let labels: ReportLabels
  /// What was found in the scenes so far.
  private(set) var found: [ReportLabels.Target] = []
  private var seen: Set<ReportLabels.Target> = []

  init(_ labels: ReportLabels) { self.labels = labels }

  /// The scene with links and tooltips; drawn things stay as they are.
  mutating func linked(_ scene: Scene) -> Scene {
    var scene = scene
    scene.root = linked(scene.root)
    return scene
  }

  private mutating func linked(_ group: Group) -> Group {
    var group = group
    if group.role.hasPrefix("layer.") { group.tooltip = tooltip(of: group) }
    group.children = group.children.map { linked($0) }
    return group
  }

  /// The layer's own in plain words, else the end of its name.
  private func tooltip(of group: Group) -> String? {
    if let own = group.tooltip { return labels.words[own] ?? own }
    return group.name.flatMap { $0.split(separator: "/").last.map(String.init) }
  }

  private mutating func linked(_ node: Node) -> Node {
    switch node {
    case .group(let group): return .group(linked(group))
    case .text(let text):
      guard let target = labels.targets[text.source] else { return node }
      if seen.insert(target).inserted { found.append(target) }
      return .group(Group(role: "link", link: "#\(target.anchor)", tooltip: target.tooltip, children: [node]))
    default: return node
    }
  }
}
