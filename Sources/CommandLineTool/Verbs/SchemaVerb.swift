// hfplot schema: the JSON schema of a document that hfplot reads.
import ArgumentParser
import HFPlotKit

struct SchemaVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON schema of the hfplot block of a workspace, for editors and validators.",
    discussion: """
      The block stands as "hfplot" in the workspace, or alone in a file that --extension names.

      Examples:
        hfplot schema extension > extension.schema.json
      """)

  enum Document: String, CaseIterable, ExpressibleByArgument { case `extension` }

  @Argument(help: ArgumentHelp("The document: extension.", valueName: "document"))
  var document: Document

  func run() { Terminal.say(ExtensionSchema.text) }
}
