// From values on an axis to positions on the page, once both range and frame are known.

/// Maps values of one axis to page coordinates along one direction.
struct Projection: Sendable, Equatable {
  var scale: Scale
  /// Ends of the axis in data units, `lower` < `upper`.
  var lower: Double
  var upper: Double
  /// Page coordinates of the two ends.
  var start: Double
  var end: Double

  /// How far outside the frame a position may lie, in points: TeX cannot hold lengths above 16383 pt.
  private static let reach = 4000.0

  var lowerCoordinate: Double { scale.forward(lower) }
  var upperCoordinate: Double { scale.forward(upper) }
  var length: Double { abs(end - start) }

  /// Page coordinate of a value; values far outside end a bounded distance beyond the frame.
  func callAsFunction(_ value: Double) -> Double { position(ofCoordinate: scale.forward(value)) }

  func position(ofCoordinate coordinate: Double) -> Double {
    let low = lowerCoordinate, span = upperCoordinate - low
    let fraction = span > 0 ? (coordinate - low) / span : 0
    let bound = Self.reach / max(length, 1)
    guard !fraction.isNaN else { return start }
    return start + (end - start) * min(max(fraction, -bound), 1 + bound)
  }

  /// The value at a page coordinate.
  func value(at position: Double) -> Double {
    guard end != start else { return lower }
    let fraction = (position - start) / (end - start)
    return scale.inverse(lowerCoordinate + fraction * (upperCoordinate - lowerCoordinate))
  }

  /// Whether a value lies on the axis, ends included (with room for rounding).
  func contains(_ value: Double) -> Bool {
    let coordinate = scale.forward(value), slack = (upperCoordinate - lowerCoordinate) * 1e-9
    return coordinate >= lowerCoordinate - slack && coordinate <= upperCoordinate + slack
  }
}
