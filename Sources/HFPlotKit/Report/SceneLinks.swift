// Names on a figure become links to the rows of a report's tables, and layers say what they are.
import SceneGraph

/// Looks for labels in scenes and links those that are known.
struct SceneLinks {
  /// What a label stands for.
  struct Target: Hashable {
    var anchor: String
    var name: String
    var isRegion: Bool
  }

  /// By the label as LaTeX, which is how scenes hold it.
  private let targets: [String: Target]
  /// What was found in the scenes so far.
  private(set) var found: [Target] = []
  private var seen: Set<Target> = []

  init(_ targets: [String: Target]) { self.targets = targets }

  /// The scene with links and tooltips; drawn things stay as they are.
  mutating func linked(_ scene: Scene) -> Scene {
    var scene = scene
    scene.root = linked(scene.root)
    return scene
  }

  private mutating func linked(_ group: Group) -> Group {
    var group = group
    if group.tooltip == nil, group.role.hasPrefix("layer.") {
      group.tooltip = group.name.flatMap { $0.split(separator: "/").last.map(String.init) }
    }
    group.children = group.children.map { linked($0) }
    return group
  }

  private mutating func linked(_ node: Node) -> Node {
    switch node {
    case .group(let group): return .group(linked(group))
    case .text(let text):
      guard let target = targets[text.source] else { return node }
      if seen.insert(target).inserted { found.append(target) }
      return .group(Group(role: "link", link: "#\(target.anchor)", tooltip: target.name, children: [node]))
    default: return node
    }
  }
}
