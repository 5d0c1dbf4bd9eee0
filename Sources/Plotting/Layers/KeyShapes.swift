// Samples for the legend that several layers share.

import SceneGraph

/// Shapes of legend samples inside a box.
enum KeyShapes {
  static func line(_ box: Rect, _ stroke: Stroke) -> [Node] {
    let ends = [Point(x: box.x, y: box.midY), Point(x: box.maxX, y: box.midY)]
    return [.shape(Shape(path: Path(points: ends), stroke: stroke))]
  }

  static func filled(_ box: Rect, fill: Paint?, stroke: Stroke? = nil) -> [Node] {
    guard fill != nil || stroke != nil else { return [] }
    return [.shape(Shape(path: Path(box), fill: fill, stroke: stroke))]
  }
}
