// Texts that stand on each other or on data, or are too small to read.

import SceneGraph

/// The check's rules about texts.
struct TextCheck {
  var picture: ScenePicture
  var look: Look

  /// Parts of a point by which boxes may touch without anybody seeing it.
  private static let slack = 0.3
  /// Square points that a filled area may cover of a text's box.
  private static let bearableArea = 0.5

  var findings: [Finding] { smallTexts + crossings + coverings }

  private var smallTexts: [Finding] {
    picture.texts.filter { $0.text.size < look.minimumTextSize - 1e-6 }.map { text in
      Finding(
        .smallText, elements: [text.description], place: text.text.anchor,
        message: "\(text.description) has \(text.text.size.fixed(1)) pt, below the \(look.minimumTextSize.fixed(1)) pt"
          + " of text.minimum",
        remedy: "raise its size in the style, or lower text.minimum")
    }
  }

  private var crossings: [Finding] {
    var findings: [Finding] = []
    for (index, text) in picture.texts.enumerated() where !text.text.runs.isEmpty {
      for other in picture.texts.dropFirst(index + 1) where text.bounds.intersects(other.bounds) {
        guard !other.text.runs.isEmpty, text.box.overlaps(other.box, slack: Self.slack),
          InkBoxes(text.text, fonts: picture.fonts).overlap(InkBoxes(other.text, fonts: picture.fonts), slack: 0.1)
        else { continue }
        findings.append(
          Finding(
            .textOverText, elements: [text.description, other.description], place: other.text.anchor,
            message: "\(text.description) and \(other.description) overlap",
            remedy: "shorten one of them, or make the figure larger"))
      }
    }
    return findings
  }

  /// One finding for each text, whatever it stands on.
  private var coverings: [Finding] {
    picture.texts.compactMap { text in
      guard !text.text.runs.isEmpty else { return nil }
      var covered: [String] = []
      for mark in picture.marks where mark.bounds.intersects(text.bounds) {
        guard matters(mark, to: text), !covered.contains(mark.owner.description), meets(mark, text),
          !isHidden(mark, under: text)
        else { continue }
        covered.append(mark.owner.description)
      }
      guard let first = covered.first else { return nil }
      let more = covered.count > 1 ? " and \(covered.count - 1) more" : ""
      return Finding(
        .textOverMarks, elements: [text.description] + covered, place: text.text.anchor,
        message: "\(text.description) stands on \(first)\(more)", remedy: Self.remedy(text))
    }
  }

  private static func remedy(_ text: PlacedText) -> String {
    if text.owner.role.hasPrefix("legend") { return "set legend.placement to above or beside, or free the axis range" }
    if text.owner.role.hasPrefix("label") { return "set label.placement, shorten the label, or free the axis range" }
    return "move it, or make the figure larger"
  }

  /// Whether a mark must stay clear of a text: backgrounds need not, and texts among the data may stand on areas.
  private func matters(_ mark: Mark, to text: PlacedText) -> Bool {
    guard let index = mark.owner.layer else { return mark.owner.role != "colorbar" || mark.kind == .line }
    if text.owner.isNumber { return false }
    switch picture.layers[index].layer {
    case .span, .text: return false
    case .heatMap: return text.owner.layer == nil
    default: return !(text.owner.layer != nil && mark.kind == .area)
    }
  }

  /// Whether an opaque span was painted over the mark before the text was set on it.
  private func isHidden(_ mark: Mark, under text: PlacedText) -> Bool {
    guard let low = mark.owner.layer, let top = text.owner.layer else { return false }
    return picture.marks.contains { ground in
      guard let index = ground.owner.layer, index > low, index < top,
        case .span(let span) = picture.layers[index].layer, case .solid(let color)? = span.fill, color.alpha == 1
      else { return false }
      return ground.bounds.contains(text.bounds)
    }
  }

  private func meets(_ mark: Mark, _ text: PlacedText) -> Bool {
    let box = text.inner(Self.slack)
    guard box.width > 0, box.height > 0 else { return false }
    var path = mark.path
    if let clip = mark.clip, !clip.contains(path.bounds ?? clip) {
      guard mark.bounds.intersects(text.bounds.insetBy(Self.slack)) else { return false }
      if mark.kind != .line { path = path.clippedArea(to: clip) }
    }
    let local = path.mapPoints(text.local)
    switch mark.kind {
    case .area: return local.area(in: box) > Self.bearableArea
    case .line: return local.lineEnters(visible(box, of: mark, text))
    case .symbol: return local.area(in: box) > Self.bearableArea * 0.2 || local.lineEnters(box)
    }
  }

  /// The part of a text's box in which a clipped line can be seen: the clip is upright, and so are nearly all texts.
  private func visible(_ box: Rect, of mark: Mark, _ text: PlacedText) -> Rect {
    let grown = box.insetBy(-mark.reach)
    guard let clip = mark.clip, text.text.rotation == 0 else { return grown }
    let moved = Rect(
      x: clip.x - text.text.anchor.x, y: clip.y - text.text.anchor.y, width: clip.width, height: clip.height)
    return grown.intersection(moved) ?? Rect(x: .infinity, y: .infinity, width: 0, height: 0)
  }
}
