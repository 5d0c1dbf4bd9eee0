// Colours as readers with a colour vision deficiency see them, and as a grey print shows them.

/// Ways to see a figure.
public enum ColorVision: String, Sendable, Hashable, CaseIterable {
  /// All three kinds of cones.
  case normal
  /// Without long-wave (red), middle-wave (green) or short-wave (blue) cones.
  case protan, deutan, tritan
  /// A print without colour.
  case greyscale

  /// The visions that a figure must serve.
  public static let readers: [ColorVision] = [.normal, .protan, .deutan, .tritan]

  /// The colour that looks to a normal eye as `color` does to this one: Machado, Oliveira and Fernandes 2009 at
  /// severity 1.0, in linear RGB.
  public func seen(_ color: Color) -> Color {
    let light = color.linear
    switch self {
    case .normal: return color
    case .greyscale:
      let grey = color.luminance
      return Color(linearRed: grey, green: grey, blue: grey)
    case .protan: return Self.product(Self.protanMatrix, light)
    case .deutan: return Self.product(Self.deutanMatrix, light)
    case .tritan: return Self.product(Self.tritanMatrix, light)
    }
  }

  /// CIEDE2000 between two colours as they are seen.
  public func difference(_ first: Color, _ second: Color) -> Double {
    LabColor(seen(first)).difference(from: LabColor(seen(second)))
  }

  /// The reader to whom two colours are most alike, and how different they are to that one.
  public static func worst(_ first: Color, _ second: Color) -> (vision: ColorVision, difference: Double) {
    var worst = (vision: ColorVision.normal, difference: Double.infinity)
    for vision in readers {
      let difference = vision.difference(first, second)
      if difference < worst.difference { worst = (vision, difference) }
    }
    return worst
  }

  /// CIEDE2000 below which two colours are not safely told apart across a page.
  public static let leastDifference = 10.0

  private typealias Matrix = [(Double, Double, Double)]

  private static let protanMatrix: Matrix = [
    (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
  ]
  private static let deutanMatrix: Matrix = [
    (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
  ]
  private static let tritanMatrix: Matrix = [
    (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
  ]

  private static func product(_ matrix: Matrix, _ light: (red: Double, green: Double, blue: Double)) -> Color {
    func row(_ index: Int) -> Double {
      matrix[index].0 * light.red + matrix[index].1 * light.green + matrix[index].2 * light.blue
    }
    return Color(linearRed: row(0), green: row(1), blue: row(2))
  }
}
