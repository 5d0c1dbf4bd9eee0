// What a figure of yields says in words beside its layers: the test of the data, the notes below the legend.
import Plotting
import Results
import Styles
import Typesetting

struct YieldsWords {
  let result: YieldsResult
  let style: Style

  /// `Pre-fit`, `Post-fit`; `Predicted` where nothing shown was fitted.
  var stage: String { stage(isPredicted: result.fittedChannels?.isEmpty ?? false) }

  /// The same for one channel, which the fit may have left out.
  func stage(ofChannel name: String) -> String {
    stage(isPredicted: result.fittedChannels.map { !$0.contains(name) } ?? false)
  }

  private func stage(isPredicted: Bool) -> String {
    style.string("label.stage.\(isPredicted ? "predicted" : result.stage.rawValue)")
  }

  /// The test of the data where it is known and asked for; nothing else.
  func test(_ test: GoodnessOfFit?) -> [PanelLabel] {
    guard style.flag("label.gof.visible"), let test else { return [] }
    let digits = style.integer("label.gof.digits")
    func plain(_ text: String) -> String { text.filter { $0 != "$" } }
    let text = Template(style.string("label.gof.\(result.stage.rawValue)")).filled([
      "chi2": plain(NumberText.decimal(test.chi2, digits: 1)), "ndof": "\(test.ndof)",
      "p": test.pValue.map { plain(NumberText.general($0, digits: digits)) } ?? "-",
    ])
    return [PanelLabel(role: "label.gof", text: text)]
  }

  /// What the band lacks, what lines are scaled to, how quantities are defined.
  func notes(_ content: YieldsContent, _ lower: LowerPanels) -> [String] {
    let lacks = result.stage == .prefit && !result.freeParameters.isEmpty
    let isNormalised = style.flag("signal.normalised") && !content.signalLines.isEmpty
    return (lacks ? [style.string("band.note")] : []) + (isNormalised ? [style.string("signal.note")] : [])
      + (hasVanished(content) ? [style.string("signal.absent")] : []) + lower.notes
  }

  /// Whether a line is asked for a signal of the model that has no yield, as after a fit that ends at zero.
  private func hasVanished(_ content: YieldsContent) -> Bool {
    guard ["overlay", "both"].contains(style.string("signal.mode")), let signals = result.signals else { return false }
    let own = content.channel.samples.filter { signals.contains($0.name) }
    return !own.isEmpty && own.allSatisfy { $0.yields.allSatisfy { $0 == 0 } }
  }
}
