// A scene without colour: every paint as the grey of its brightness.

extension Scene {
  /// The scene as a print without colour shows it: hues are gone, brightness and transparency stay.
  public var inGreyscale: Scene {
    var scene = self
    scene.background = background?.grey
    scene.root = root.inGreyscale
    return scene
  }
}

extension Color {
  /// The grey of the same luminance and opacity.
  public var grey: Color {
    // Components that are equal already stay as they are, free of rounding.
    guard red != green || green != blue else { return self }
    var grey = ColorVision.greyscale.seen(self)
    grey.alpha = alpha
    return grey
  }
}

extension Group {
  fileprivate var inGreyscale: Group {
    var group = self
    group.children = children.map(\.inGreyscale)
    return group
  }
}

extension Node {
  fileprivate var inGreyscale: Node {
    switch self {
    case .group(let group): .group(group.inGreyscale)
    case .shape(let shape): .shape(shape.inGreyscale)
    case .markers(let markers): .markers(Markers(symbol: markers.symbol.inGreyscale, points: markers.points))
    case .text(let text): .text(text.inGreyscale)
    case .image(let image): .image(image.inGreyscale)
    }
  }
}

extension Shape {
  fileprivate var inGreyscale: Shape {
    var shape = self
    shape.fill = fill?.inGreyscale
    shape.stroke?.color = stroke?.color.grey ?? .black
    return shape
  }
}

extension Paint {
  fileprivate var inGreyscale: Paint {
    switch self {
    case .solid(let color): return .solid(color.grey)
    case .hatch(var hatch):
      hatch.color = hatch.color.grey
      hatch.background = hatch.background?.grey
      return .hatch(hatch)
    }
  }
}

extension Text {
  fileprivate var inGreyscale: Text {
    var text = self
    text.color = color.grey
    for index in runs.indices { text.runs[index].color = runs[index].color?.grey }
    for index in rules.indices { text.rules[index].color = rules[index].color?.grey }
    return text
  }
}

extension Image {
  fileprivate var inGreyscale: Image {
    var image = self
    for start in stride(from: 0, to: rgba.count - 3, by: 4) {
      func part(_ offset: Int) -> Double { Double(rgba[start + offset]) / 255 }
      let grey = Color(red: part(0), green: part(1), blue: part(2)).grey.red
      for offset in 0..<3 { image.rgba[start + offset] = UInt8((grey * 255).rounded()) }
    }
    return image
  }
}
