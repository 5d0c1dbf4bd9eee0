// What the arrangement asks of every layer: its reach, its marks, its drawing and its legend keys.

import SceneGraph

/// What a layer does; the public layers are plain values that conform.
protocol LayerContent: Codable, Sendable {
  var name: String { get }
  var role: String { get }
  /// Values that an automatic range must hold.
  var extent: Extent { get }
  /// What text must not touch, in page coordinates across and even coordinates up the y axis.
  func obstacles(in plot: PlotArea) -> [Obstacle]
  /// The drawing, to be clipped to the frame.
  func nodes(in plot: PlotArea, names: ElementNames) throws(FigureProblem) -> [Node]
  /// Entries for the legend, in the order of the legend.
  var keys: [LegendKey] { get }
  /// What is wrong with the numbers, e.g. lengths that do not fit; nil if nothing is.
  var complaint: String? { get }
}

extension LayerContent {
  var keys: [LegendKey] { [] }
  var complaint: String? { nil }
  func obstacles(in plot: PlotArea) -> [Obstacle] { [] }
}

/// A rectangle that is drawn on: no text may stand there.
struct Obstacle: Sendable, Equatable {
  /// Page coordinates.
  var left: Double
  var right: Double
  /// Even coordinates of the y axis; infinite where it reaches to the frame's edge.
  var bottom: Double
  var top: Double
  /// Further reach on all sides in points: half a marker, half a line.
  var margin: Double = 0
}

/// An entry of the legend with the layer's way to draw its sample.
struct LegendKey: Sendable {
  /// Name by which an order refers to it, and its name in the scene.
  var name: String
  /// Role of the layer, by which an order may also refer to it.
  var role: String
  var entry: LegendEntry
  /// Draws the sample inside a box.
  var draw: @Sendable (Rect, Look) -> [Node]
}

/// The names of the elements that one panel adds to the scene.
struct ElementNames: Sendable {
  var prefix: String
  func callAsFunction(_ name: String) -> String { prefix + name }
}

/// The area inside a panel's frame, with its two projections and the look.
struct PlotArea {
  var frame: Rect
  var x: Projection
  var y: Projection
  var look: Look
  /// Sets a label; problems are worded with the text.
  var labels: LabelSource

  func point(_ x: Double, _ y: Double) -> Point { Point(x: self.x(x), y: self.y(y)) }

  /// Page coordinate of the value where bars begin: zero, or the axis' end where there is no zero.
  var baseline: Double {
    let value = y.scale.kind == .log ? y.lower : min(max(0, y.lower), y.upper)
    return y(value)
  }
}
