// Numbers and columns of the printed table.

/// `12.3 µs`.
func seconds(_ value: Double) -> String {
  if value < 1e-3 { return rounded(value * 1e6, places: 2) + " µs" }
  if value < 1 { return rounded(value * 1e3, places: 3) + " ms" }
  return rounded(value, places: 3) + " s"
}

/// Fixed-point text.
func rounded(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let units = Int((value * Double(scale)).rounded())
  let digits = String(abs(units) % scale)
  let fraction = places > 0 ? "." + String(repeating: "0", count: places - digits.count) + digits : ""
  return (units < 0 ? "-" : "") + String(abs(units) / scale) + fraction
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  func aligned(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
