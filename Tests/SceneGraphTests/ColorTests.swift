// Colour differences against published pairs, and colour vision against what is known of palettes.
import Testing

@testable import SceneGraph

struct ColorTests {
  struct Pair: Sendable {
    var first: LabColor
    var second: LabColor
    var difference: Double
    init(_ a: (Double, Double, Double), _ b: (Double, Double, Double), _ difference: Double) {
      first = LabColor(lightness: a.0, a: a.1, b: a.2)
      second = LabColor(lightness: b.0, a: b.1, b: b.2)
      self.difference = difference
    }
  }

  /// The test data of Sharma, Wu and Dalal 2005, table 1.
  static let published: [Pair] = [
    Pair((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), Pair((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    Pair((50, 2.8361, -74.0200), (50, 0, -82.7485), 3.4412), Pair((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    Pair((50, -1.1848, -84.8006), (50, 0, -82.7485), 1.0000), Pair((50, -0.9009, -85.5211), (50, 0, -82.7485), 1.0000),
    Pair((50, 0, 0), (50, -1, 2), 2.3669), Pair((50, -1, 2), (50, 0, 0), 2.3669),
    Pair((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
    Pair((50, 2.4900, -0.0010), (50, -2.4900, 0.0010), 7.1792),
    Pair((50, 2.4900, -0.0010), (50, -2.4900, 0.0011), 7.2195),
    Pair((50, 2.4900, -0.0010), (50, -2.4900, 0.0012), 7.2195),
    Pair((50, -0.0010, 2.4900), (50, 0.0009, -2.4900), 4.8045),
    Pair((50, -0.0010, 2.4900), (50, 0.0010, -2.4900), 4.8045),
    Pair((50, -0.0010, 2.4900), (50, 0.0011, -2.4900), 4.7461), Pair((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    Pair((50, 2.5, 0), (73, 25, -18), 27.1492), Pair((50, 2.5, 0), (61, -5, 29), 22.8977),
    Pair((50, 2.5, 0), (56, -27, -3), 31.9030), Pair((50, 2.5, 0), (58, 24, 15), 19.4535),
    Pair((50, 2.5, 0), (50, 3.1736, 0.5854), 1.0000), Pair((50, 2.5, 0), (50, 3.2972, 0), 1.0000),
    Pair((50, 2.5, 0), (50, 1.8634, 0.5757), 1.0000), Pair((50, 2.5, 0), (50, 3.2592, 0.3350), 1.0000),
    Pair((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    Pair((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    Pair((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
    Pair((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
    Pair((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    Pair((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
    Pair((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    Pair((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    Pair((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    Pair((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
  ]

  /// To the digits published.
  @Test(arguments: published) func differencesAreThePublishedOnes(pair: Pair) {
    #expect(abs(pair.first.difference(from: pair.second) - pair.difference) < 5e-5)
    #expect(abs(pair.second.difference(from: pair.first) - pair.difference) < 5e-5)
  }

  @Test func whiteAndBlackSpanTheLightness() {
    let white = LabColor(.white), black = LabColor(.black)
    #expect(abs(white.lightness - 100) < 1e-3 && abs(white.a) < 0.01 && abs(white.b) < 0.02)
    #expect(abs(black.lightness) < 1e-9)
    #expect(abs(Color.white.contrast(with: .black) - 21) < 1e-9)
  }

  @Test(arguments: ColorVision.allCases) func greysStayGrey(vision: ColorVision) {
    for part in [0, 0.2, 0.5, 0.8, 1] {
      let seen = vision.seen(Color(red: part, green: part, blue: part))
      for other in [seen.red, seen.green, seen.blue] { #expect(abs(other - part) < 1e-5) }
    }
  }

  /// The first column of Machado's matrices is what pure red light turns into, in linear light.
  @Test func redIsSeenAsTheMatricesSay() {
    let red = Color(red: 1, green: 0, blue: 0)
    let deutan = ColorVision.deutan.seen(red).linear, protan = ColorVision.protan.seen(red).linear
    #expect(abs(deutan.red - 0.367322) < 1e-6 && abs(deutan.green - 0.280085) < 1e-6 && deutan.blue == 0)
    #expect(abs(protan.red - 0.152286) < 1e-6 && abs(protan.green - 0.114503) < 1e-6 && protan.blue == 0)
  }

  /// Least differences of well-known palettes, to the digit quoted for them (computed elsewhere with other code).
  @Test(arguments: [
    (["#5790fc", "#f89c20", "#e42536", "#964a8b", "#9c9ca1", "#7a21dd"], [17.9, 10.6, 14.7, 18.3]),
    (
      ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"],
      [16.2, 1.3, 3.3, 9.5]
    ),
    (
      ["#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"],
      [21.7, 12.2, 11.6, 10.9]
    ),
  ])
  func palettesAreAsDifferentAsIsKnown(palette: [String], least: [Double]) {
    let colors = palette.compactMap { Color(hex: $0) }
    for (vision, expected) in zip(ColorVision.readers, least) {
      let found =
        colors.indices.flatMap { i in
          colors.indices.dropFirst(i + 1).map { vision.difference(colors[i], colors[$0]) }
        }.min() ?? 0
      #expect(abs(found - expected) < 0.15, "\(vision): \(found)")
    }
  }

  @Test func transparentColoursMixWithTheirGround() {
    let mixed = Color(red: 1, green: 0, blue: 0, alpha: 0.25).over(.white)
    #expect(mixed == Color(red: 1, green: 0.75, blue: 0.75))
  }
}
