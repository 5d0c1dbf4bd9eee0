// What every figure file says about its origin.
import Results
import SceneGraph

/// Facts stored in figure files: the command in canonical form, the version, digests of the inputs.
public enum Provenance {
  /// The facts that a result carries.
  public static func metadata(of result: some SavedResult) -> [Metadatum] {
    let header = result.header
    var facts: [Metadatum] = []
    if let command = header.command { facts.append(Metadatum(key: "command", value: command)) }
    facts.append(Metadatum(key: "version", value: header.hfplot))
    facts.append(Metadatum(key: "workspace.sha256", value: header.workspace.sha256))
    return facts
  }
}
