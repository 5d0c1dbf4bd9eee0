// Whether the files that a figure was made from are still what they were.
import Digests
import JSONTree

extension FigureOrigin {
  /// An input of a figure, compared with the file of that name that is there now.
  public struct Input: Sendable, Equatable {
    /// How today's file compares with the one that was used.
    public enum State: String, Sendable { case unchanged, changed, missing }
    /// Base name of the file.
    public var file: String
    /// SHA-256 that the figure says, in hexadecimal.
    public var sha256: String
    /// How today's file compares.
    public var state: State
  }

  /// The workspace, its patch, further inputs and the style layers, looked up by name in a folder.
  public func inputs(in folder: String) -> [Input] {
    var named: [(file: String, sha256: String)] = []
    if let file = self["workspace"], let digest = self["workspace.sha256"] { named.append((file, digest)) }
    if let patch = self["patch"], let digest = self["patch.sha256"] {
      named.append((patch.split(separator: "#").first.map(String.init) ?? patch, digest))
    }
    for fact in facts where fact.key.hasPrefix("layer.") || fact.key.hasPrefix("input.") {
      let words = fact.value.split(separator: " ", maxSplits: 1).map(String.init)
      if words.count == 2 { named.append((words[1], words[0])) }
    }
    return named.map { file, digest in
      Input(file: file, sha256: digest, state: Self.state(of: "\(folder)/\(file)", digest: digest))
    }
  }

  private static func state(of path: String, digest: String) -> Input.State {
    guard let bytes = try? InputFile.read(path) else { return .missing }
    return SHA256.hex(bytes) == digest ? .unchanged : .changed
  }
}
