// Curves, areas, spans and lines that their axes hide: listed in a legend but nowhere to be seen, or mostly cut off.

import SceneGraph

/// The check's rule about layers that are clipped at the frame.
struct VisibilityCheck {
  var figure: Figure
  var picture: ScenePicture

  /// The part of a curve that may leave through the top or the bottom without a word.
  private static let bearableShare = 0.5
  /// Square points of an area that count as seen.
  private static let leastArea = 0.05

  var findings: [Finding] {
    picture.layers.indices.compactMap { index in
      let place = picture.layers[index], groups = picture.groups[index] ?? []
      guard Self.isClipped(place.layer), let clip = groups.lazy.compactMap({ $0.clip?.bounds }).first else {
        return nil
      }
      let shapes = groups.flatMap(Self.shapes)
      guard !shapes.isEmpty else { return nil }
      if !shapes.contains(where: { Self.isSeen($0, in: clip) }) { return hidden(place) }
      guard case .curve(let curve) = place.layer, curve.legend != nil else { return nil }
      return Self.shareOutside(shapes, of: clip) > Self.bearableShare ? cut(place) : nil
    }
  }

  /// Points and histograms have rules of their own; texts and arrows are never clipped.
  private static func isClipped(_ layer: Layer) -> Bool {
    switch layer {
    case .curve, .area, .contour, .span, .reference, .box, .band: true
    default: false
    }
  }

  private static func shapes(_ group: Group) -> [Shape] {
    group.children.flatMap { node -> [Shape] in
      switch node {
      case .shape(let shape): [shape]
      case .group(let inner): shapes(inner)
      default: []
      }
    }
  }

  private static func isSeen(_ shape: Shape, in clip: Rect) -> Bool {
    if let stroke = shape.stroke, shape.path.lineEnters(clip.insetBy(-stroke.width / 2)) { return true }
    guard shape.fill != nil, let bounds = shape.path.bounds else { return false }
    // Too small to be seen is not outside: a bar for an effect of next to nothing.
    return shape.path.area(in: clip) > leastArea || clip.contains(bounds)
  }

  /// The part of the way across the frame on which a curve is above or below it.
  private static func shareOutside(_ shapes: [Shape], of clip: Rect) -> Double {
    var all = 0.0, outside = 0.0
    for shape in shapes {
      let points = shape.path.corners
      for (a, b) in zip(points, points.dropFirst()) {
        let left = max(min(a.x, b.x), clip.x), right = min(max(a.x, b.x), clip.maxX)
        guard right > left else { continue }
        all += right - left
        if max(a.y, b.y) < clip.y || min(a.y, b.y) > clip.maxY { outside += right - left }
      }
    }
    return all > 0 ? outside / all : 0
  }

  private func name(_ place: ScenePicture.PlacedLayer) -> String {
    "\(place.layer.role) '\(ElementNames(figure: figure, panel: place.panel)(place.layer.name))'"
  }

  /// A legend that lists what cannot be seen misleads; without an entry it may be meant.
  private func hidden(_ place: ScenePicture.PlacedLayer) -> Finding {
    let isListed = !place.layer.content.keys.isEmpty
    return Finding(
      .dataOutside, severity: isListed ? .error : .note, elements: [name(place)],
      message: "\(name(place)) lies wholly outside the axes of panel '\(place.panel.name)'"
        + (isListed ? ", and the legend lists it" : ""),
      remedy: "widen the axis range, or take it out of the figure")
  }

  private func cut(_ place: ScenePicture.PlacedLayer) -> Finding {
    Finding(
      .dataOutside, severity: .note, elements: [name(place)],
      message: "more than half of \(name(place)) lies outside the y axis of panel '\(place.panel.name)'",
      remedy: "widen the axis range, or leave its ends open")
  }
}
