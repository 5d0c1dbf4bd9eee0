// hfplot templates: what a parameter does to the yields, bin by bin.
import ArgumentParser
import HFPlotKit

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Draw nominal, up and down yields of parameters, and what they change in per cent.",
    discussion: """
      A page a parameter, channel and sample, whatever modifiers the parameter stands for, by the interpolation codes
      in use. Without --parameter the templates with the largest effects are drawn. Bins whose variations lie on one
      side of the nominal are marked, changes beyond the lower panel get an arrow.

      Examples:
        hfplot templates workspace.json
        hfplot templates workspace.json --parameter 'JES*' --channel SR --with-data -o templates.pdf
        hfplot templates workspace.json --parameter ttbar_shape --sample 'tt*' --sum --against two-sided
        hfplot templates workspace.json --parameter JES --family --interpolation histosys=code0
        hfplot templates workspace.json --parameter JES --codes histosys=code0 --codes histosys=code2
        hfplot templates workspace.json --stage postfit --from fit.json --top 20
      """)

  @OptionGroup var workspace: WorkspaceArguments
  @OptionGroup var fit: FitArguments
  @OptionGroup var source: FitSourceArguments
  @OptionGroup var figure: FigureArguments

  @Option(help: ArgumentHelp("Vary the nominal parameters (prefit) or those of the fit (postfit).", valueName: "stage"))
  var stage: YieldsResult.Stage = .prefit

  @Option(help: ArgumentHelp("Only parameters that match this pattern; repeatable.", valueName: "pattern"))
  var parameter: [String] = []

  @Option(help: ArgumentHelp("Only channels that match this pattern; repeatable.", valueName: "pattern"))
  var channel: [String] = []

  @Option(
    help: ArgumentHelp(
      "Samples, or groups of the style, that match this pattern, a page each; repeatable (default: total).",
      valueName: "pattern"))
  var sample: [String] = []

  @Flag(help: "One page for the sum of the samples chosen.")
  var sum = false

  @Option(
    help: ArgumentHelp(
      "Draw the largest N templates, by the change of the yields (default: 12, or all that --parameter names).",
      valueName: "n"))
  var top: Int?

  @Flag(help: "The continuous family from −2σ to +2σ instead of up and down.")
  var family = false

  @Option(
    help: ArgumentHelp(
      "Up and down by so many standard deviations (default: 1; 2 with --codes, as most codes agree at 1).",
      valueName: "n"))
  var shift: Double?

  @Option(
    help: ArgumentHelp(
      "Lay the variations by other interpolation codes over the model's own, e.g. histosys=code0,normsys=code1;"
        + " repeatable.",
      valueName: "type=code"))
  var codes: [String] = []

  @Option(
    help: ArgumentHelp(
      "Lay the changed variations over the original ones: two-sided, one-sided, absolute-mean, maximum, norm or shape.",
      valueName: "change"))
  var against: TemplatesResult.Transformation?

  @Flag(help: "Data points; with the total only.")
  var withData = false

  @Flag(help: "A logarithmic axis of events.")
  var log = false

  @Flag(help: "Divide by the bins' widths.")
  var perUnit = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top \(top): give a number of at least 1") }
    let kinds = [("--family", family), ("--against", against != nil), ("--codes", !codes.isEmpty)].filter(\.1)
    if kinds.count > 1 {
      throw ValidationError("\(kinds.map(\.0).joined(separator: " and ")): choose one of them")
    }
    if let shift, !(shift > 0 && shift <= 10) {
      throw ValidationError("--shift \(shift): give a number of standard deviations above 0, at most 10")
    }
    if family, shift != nil { throw ValidationError("--shift: a family has its own shifts, leave one of them out") }
    if withData, !sample.isEmpty {
      throw ValidationError("--with-data: data compare with the total, leave out --sample")
    }
    if sum, sample.isEmpty { throw ValidationError("--sum adds up samples: name them with --sample") }
  }

  func run() throws {
    let drawing = try ResultDrawing(verb: "templates", workspace: workspace, figure: figure)
    let analysis = drawing.analysis, command = drawing.command(canonical)
    let options = try options(drawing)
    let fitted = stage == .postfit ? try source.fit(of: analysis, fit.options(), command: command) : nil
    let result = try analysis.templates(fitted, options, codes: try others(analysis), command: command)
    guard !result.templates.isEmpty else { throw nothing(analysis) }
    if !workspace.quiet {
      result.header.status.messages.forEach { Terminal.complain("note: \($0)") }
      Terminal.say(TemplateTable(result).text)
    }
    let figures = TemplatesFigure.figures(
      from: result, annotations: drawing.annotations, style: drawing.style,
      options: YieldsFigureOptions(isLogarithmic: log ? true : nil, isPerUnit: perUnit))
    try drawing.write(result, figures: figures)
  }

  private func options(_ drawing: ResultDrawing) throws -> TemplatesOptions {
    var parts = try drawing.analysis.parts(sample, drawing.annotations)
    if sum {
      parts = [TemplatePart(name: sample.joined(separator: " + "), samples: parts.flatMap { $0.samples ?? [] })]
    }
    return TemplatesOptions(
      parameters: try drawing.analysis.chosen(parameter, .parameter, option: "--parameter"),
      channels: try drawing.analysis.chosen(channel, .channel, option: "--channel"),
      parts: parts, most: top ?? (parameter.isEmpty ? Self.usualCount : nil), transformation: against,
      shift: shift ?? (codes.isEmpty ? 1 : 2), family: family ? TemplatesOptions.usualFamily : [],
      data: withData ? fit.data : nil,
      annotations: drawing.annotations)
  }

  /// What an occurrence of the option does not name stays as the model has it.
  private func others(_ analysis: Analysis) throws -> [Interpolation] {
    try codes.map { text in
      let settings = text.split(separator: ",").map(String.init)
      return try Interpolation(settings: settings, base: analysis.request.interpolation, option: "--codes")
    }
  }

  /// How many templates are drawn where nobody asks for any by name.
  private static let usualCount = 12

  private func nothing(_ analysis: Analysis) -> KitProblem {
    let free = analysis.likelihood.parameters.filter { $0.constraint == .none && !$0.fixed }.map(\.name)
    let chosen = (try? analysis.chosen(parameter, .parameter, option: "--parameter")) ?? nil
    let isFree = stage == .prefit && chosen?.contains(where: free.contains) == true
    return KitProblem(
      "no parameter changes what was chosen",
      hint: isFree
        ? "free parameters have no pre-fit uncertainty: add --stage postfit"
        : "choose more with --parameter, --channel or --sample; hfplot inspect lists what acts on what")
  }

  private var canonical: [(name: String, value: String?)] {
    var list = stage == .postfit ? fit.canonical + source.canonical + [("stage", stage.rawValue)] : []
    list += parameter.map { ("parameter", $0) } + channel.map { ("channel", $0) } + sample.map { ("sample", $0) }
    if let top { list.append(("top", "\(top)")) }
    if let against { list.append(("against", against.rawValue)) }
    if let shift { list.append(("shift", DecimalText.short(shift))) }
    list += codes.map { ("codes", $0) }
    let flags = [("sum", sum), ("family", family), ("with-data", withData), ("log", log), ("per-unit", perUnit)]
    return list + flags.filter(\.1).map { ($0.0, nil) }
  }
}

extension TemplatesResult.Transformation: ExpressibleByArgument {}
extension YieldsResult.Stage: ExpressibleByArgument {}
