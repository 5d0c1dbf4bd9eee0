// A workspace from histograms, edited and pruned as its configuration says, with the style layer of its bins.
import Exchange
import HistFactory
import JSONTree

/// What `hfplot build` makes.
public struct WorkspaceBuild: Sendable {
  /// The workspace.
  public var workspace: Workspace
  /// The workspace as a file of JSON.
  public var text: [UInt8]
  /// A style layer with bins, titles and colours.
  public var style: [UInt8]
  /// What was decided about each template.
  public var pruned: [TemplatePruning.Row]
  /// What to know about the input, in sentences.
  public var remarks: [String]

  /// - Throws: all problems of the configuration and its histograms at once; then those of the workspace.
  public init(configuration path: String) throws(KitProblem) {
    let document = try KitProblem.wrapping { try JSONDocument(contentsOf: path) }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let built = try KitProblem.wrapping { try BuiltWorkspace(document, folder: folder) }
    let edited = try Self.edited(built)
    let result = built.pruning?.applied(to: edited)
    workspace = result?.workspace ?? edited
    pruned = result?.rows ?? []
    let checked = workspace
    let model = try KitProblem.wrapping { try Model(checked) }
    text = try KitProblem.wrapping { try checked.encoded() }
    style = try Self.style(built)
    remarks = (built.remarks + model.warnings).map(\.description)
  }

  private static func edited(_ built: BuiltWorkspace) throws(KitProblem) -> Workspace {
    let kinds = WorkspaceEditing.kinds(measurement: nil)
    return try KitProblem.wrapping {
      var steps: [EditStep] = []
      for step in built.steps {
        steps += try kinds.filter { $0.keyword == step.keyword }.map { try $0.step(step.text) }
      }
      if let edits = built.edits {
        steps += try EditRecipe(JSONDocument(try JSONWriter.write(edits), file: "edits"), kinds: kinds).steps
      }
      guard !steps.isEmpty else { return built.workspace }
      var draft = WorkspaceDraft(built.workspace.json)
      for step in steps { draft = try step.applied(to: draft).0 }
      return try draft.workspace()
    }
  }

  private static func style(_ built: BuiltWorkspace) throws(KitProblem) -> [UInt8] {
    var channels = JSONObject(), samples = JSONObject()
    for region in built.regions {
      var keys = JSONObject()
      keys["title"] = region.title.map { .string($0) }
      keys["observable"] = region.observable.map { .string($0) }
      keys["unit"] = region.unit.map { .string($0) }
      keys["bin_edges"] = region.edges.map { JSONValue($0) }
      keys["bin_labels"] = region.names.map { .array($0.map { .string($0) }) }
      if keys.count > 0 { channels[region.name] = .object(keys) }
    }
    for sample in built.samples where sample.keys.count > 0 { samples[sample.name] = .object(sample.keys) }
    let layer: JSONValue = ["channels": .object(channels), "samples": .object(samples)]
    return try KitProblem.wrapping { try JSONWriter.write(layer) }
  }
}
