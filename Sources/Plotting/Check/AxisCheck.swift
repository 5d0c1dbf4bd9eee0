// Data that the axes hide: points without marker and arrow, histograms cut off at the top.

import SceneGraph

/// The check's rule about data outside an axis.
struct AxisCheck {
  var figure: Figure
  var picture: ScenePicture

  /// Points by which a histogram may be cut without hiding anything.
  private static let slack = 0.5

  var findings: [Finding] {
    picture.layers.indices.compactMap { index in
      let place = picture.layers[index], groups = picture.groups[index] ?? []
      switch place.layer {
      case .points(let layer): return missing(layer, place.panel, groups)
      case .stack: return cut(groups, place, belowToo: false)
      case .step(let layer): return cut(groups, place, belowToo: layer.fill == nil && place.panel.y.scale.kind != .log)
      default: return nil
      }
    }
  }

  private func missing(_ layer: PointsLayer, _ panel: Panel, _ groups: [Group]) -> Finding? {
    let expected = layer.axis == .x ? layer.points.count : layer.points.filter { Self.isWanted($0, panel) }.count
    let shown = groups.flatMap(\.children).reduce(0) { $0 + Self.count($1) }
    guard shown < expected else { return nil }
    let name = ElementNames(figure: figure, panel: panel)(layer.name)
    return finding("\(layer.role) '\(name)'", "\(expected - shown) of \(expected) points of", panel)
  }

  /// A range across that the user has chosen hides points on purpose; a zero on a logarithmic axis shows by its bar.
  private static func isWanted(_ point: PointsLayer.DataPoint, _ panel: Panel) -> Bool {
    if let lower = panel.x.lower, point.x < lower { return false }
    if let upper = panel.x.upper, point.x > upper { return false }
    return !(panel.y.scale.kind == .log && point.y <= 0 && point.y + (point.up ?? 0) > 0)
  }

  private static func count(_ node: Node) -> Int {
    switch node {
    case .markers(let markers): markers.points.count
    case .group(let group): group.role.hasSuffix(".arrow") ? 1 : 0
    default: 0
    }
  }

  private func cut(_ groups: [Group], _ place: ScenePicture.PlacedLayer, belowToo: Bool) -> Finding? {
    for group in groups {
      guard let clip = group.clip?.bounds else { continue }
      let points = group.children.flatMap { node -> [Point] in
        if case .shape(let shape) = node { shape.path.corners } else { [] }
      }
      let isCut = points.contains { point in
        point.x > clip.x - Self.slack && point.x < clip.maxX + Self.slack
          && (point.y < clip.y - Self.slack || (belowToo && point.y > clip.maxY + Self.slack))
      }
      if isCut { return finding("\(group.role) '\(group.name ?? "")'", "a part of", place.panel) }
    }
    return nil
  }

  private func finding(_ element: String, _ what: String, _ panel: Panel) -> Finding {
    Finding(
      .dataOutside, elements: [element],
      message: "\(what) \(element) lies outside the y axis of panel '\(panel.name)', and no arrow says so",
      remedy: "widen the axis range, or leave its ends open")
  }
}

extension Path {
  /// End points of all segments.
  var corners: [Point] {
    segments.compactMap { segment in
      switch segment {
      case .move(let p), .line(let p), .cubic(_, _, let p): p
      case .close: nil
      }
    }
  }
}
