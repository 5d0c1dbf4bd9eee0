// hfplot draw: figure documents and saved results as files, in another style if asked.
import ArgumentParser
import HFPlotKit

struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a saved result, or a figure document that --emit wrote.",
    discussion: """
      A result is drawn anew in the style asked for. A figure document brings its style along; --style, --set and
      --width lay further keys over it.

      Examples:
        hfplot prefit workspace.json --save yields.json --emit figure.json
        hfplot draw yields.json --style cms -o prefit.tex
        hfplot draw figure.json --set legend.columns=2 -o prefit.pdf -o prefit.png
        hfplot draw impacts.json --top 20 -o impacts.png
        hfplot draw figure.json --outline -o prefit.pdf
        hfplot draw figure.json --check --strict
      """)

  @Argument(help: ArgumentHelp("A file that --save or --emit wrote.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Of saved impacts, the first rows only, as the style key impacts.top.", valueName: "n"))
  var top: Int?

  @OptionGroup var figure: FigureArguments

  @Flag(name: .shortAndLong, help: "Print no list of files written.")
  var quiet = false

  @Flag(help: "Check the figure and write nothing; with --strict, an error ends with exit code 1.")
  var check = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top \(top): give a number of at least 1") }
  }

  func run() throws {
    if figure.save != nil {
      throw KitProblem("draw has no numbers to --save", hint: "\(file) holds what there is; --emit writes the figure")
    }
    var request = figure.request(verb: "figure")
    if let top {
      let (_, kind) = try ResultFiles.document(file)
      guard kind == ImpactsResult.kind else {
        throw KitProblem("--top shows the first rows of impacts, \(file) holds '\(kind)'", hint: "leave out --top")
      }
      request.settings.append("impacts.top=\(top)")
    }
    try request.check()
    let figures = try FigureDocument.figures(from: file, request: request)
    if figure.outline { Terminal.say(try Drawing.outline(figures)) }
    let findings: [Finding]
    if check {
      findings = try Drawing.findings(of: figures)
    } else {
      let drawn = try Drawing.write(figures, request: request)
      if !quiet { drawn.files.forEach { Terminal.say($0) } }
      findings = drawn.findings
    }
    if FindingsReport(findings, isQuiet: quiet).isRefused(strictly: figure.strict) { throw ExitCode(1) }
  }
}
