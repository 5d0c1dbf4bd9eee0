// How a process is distributed over the bins of a region.

/// The shape of a distribution; overflow is in the last bin, what lies below the first edge is lost.
enum Spectrum: Sendable {
  /// Exponentials that fall from the first edge on, with their shares and decay lengths in GeV.
  case falling([(share: Double, length: Double)])
  /// A resonance of logistic shape, and the part of it that is reconstructed too low.
  case peak(mass: Double, width: Double, tail: Double)
  /// Shares of the bins themselves.
  case shares([Double])

  /// The part of the events in each bin.
  func fractions(edges: [Double]) -> [Double] {
    if case .shares(let shares) = self { return shares }
    let below = edges.dropLast().map { cumulative($0, from: edges[0]) } + [1]
    return zip(below.dropFirst(), below).map { $0 - $1 }
  }

  /// The part of the events below `x`.
  private func cumulative(_ x: Double, from start: Double) -> Double {
    switch self {
    case .falling(let components):
      return components.reduce(0) { $0 + $1.share * (1 - exponential(-(x - start) / $1.length)) }
    case .peak(let mass, let width, let tail):
      let climbed = min(max(x / mass, 0), 1)
      return (1 - tail) / (1 + exponential((mass - x) / width)) + tail * climbed * climbed
    case .shares:
      return 0
    }
  }
}
