// A figure in words, for readers who cannot see it.

import Typesetting

/// Writes alternative text.
enum FigureDescription {
  /// The figure's own text, or one sentence a panel: its axes and what is drawn.
  static func text(of figure: Figure, _ typesetter: Typesetter) -> String {
    guard figure.alternativeText.isEmpty else { return figure.alternativeText }
    let head = figure.title.isEmpty ? "Figure." : figure.title + "."
    return ([head] + figure.panels.map { sentence($0, typesetter) }).joined(separator: " ")
  }

  private static func sentence(_ panel: Panel, _ typesetter: Typesetter) -> String {
    func plain(_ source: String) -> String {
      source.isEmpty ? "" : (try? typesetter.label(source, size: 10).plain) ?? source
    }
    let y = plain(panel.y.title), x = plain(panel.x.title)
    let axes = [y, x].filter { !$0.isEmpty }.joined(separator: " against ")
    let labels = panel.labels.map { plain($0.text) }.filter { !$0.isEmpty }.joined(separator: ", ")
    let entries = panel.layers.flatMap(\.content.keys).map { plain($0.entry.title) }
    var sentence = panel.name == "main" ? "" : "Panel \(panel.name): "
    sentence += [labels, axes].filter { !$0.isEmpty }.joined(separator: "; ")
    if !entries.isEmpty { sentence += (sentence.isEmpty ? "" : "; ") + "showing " + entries.joined(separator: ", ") }
    return sentence.isEmpty ? "" : sentence + "."
  }
}
