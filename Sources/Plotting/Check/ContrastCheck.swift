// Texts and lines that hardly stand out from what lies behind them.

import SceneGraph

/// The check's notes on contrast.
struct ContrastCheck {
  var picture: ScenePicture
  var look: Look

  /// What WCAG 2 asks of text.
  private static let leastOfText = 4.5

  var findings: [Finding] {
    var seen: Set<String> = []
    return picture.texts.compactMap { text in
      guard !text.text.runs.isEmpty else { return nil }
      let ground = ground(of: text), contrast = text.text.color.over(ground).contrast(with: ground)
      guard contrast < Self.leastOfText, seen.insert(text.owner.description).inserted else { return nil }
      return Finding(
        .lowContrast, severity: .note, elements: [text.description], place: text.text.anchor,
        message: "\(text.description) has a contrast of \(contrast.fixed(1)) to its background, below"
          + " \(Self.leastOfText.fixed(1))",
        remedy: "give it a darker or lighter colour")
    }
  }

  /// The colour of the topmost plain area under the text's middle, else the page's.
  private func ground(of text: PlacedText) -> Color {
    let paper = look.background ?? .white
    let middle = Point(x: text.bounds.midX, y: text.bounds.midY)
    for mark in picture.marks.prefix(text.depth).reversed() where mark.kind == .area && mark.bounds.contains(middle) {
      guard case .solid(let color)? = mark.fill else { continue }
      let spot = Rect(x: middle.x - 0.1, y: middle.y - 0.1, width: 0.2, height: 0.2)
      if mark.path.area(in: spot) > 0.02 { return color.over(paper) }
    }
    return paper
  }
}
