// hfplot convert: models from pyhf's format to HS3 and back.
import ArgumentParser
import HFPlotKit

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert a model between pyhf's workspaces and HS3 documents.",
    discussion: """
      The likelihood stays the same; what the other format cannot say is refused, all of it at once. Other verbs read
      HS3 documents as they are. Programs differ in what they write: root, pyhs3 and specification are the dialects;
      that of a document is taken from its metadata. Bin edges go through --style (into HS3) and --style-out (out of it).

      Examples:
        hfplot convert workspace.json --to hs3 -o model.hs3.json
        hfplot convert workspace.json --to hs3 --dialect root --style style.json -o model.hs3.json
        hfplot convert model.hs3.json --to pyhf -o workspace.json --style-out style.json
        hfplot convert model.hs3.json --analysis obsData --dialect pyhs3 -o workspace.json
      """)

  @OptionGroup var workspace: WorkspaceArguments

  @Option(help: ArgumentHelp("hs3 or pyhf (default: the one that the file is not).", valueName: "format"))
  var to: Conversion.Format?

  @Option(help: ArgumentHelp("specification, root or pyhs3.", valueName: "dialect"))
  var dialect: HS3Dialect?

  @Option(
    help: ArgumentHelp(
      "The analysis of an HS3 document (default: the first that is not of Asimov data).", valueName: "name"))
  var analysis: String?

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("Write the document; - is standard output.", valueName: "file"))
  var output: String = "-"

  @Option(help: ArgumentHelp("A style layer with bin edges for HS3's axes. Repeatable.", valueName: "file|name"))
  var style: [String] = []

  @Option(help: ArgumentHelp("Write HS3's axes as a style layer.", valueName: "file"))
  var styleOut: String?

  func run() throws {
    for path in [output, styleOut].compactMap({ $0 }) { try OutputFiles.checkWritable(path) }
    let layers = try FigureRequest(outputs: [], styles: style).style(kind: "")
    let request = Conversion.Request(
      workspace: try workspace.request(), format: to, dialect: dialect, analysis: analysis,
      axes: HS3Axis.byChannel(Annotations(layers)))
    let made = try Conversion(request)
    if !workspace.quiet { made.remarks.forEach { Terminal.complain($0) } }
    var files = [OutputFile(path: output, bytes: made.text)]
    if let styleOut { files.append(OutputFile(path: styleOut, bytes: try AxisLayer.text(made.axes))) }
    try KitProblem.wrapping { try OutputFiles.write(files) }
    if !workspace.quiet, output != "-" { files.forEach { Terminal.say($0.path) } }
  }
}

extension Conversion.Format: ExpressibleByArgument {}
extension HS3Dialect: ExpressibleByArgument {}
