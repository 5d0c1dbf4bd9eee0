// What a workspace or a patchset contains.
import Care
import HistFactory
import JSONTree
import Results

extension Analysis {
  /// Channels, samples, parameters and measurements of the patched workspace.
  public var inventory: Inventory {
    Inventory(file.workspace, model: model, reference: reference, version: HFPlotVersion.current)
  }
}

/// The patches of a patchset as text.
public struct PatchList: Sendable {
  private let patches: PatchSet
  private let path: String

  /// Nil where the document is no patchset.
  public init?(path: String) throws(KitProblem) {
    let document = try KitProblem.wrapping { try JSONDocument(contentsOf: path) }
    guard PatchSet.describes(document.root) else { return nil }
    patches = try KitProblem.wrapping { try PatchSet(document) }
    self.path = path
  }

  /// A line a patch: name and values.
  public var text: String {
    let labels = patches.labels.joined(separator: ", ")
    let head = "\(path): a patchset with \(patches.entries.count) patches; values: \(labels)\n"
    let digests = patches.digests.map { "made for the workspace with \($0.algorithm) \($0.digest)\n" }
    return head + digests.joined()
      + patches.entries.map { "  \($0.name)  (\($0.values.joined(separator: ", ")))\n" }.joined()
  }
}
