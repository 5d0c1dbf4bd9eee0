// The canonical command of a verb that was run on a workspace.

extension Analysis {
  /// Verb, workspace, patch and the choices that change the numbers, then the verb's own options, then the drawing's.
  public func command(
    verb: String, options: [(name: String, value: String?)] = [], figure: FigureRequest? = nil
  ) -> CanonicalCommand {
    var inputs = [CanonicalCommand.Input(role: "workspace", file: file.name, sha256: file.sha256)]
    if let name = file.sideName, let digest = file.sideSHA256 {
      inputs.append(.init(role: "extension", file: name, sha256: digest))
    }
    inputs += (figure?.styles ?? []).map { style in
      .init(role: "style", file: style.split(separator: "/").last.map(String.init) ?? style, sha256: "")
    }
    var all: [(name: String, value: String?)] = []
    if let patch = file.patch { all.append(("patch", patch.description)) }
    if let measurement = request.measurement { all.append(("measurement", measurement)) }
    if let poi = request.poi { all.append(("poi", poi)) }
    if request.interpolation != .standard {
      let codes = request.interpolation
      all.append(("interpolation", "normsys=\(codes.normsys.rawValue),histosys=\(codes.histosys.rawValue)"))
    }
    if let least = request.clipping.sample { all.append(("clip-sample", "\(least)")) }
    if let least = request.clipping.bin { all.append(("clip-bin", "\(least)")) }
    all += options + (figure?.settings ?? []).map { ("set", $0) }
    if let width = figure?.width { all.append(("width", width)) }
    return CanonicalCommand(verb: verb, inputs: inputs, options: all)
  }
}
