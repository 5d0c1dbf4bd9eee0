// The panels below the events, and the room that they take of the page.
import Plotting
import Results
import SceneGraph
import Styles

struct LowerPanels {
  let kinds: [LowerKind]
  let content: YieldsContent
  let style: Style

  init(_ content: YieldsContent) {
    self.content = content
    style = content.style
    kinds = LowerKind.shown(by: style)
  }

  private var share: Double { style.number("panels.ratio.share") }

  /// Share of the panel of events among them.
  var mainShare: Double { kinds.isEmpty ? 1 : 1 - share }

  /// - Parameters:
  ///   - x: the axis of bins; whether it is the lowest.
  ///   - behind, over: layers that all panels have.
  func panels(x: (Bool) -> Axis, behind: [Layer] = [], over: [Layer] = []) -> [Panel] {
    let over = content.blindedSpans + content.cutLines + over
    return kinds.enumerated().map { index, kind in
      Panel(
        name: kind.name, row: index + 1, heightWeight: share, x: x(index == kinds.count - 1), y: axis(kind),
        layers: behind + layers(kind) + over)
    }
  }

  /// A page that is so much taller that further panels take nothing from the panel of events.
  static func style(_ style: Style, grownFor kinds: Int) -> Style {
    let growth = 1 + Double(max(0, kinds - 1)) * style.number("panels.ratio.share")
    return growth > 1 ? style.setting("page.aspect", to: .number(style.number("page.aspect") * growth)) : style
  }

  /// How the quantities are defined, for the legend.
  var notes: [String] {
    let defined: [LowerKind] = [.pull, .significance, .relative, .asymmetry]
    return kinds.filter(defined.contains).compactMap { style.optionalString("lower.notes.\($0.name)") }
  }

  private func layers(_ kind: LowerKind) -> [Layer] {
    if let measure = kind.measure { return SignalPanel(content: content).layers(measure) }
    if kind == .pull || kind == .significance { return DeviationPanel(kind: kind, content: content).layers }
    return DataComparison(kind: kind, content: content).layers(reach: reach(kind))
  }

  private func axis(_ kind: LowerKind) -> Axis {
    let title = title(kind)
    if kind.measure != nil { return SignalPanel(content: content).axis(title: title) }
    if kind == .pull || kind == .significance {
      return DeviationPanel(kind: kind, content: content).axis(title: title)
    }
    return DataComparison(kind: kind, content: content).axis(title: title, reach: reach(kind))
  }

  /// Ratios before and after the fit have one range, so that they can be compared.
  private func reach(_ kind: LowerKind) -> Double {
    let shared = hasBothStages && (kind == .ratio || kind == .prefit) ? [LowerKind.ratio, .prefit] : [kind]
    return shared.map { DataComparison(kind: $0, content: content).reach }.max() ?? 1
  }

  private var hasBothStages: Bool { kinds.contains(.ratio) && kinds.contains(.prefit) }

  private func title(_ kind: LowerKind) -> String {
    if kind == .ratio {
      if hasBothStages { return style.string("lower.titles.postfit") }
      return style.string(content.stacksSignals ? "ratio.title" : "lower.titles.background")
    }
    if kind == .difference, !content.stacksSignals { return style.string("lower.titles.background_difference") }
    return style.string("lower.titles.\(kind.name)")
  }
}
