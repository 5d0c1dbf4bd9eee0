// The additive interpolation codes as one formula: Δ(α) = α·S + g(α)·D with S, D the half sum and half difference.

/// S = (Δ₊ + Δ₋)/2 and D = (Δ₊ − Δ₋)/2 with Δ₊ = I₊ − I₀, Δ₋ = I₀ − I₋; only g differs between the codes.
enum AdditiveCode: Sendable {
  case code0, code2, code4p

  /// g and its first two derivatives. code0 has a kink at 0; there the derivatives are taken as 0.
  @inline(__always)
  func shape(_ alpha: Double) -> (value: Double, first: Double, second: Double) {
    let size = abs(alpha), sign: Double = alpha > 0 ? 1 : alpha < 0 ? -1 : 0
    switch self {
    case .code0: return (size, sign, 0)
    case .code2:
      // ROOT's form: parabolic inside ±1, continued with slope 2 outside (STATISTICS §2).
      return size > 1 ? (2 * size - 1, 2 * sign, 0) : (alpha * alpha, 2 * alpha, 2)
    case .code4p:
      if size >= 1 { return (size, sign, 0) }
      let square = alpha * alpha
      return (
        square * (15 + square * (-10 + 3 * square)) / 8,
        alpha * (30 + square * (-40 + 18 * square)) / 8,
        (30 + square * (-120 + 90 * square)) / 8
      )
    }
  }
}
