// Where an increasing, nearly straight function of a positive variable crosses zero.

/// Secant steps from a guess, held inside the bracket once the function has shown both signs.
struct RootSearch {
  enum Outcome: Equatable {
    case root(Double)
    /// The function stays below zero as far as the search went.
    case neverReached(upTo: Double)
    /// The function could not be evaluated there.
    case failed(at: Double)
  }

  /// A secant step of this size, relative to the variable, is the last one: it lands closer by orders of magnitude.
  var tolerance = 1e-7
  var limit = 60
  private var lower = 0.0
  private var upper = Double.infinity
  private var lowerValue: Double
  private var upperValue = Double.infinity
  private var previous: (x: Double, value: Double)

  /// - Parameter valueAtZero: negative; may be a rough number.
  init(valueAtZero: Double) {
    lowerValue = valueAtZero
    previous = (0, valueAtZero)
  }

  /// - Parameter function: nil where it cannot be evaluated.
  mutating func run(from guess: Double, _ function: (Double) -> Double?) -> Outcome {
    var x = guess.isFinite && guess > 0 ? guess : 1
    for _ in 0..<limit {
      guard let value = function(x), !value.isNaN else { return .failed(at: x) }
      if value == 0 { return .root(x) }
      if value < 0 { (lower, lowerValue) = (x, value) } else { (upper, upperValue) = (x, value) }
      let next = nextPoint(x, value)
      if abs(next - x) <= tolerance * abs(x) { return .root(next) }
      previous = (x, value)
      x = next
    }
    return upper.isFinite ? .root(x) : .neverReached(upTo: x)
  }

  private func nextPoint(_ x: Double, _ value: Double) -> Double {
    let slope = (value - previous.value) / (x - previous.x)
    let secant = slope.isFinite && slope > 0 ? x - value / slope : .infinity
    guard upper.isFinite else { return min(secant, 4 * x) }
    let width = upper - lower
    if secant > lower, secant < upper, abs(secant - x) < 0.5 * width { return secant }
    return inside(width)
  }

  /// On the chord of the bracket, kept away from its ends.
  private func inside(_ width: Double) -> Double {
    guard lowerValue.isFinite, upperValue.isFinite else { return lower + 0.5 * width }
    let chord = lower - lowerValue * width / (upperValue - lowerValue)
    return min(max(chord, lower + 0.1 * width), upper - 0.1 * width)
  }
}
