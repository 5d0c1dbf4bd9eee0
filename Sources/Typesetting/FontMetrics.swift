// Heights of a typeface at a size, for optical alignment and line distances.

/// Heights in points at a given size, positive.
public struct FontMetrics: Sendable, Hashable {
  /// Height of `H`.
  public var capHeight: Double
  /// Height of `x`.
  public var xHeight: Double
  /// Height of the digits.
  public var digitHeight: Double
  /// Height of the tallest letters and delimiters of running text.
  public var ascent: Double
  /// Depth of `p`, `g` and delimiters.
  public var descent: Double
  /// Distance of baselines in a label of several lines.
  public var lineHeight: Double

  init(_ face: FontFace, size: Double) {
    func metrics(_ scalars: [Unicode.Scalar]) -> [GlyphMetrics] { scalars.compactMap(face.glyph).map(face.metrics) }
    capHeight = (metrics(["H"]).first?.top ?? 0.7) * size
    xHeight = (metrics(["x"]).first?.top ?? 0.5) * size
    digitHeight = (metrics(["1"]).first?.top ?? 0.7) * size
    let running = metrics(["(", "b", "f", "g", "p", "j", "["])
    ascent = (running.map(\.top).max() ?? 0.75) * size
    descent = -(running.map(\.bottom).min() ?? -0.25) * size
    lineHeight = 1.2 * size
  }
}
