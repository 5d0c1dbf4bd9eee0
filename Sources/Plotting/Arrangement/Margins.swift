// What stands around a frame: how far tick labels, titles and headers reach out of it.

/// Lengths outside the four sides of a frame, in points.
struct Margins: Sendable, Equatable {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0

  /// The larger on each side.
  func union(_ other: Margins) -> Margins {
    Margins(
      left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
      bottom: max(bottom, other.bottom))
  }
}
