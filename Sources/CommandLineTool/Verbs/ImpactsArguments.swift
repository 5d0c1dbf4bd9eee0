// The options of impacts: which convention, which parameters of interest, in which groups, how many rows.
import ArgumentParser
import HFPlotKit

extension ImpactsResult.Method: ExpressibleByArgument {}
extension ImpactsFigureOptions.Order: ExpressibleByArgument {}

/// How groups are found.
enum GroupBy: String, ExpressibleByArgument, CaseIterable { case map, type }

/// What belongs to impacts alone.
struct ImpactsArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      np-shift: refits with a parameter held one standard deviation off. freeze: what the uncertainty loses in \
      quadrature when a parameter is held at its best fit. global-observable: refits with its auxiliary datum shifted.
      """, valueName: "method"))
  var method: ImpactsResult.Method = .shift

  @Flag(help: "Use the covariance of the best fit instead of refits: a fast preview, exact for Gaussian likelihoods.")
  var gaussian = false

  @Flag(help: "Draw groups of parameters, with the statistical part, the total and their closure.")
  var grouped = false

  @Option(
    help: ArgumentHelp(
      "Groups from the style (impacts.groups, or its parameters' group), or by modifier type. (default: map, if any)",
      valueName: "map|type"))
  var groupBy: GroupBy?

  @Option(help: ArgumentHelp("Several parameters of interest at once, a column each.", valueName: "names"))
  var pois: String?

  @Option(help: ArgumentHelp("Show the first rows only.", valueName: "n"))
  var top: Int?

  @Option(help: ArgumentHelp("Order of the rows: impact, pull or constraint.", valueName: "order"))
  var sort: ImpactsFigureOptions.Order = .impact

  @Flag(help: "With --grouped: what each group adds to the uncertainty, step by step, instead of bars.")
  var waterfall = false

  @Flag(help: "With --grouped: all three conventions side by side, each with its closure.")
  var conventions = false

  @Flag(help: "A strip beside the pulls that marks the channels each parameter acts on.")
  var channels = false

  @Flag(
    help: "One page with the impacts on all parameters of interest as a matrix, in per cent of their uncertainties.")
  var summary = false

  func validate() throws {
    if conventions, !grouped { throw ValidationError("--conventions compares groups: add --grouped") }
    if conventions, waterfall { throw ValidationError("--conventions and --waterfall: choose one of them") }
    if grouped, channels || summary { throw ValidationError("--grouped: not with --channels or --summary") }
    if let top, top < 1 { throw ValidationError("--top \(top): give a number of at least 1") }
    if waterfall, !grouped { throw ValidationError("--waterfall draws groups: add --grouped") }
  }

  var figure: ImpactsFigureOptions {
    ImpactsFigureOptions(
      top: top, order: sort, isWaterfall: waterfall, showsChannels: channels, isSummary: summary)
  }

  func options(_ fit: FitOptions, style: HFPlotKit.Style, analysis: Analysis) throws -> ImpactsOptions {
    var fit = fit
    fit.pois = pois?.split(separator: ",").map(String.init)
    let map = groupBy == .type ? nil : analysis.parameterGroups(style)
    if groupBy == .map, map == nil {
      throw KitProblem(
        "--group-by map: the style has no groups", hint: "add impacts.groups, or a group to its parameters")
    }
    return ImpactsOptions(
      method: method, approximation: gaussian ? .gaussian : .exact, fit: fit, groups: map, isGrouped: grouped)
  }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] {
    var options: [(name: String, value: String?)] = method == .shift ? [] : [("method", method.rawValue)]
    if gaussian { options.append(("gaussian", nil)) }
    if grouped { options.append(("grouped", nil)) }
    if let groupBy { options.append(("group-by", groupBy.rawValue)) }
    if let pois { options.append(("pois", pois)) }
    if let top { options.append(("top", "\(top)")) }
    if sort != .impact { options.append(("sort", sort.rawValue)) }
    if waterfall { options.append(("waterfall", nil)) }
    if conventions { options.append(("conventions", nil)) }
    if channels { options.append(("channels", nil)) }
    if summary { options.append(("summary", nil)) }
    return options
  }
}
