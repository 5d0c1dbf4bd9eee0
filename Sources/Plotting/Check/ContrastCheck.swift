// Texts and lines that hardly stand out from what lies behind them.

import SceneGraph

/// The check's notes on contrast.
struct ContrastCheck {
  var picture: ScenePicture
  var look: Look

  /// What WCAG 2 asks of text.
  private static let leastOfText = 4.5
  /// What WCAG 2 asks of graphics.
  private static let leastOfLines = 3.0

  var findings: [Finding] { faintTexts + faintLines }

  private var faintTexts: [Finding] {
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

  /// Lines and symbols that carry data, against the page.
  private var faintLines: [Finding] {
    let paper = look.background ?? .white
    var seen: Set<String> = []
    return picture.marks.compactMap { mark in
      guard mark.kind != .area, let index = mark.owner.layer, Self.carriesData(picture.layers[index].layer),
        let contrast = mark.ink?.over(paper).contrast(with: paper), contrast < Self.leastOfLines,
        seen.insert(mark.owner.description).inserted
      else { return nil }
      return Finding(
        .lowContrast, severity: .note, elements: [mark.owner.description],
        place: Point(x: mark.bounds.midX, y: mark.bounds.midY),
        message: "\(mark.owner.description) has a contrast of \(contrast.fixed(1)) to the page, below"
          + " \(Self.leastOfLines.fixed(1))",
        remedy: "give it a darker or lighter colour")
    }
  }

  /// Outlines of areas, helping lines and the rims around other lines need not stand out.
  private static func carriesData(_ layer: Layer) -> Bool {
    guard layer.role != Layer.haloRole else { return false }
    return switch layer {
    case .points, .curve, .contour, .step: true
    default: false
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
