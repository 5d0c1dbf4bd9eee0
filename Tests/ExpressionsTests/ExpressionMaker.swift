// Random expressions whose values stay tame between 0.4 and 1.6.

struct ExpressionMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 77 }

  /// Numerical Recipes' 64-bit xorshift.
  private mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) / 9_007_199_254_740_992
  }

  mutating func expression(depth: Int) -> String {
    guard depth > 0 else {
      return uniform(0, 1) < 0.8 ? "x\(next() % 4)" : "\((uniform(0.5, 2) * 100).rounded() / 100)"
    }
    let a = expression(depth: depth - 1)
    switch next() % 14 {
    case 0: return "(\(a) + \(expression(depth: depth - 1)))"
    case 1: return "(\(a) - 0.5 * \(expression(depth: depth - 1)))"
    case 2, 3: return "0.7 * \(a) * \(expression(depth: depth - 1))"
    case 4: return "\(a) / (2 + \(expression(depth: depth - 1))^2)"
    case 5: return "exp(-abs(\(a)) - 0.3)"
    case 6: return "log(2 + (\(a))^2)"
    case 7: return "sqrt(1 + (\(a))^2)"
    case 8: return "sin(\(a))"
    case 9: return "atan(\(a))"
    case 10: return "(1 + (\(a))^2)^(0.3 * sin(\(expression(depth: depth - 1))))"
    case 11: return "(x0 > 5 ? log(-x0) : \(a))"
    case 12: return "max(\(a), \(a) - 1)"
    default: return "-cos(\(a))"
    }
  }
}
