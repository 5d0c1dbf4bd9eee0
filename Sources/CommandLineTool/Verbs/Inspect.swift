// hfplot inspect: what a workspace, or a patchset, contains.
import ArgumentParser
import HFPlotKit

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what a workspace contains: channels, samples, parameters and where they act.",
    discussion: """
      Of a patchset it lists the patches with their values.

      Examples:
        hfplot inspect workspace.json
        hfplot inspect workspace.json --save contents.json
        hfplot inspect patchset.json
      """)

  @OptionGroup var workspace: WorkspaceArguments

  @Option(help: ArgumentHelp("Write the contents as JSON.", valueName: "file"))
  var save: String?

  func run() throws {
    if let patches = try PatchList(path: workspace.workspace) { return Terminal.say(patches.text) }
    if let save { try KitProblem.wrapping { try OutputFiles.check(save) } }
    let inventory = try workspace.load().inventory
    Terminal.say(InventoryTable(inventory).text)
    guard let save else { return }
    let file = OutputFile(path: save, bytes: try ResultFiles.text(inventory))
    try KitProblem.wrapping { try OutputFiles.write([file]) }
  }
}
