// The exponential function from additions, multiplications and divisions alone: the same bits on every platform.

/// e to the power of `x`, to about twelve digits.
///
/// The C library's `exp` may differ in its last bit between platforms, and with it the files that are made here. IEEE 754
/// fixes the result of every operation used instead: halve the argument, sum the series, square the sum.
func exponential(_ x: Double) -> Double {
  var reduced = x, squarings = 0
  while abs(reduced) > 1.0 / 64 {
    reduced /= 2
    squarings += 1
  }
  var sum = 1.0, term = 1.0
  for order in 1...8 {
    term *= reduced / Double(order)
    sum += term
  }
  for _ in 0..<squarings { sum *= sum }
  return sum
}
