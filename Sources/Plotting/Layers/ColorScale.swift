// Colours between given ones.

import SceneGraph

/// Colours at even steps over 0…1, mixed linearly between them.
struct ColorScale: Sendable {
  var stops: [Color]
  init(_ stops: [Color]) { self.stops = stops.isEmpty ? [.white, .black] : stops }

  func callAsFunction(_ fraction: Double) -> Color {
    guard stops.count > 1, !fraction.isNaN else { return stops[0] }
    let place = min(max(fraction, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2), share = place - Double(index)
    let a = stops[index], b = stops[index + 1]
    func mix(_ x: Double, _ y: Double) -> Double { x + (y - x) * share }
    return Color(
      red: mix(a.red, b.red), green: mix(a.green, b.green), blue: mix(a.blue, b.blue), alpha: mix(a.alpha, b.alpha))
  }
}
