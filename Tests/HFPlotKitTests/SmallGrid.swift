// A search of one channel with a handful of signals, written to files: small enough for any build.
import Foundation

/// A background and a patchset in a folder of their own.
struct SmallGrid {
  let folder: URL
  var background: String { folder.appending(path: "background.json").path }
  var patchSet: String { folder.appending(path: "patchset.json").path }
  func file(_ name: String) -> String { folder.appending(path: name).path }

  /// Signals at (x, y) in {100, 200, 300} × {0, 50}, fewer events the larger x is; one patch does not fit.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-grid-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.workspace.utf8).write(to: folder.appending(path: "background.json"))
    let patches = [100, 200, 300].flatMap { x in [0, 50].map { y in Self.patch(x, y, path: "/channels/0/samples/-") } }
    let broken = Self.patch(400, 0, path: "/channels/7/samples/-")
    let text = """
      {"metadata": {"name": "small", "description": "", "labels": ["x", "y"], "digests": {}, "references": {}},
       "patches": [\((patches + [broken]).joined(separator: ",\n"))], "version": "1.0.0"}
      """
    try Data(text.utf8).write(to: folder.appending(path: "patchset.json"))
  }

  private static func patch(_ x: Int, _ y: Int, path: String) -> String {
    let yield = 4000.0 / Double(x) - 0.1 * Double(y)
    return """
      {"metadata": {"name": "s_\(x)_\(y)", "values": [\(x), \(y)]}, "patch": [{"op": "add", "path": "\(path)", "value":
       {"name": "signal", "data": [\(yield), \(yield / 2)], "modifiers":
        [{"name": "mu", "type": "normfactor", "data": null}, {"name": "eff", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}}]}}]}
      """
  }

  private static let workspace = """
    {"channels": [{"name": "SR", "samples": [{"name": "background", "data": [50, 40], "modifiers":
      [{"name": "scale", "type": "normsys", "data": {"hi": 1.05, "lo": 0.96}}]}]}],
     "observations": [{"name": "SR", "data": [52, 38]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": [{"name": "mu", "inits": [1], "bounds": [[0, 10]]}]}}],
     "version": "1.0.0"}
    """
}
