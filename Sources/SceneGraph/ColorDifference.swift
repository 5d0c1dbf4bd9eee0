// How different two colours look: CIE L*a*b* and the CIEDE2000 difference.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A colour in CIE L*a*b* under illuminant D65, where distances follow what the eye sees.
public struct LabColor: Sendable, Equatable {
  /// Lightness, 0 to 100.
  public var lightness: Double
  /// From green to red.
  public var a: Double
  /// From blue to yellow.
  public var b: Double

  /// Every part by its name.
  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// The L*a*b* of an opaque sRGB colour.
  public init(_ color: Color) {
    let (red, green, blue) = color.linear
    // IEC 61966-2-1, over the white point of D65.
    let x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    let y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    let z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    func root(_ t: Double) -> Double { t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116 }
    self.init(lightness: 116 * root(y) - 16, a: 500 * (root(x) - root(y)), b: 200 * (root(y) - root(z)))
  }

  /// The CIEDE2000 colour difference with unit weights (Sharma, Wu and Dalal 2005): about 1 is just noticeable.
  public func difference(from other: LabColor) -> Double {
    let chroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let shift = 0.5 * (1 - (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot())
    let first = LCh(self, shift), second = LCh(other, shift)
    return first.difference(from: second)
  }
}

/// Lightness, chroma and hue with the a axis stretched near grey, as CIEDE2000 wants it.
private struct LCh {
  var lightness: Double
  var chroma: Double
  /// Degrees, 0 to 360.
  var hue: Double

  init(_ color: LabColor, _ shift: Double) {
    let a = (1 + shift) * color.a
    lightness = color.lightness
    chroma = hypot(a, color.b)
    let angle = chroma == 0 ? 0 : atan2(color.b, a) * 180 / .pi
    hue = angle < 0 ? angle + 360 : angle
  }

  func difference(from other: LCh) -> Double {
    let isGrey = chroma * other.chroma == 0
    var turn = isGrey ? 0 : other.hue - hue
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let hueStep = 2 * (chroma * other.chroma).squareRoot() * Self.sine(turn / 2)
    let l = (lightness + other.lightness) / 2, c = (chroma + other.chroma) / 2
    let h = meanHue(other, isGrey: isGrey)
    let t =
      1 - 0.17 * Self.cosine(h - 30) + 0.24 * Self.cosine(2 * h) + 0.32 * Self.cosine(3 * h + 6)
      - 0.20 * Self.cosine(4 * h - 63)
    let offset = (l - 50) * (l - 50)
    let dl = (other.lightness - lightness) / (1 + 0.015 * offset / (20 + offset).squareRoot())
    let dc = (other.chroma - chroma) / (1 + 0.045 * c), dh = hueStep / (1 + 0.015 * c * t)
    let tilt = 30 * exp(-((h - 275) / 25) * ((h - 275) / 25))
    let rotation = -2 * (pow(c, 7) / (pow(c, 7) + pow(25, 7))).squareRoot() * Self.sine(2 * tilt)
    return (dl * dl + dc * dc + dh * dh + rotation * dc * dh).squareRoot()
  }

  private func meanHue(_ other: LCh, isGrey: Bool) -> Double {
    let sum = hue + other.hue
    if isGrey { return sum }
    if abs(hue - other.hue) <= 180 { return sum / 2 }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}

extension Color {
  /// Components without sRGB's transfer curve, proportional to light.
  public var linear: (red: Double, green: Double, blue: Double) {
    func light(_ part: Double) -> Double { part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4) }
    return (light(red), light(green), light(blue))
  }

  /// An opaque colour from components proportional to light; those out of range are cut.
  public init(linearRed red: Double, green: Double, blue: Double) {
    func coded(_ light: Double) -> Double {
      let part = min(max(light, 0), 1)
      return part <= 0.0031308 ? 12.92 * part : 1.055 * pow(part, 1 / 2.4) - 0.055
    }
    self.init(red: coded(red), green: coded(green), blue: coded(blue))
  }

  /// Relative luminance by WCAG 2, 0 for black to 1 for white.
  public var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// Contrast by WCAG 2: 1 for equal colours to 21 for black on white.
  public func contrast(with other: Color) -> Double {
    let bright = max(luminance, other.luminance), dark = min(luminance, other.luminance)
    return (bright + 0.05) / (dark + 0.05)
  }

  /// The colour seen where this one lies over an opaque `ground`.
  public func over(_ ground: Color) -> Color {
    func mix(_ top: Double, _ bottom: Double) -> Double { top * alpha + bottom * (1 - alpha) }
    return Color(red: mix(red, ground.red), green: mix(green, ground.green), blue: mix(blue, ground.blue))
  }
}
