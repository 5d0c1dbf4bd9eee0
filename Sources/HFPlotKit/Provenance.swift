// What every figure file says about its origin.
import Digests
import JSONTree
import Results
import SceneGraph
import Styles

/// Facts stored in figure files: the command in canonical form, the version, digests of what went in.
public enum Provenance {
  /// The facts that a result carries, and those of the drawing.
  /// - Parameters:
  ///   - result: whose numbers are drawn.
  ///   - style: what they are drawn with.
  ///   - request: how it is drawn; names the style layers that are files.
  public static func metadata(
    of result: some SavedResult, style: Style, request: FigureRequest
  ) throws(KitProblem) -> [Metadatum] {
    let header = result.header
    var facts: [Metadatum] = []
    if let command = header.command { facts.append(Metadatum(key: "command", value: command)) }
    facts.append(Metadatum(key: "version", value: header.hfplot))
    facts.append(Metadatum(key: "workspace", value: header.workspace.file))
    facts.append(Metadatum(key: "workspace.sha256", value: header.workspace.sha256))
    if let patch = header.workspace.patch { facts.append(Metadatum(key: "patch", value: patch)) }
    if let digest = header.workspace.patchSHA256 { facts.append(Metadatum(key: "patch.sha256", value: digest)) }
    for (index, input) in (header.inputs ?? []).enumerated() {
      facts.append(Metadatum(key: "input.\(index + 1)", value: "\(input.sha256) \(input.file)"))
    }
    facts += try layers(of: request)
    facts.append(Metadatum(key: "style.sha256", value: SHA256.hex(try ResultFiles.text(style))))
    facts.append(Metadatum(key: "result.sha256", value: SHA256.hex(try ResultFiles.text(result))))
    return facts
  }

  /// `layer.1` and so on: base name and digest of each style layer that is a file.
  private static func layers(of request: FigureRequest) throws(KitProblem) -> [Metadatum] {
    let files = request.styles.filter { name in !BuiltInStyles.all.contains { $0.name == name } }
    var facts: [Metadatum] = []
    for (index, path) in files.enumerated() {
      let bytes = try KitProblem.wrapping { try InputFile.read(path) }
      facts.append(Metadatum(key: "layer.\(index + 1)", value: "\(SHA256.hex(bytes)) \(baseName(path))"))
    }
    return facts
  }

  /// A path without its folders.
  public static func baseName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
