// How far a parameter was pulled from its auxiliary measurement, in the two definitions that are in use.

/// What a parameter's distance from its auxiliary measurement is divided by.
public enum PullDefinition: String, Sendable, Equatable, Codable, CaseIterable {
  /// (θ̂ − θ₀) / σ₀: the pre-fit width. Its bar is the post-fit uncertainty in the same units.
  case constraint
  /// (θ̂ − θ₀) / √(σ₀² − σ²): standard normal where data and auxiliary measurement agree (STATISTICS §7). No bar.
  case compatibility
}

/// A pull with its bars, which are lengths and left out where there are none.
public struct Pull: Sendable, Equatable {
  /// Distance from the constraint's centre, in its widths.
  public var value: Double
  /// Uncertainty downwards, in widths of the constraint; nil where there is none.
  public var down: Double?
  /// Uncertainty upwards, in widths of the constraint; nil where there is none.
  public var up: Double?

  /// Every part by its name; those with a default may be left out.
  public init(value: Double, down: Double? = nil, up: Double? = nil) {
    self.value = value
    self.down = down
    self.up = up
  }
}

extension ParameterResult {
  /// Beyond this share of the pre-fit variance the difference of variances is nothing but rounding.
  private static let leastGain = 1e-6

  /// The pull; nil for parameters without a constraint, fixed ones, and where the definition has no value.
  ///
  /// The bars of `constraint` are MINOS's where these are known, else the symmetric uncertainty.
  public func pull(_ definition: PullDefinition) -> Pull? {
    guard let pull, let width = constraint.width, width > 0 else { return nil }
    switch definition {
    case .constraint:
      let symmetric = uncertainty.map { $0 / width }
      guard let minos else { return Pull(value: pull, down: symmetric, up: symmetric) }
      return Pull(
        value: pull, down: minos.down.map { abs($0) / width } ?? symmetric,
        up: minos.up.map { abs($0) / width } ?? symmetric)
    case .compatibility:
      guard let constraintRatio else { return nil }
      let gain = 1 - constraintRatio * constraintRatio
      return gain > Self.leastGain ? Pull(value: pull / gain.squareRoot()) : nil
    }
  }

  /// Whether it scales a single bin: the gammas of `staterror` and `shapesys`.
  public var isBinFactor: Bool { kind == "staterror" || kind == "shapesys" }
}
