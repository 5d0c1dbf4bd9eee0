// The options about what a figure of yields shows: lower panels, signals, hidden data, bands and words.
import ArgumentParser
import HFPlotKit

/// Short forms of style keys, signals of other patches, blinding.
struct ContentArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Panels below, from the top: \(LowerKind.allCases.map(\.rawValue).joined(separator: ", ")) or none; \
      repeatable, or with commas (default: ratio).
      """, valueName: "kinds"))
  var lower: [String] = []

  @Option(
    help: ArgumentHelp(
      "The signal: stacked, overlay (a line), both or none; with a factor (\"overlay x10\") or \"overlay norm\".",
      valueName: "mode"))
  var signal: String?

  @Option(
    help: ArgumentHelp(
      "Draw the signals of other patches as lines, e.g. patchset.json#A,B. Repeatable.", valueName: "file#names"))
  var signals: [String] = []

  @OptionGroup var blinding: BlindArguments

  @Flag(name: .customLong("chi2"), help: "Say how well the data agree: χ², degrees of freedom and p.")
  var isTested = false

  @Flag(name: .customLong("stat-band"), help: "Show the part of the band that MC statistics (bin factors) make.")
  var showsStatistical = false

  /// The style keys that the options stand for.
  func settings() throws -> [String] {
    var settings: [String] = []
    if !lower.isEmpty { settings.append("lower.kinds=[\(try kinds().map { "\"\($0)\"" }.joined(separator: ","))]") }
    if isTested { settings.append("label.gof.visible=true") }
    if showsStatistical { settings.append("band.statistical.visible=true") }
    return settings + (try signal.map(Self.signalSettings) ?? [])
  }

  private func kinds() throws(KitProblem) -> [String] {
    var kinds: [String] = []
    for word in lower.flatMap({ $0.split(separator: ",").map(String.init) }) {
      if word == "none" { continue }
      guard let kind = LowerKind(reading: word) else {
        let names = LowerKind.allCases.map(\.rawValue) + ["none"]
        let near = UnknownNames.nearest(word, names).map { "did you mean \($0)? " } ?? ""
        throw KitProblem(
          "--lower \(word): there is no such panel", hint: "\(near)one of: \(names.joined(separator: ", "))")
      }
      if !kinds.contains(kind.rawValue) { kinds.append(kind.rawValue) }
    }
    return kinds
  }

  /// `overlay x10`, `overlay norm`, `none`.
  static func signalSettings(_ text: String) throws(KitProblem) -> [String] {
    let words = text.split(separator: " ").map { $0.lowercased() }
    let hint = "stacked, overlay, both or none; with a factor (\"overlay x10\") or \"overlay norm\""
    guard let mode = words.first, ["stacked", "overlay", "both", "none"].contains(mode), words.count <= 2 else {
      throw KitProblem("--signal \(text): is no way to show a signal", hint: hint)
    }
    var settings = ["signal.mode=\(mode)"]
    if let how = words.dropFirst().first {
      if how.hasPrefix("norm") {
        settings.append("signal.normalised=true")
      } else if let factor = Double(how.drop { $0 == "x" || $0 == "×" }), factor > 0, factor.isFinite {
        settings.append("signal.scale=\(factor)")
      } else {
        throw KitProblem("--signal \(text): '\(how)' is neither a factor nor norm", hint: hint)
      }
    }
    return settings
  }

  /// Names in `--signals`: the style may give them titles.
  var signalNames: [String] {
    signals.flatMap { selection -> [String] in
      guard let mark = selection.lastIndex(of: "#") else { return [Provenance.baseName(selection)] }
      return selection[selection.index(after: mark)...].split(separator: ",").map(String.init)
    }
  }

  /// Drawing options with these settings before those of `--set`.
  func figure(_ figure: FigureArguments) throws -> FigureArguments {
    var figure = figure
    figure.settings = try settings() + figure.settings
    return figure
  }

  /// Options of yields with hidden bins and what the style wants to know, and the signals of other patches.
  func completed(_ options: YieldsOptions, _ drawing: ResultDrawing) throws -> (YieldsOptions, [SignalHypothesis]) {
    var options = options
    let hypotheses = try drawing.analysis.hypotheses(signals)
    options.blinding = try blinding.bins(drawing.analysis, drawing.annotations, hypotheses: hypotheses)
    options.isTested = drawing.style.flag("label.gof.visible")
    let below = drawing.style.number("stack.other.below")
    if below > 0 { options.merging = SampleMerging(below: below, name: drawing.style.string("stack.other.title")) }
    options.includesPrefit = true
    return (options, hypotheses)
  }

  /// Refuses panels and lines of a signal where nothing is one.
  func check(_ result: YieldsResult, _ style: HFPlotKit.Style) throws {
    guard result.signals == nil, result.hypotheses == nil else { return }
    let kinds = lower.compactMap { LowerKind(reading: $0) }.filter { $0.measure != nil }
    let option = kinds.first.map { "--lower \($0.rawValue)" } ?? signal.map { "--signal \($0)" }
    guard let option, !option.hasSuffix("stacked") else { return }
    throw KitProblem(
      "\(option): no sample is a signal",
      hint: "mark it with --set samples.NAME.signal=true, or name the parameter that scales it with --poi")
  }

  /// What of it belongs into the canonical command beside the settings.
  var canonical: [(name: String, value: String?)] {
    signals.map { ("signals", Provenance.baseName($0)) } + blinding.canonical
  }
}
