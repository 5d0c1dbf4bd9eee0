// What a panel can hold: the layers as one enumeration, encoded with a `type` beside the layer's own fields.

/// One thing drawn in a panel, back to front.
public enum Layer: Sendable, Equatable {
  case stack(StackLayer)
  case step(StepLayer)
  case band(BandLayer)
  case points(PointsLayer)
  case curve(CurveLayer)
  case area(AreaLayer)
  case contour(ContourLayer)
  case heatMap(HeatMapLayer)
  case text(TextLayer)
  case arrow(ArrowLayer)
  case span(SpanLayer)
  case box(BoxLayer)
  case reference(ReferenceLayer)
  case numbers(NumbersLayer)
  case line(LineLayer)

  /// The layer's own name, by which it is found.
  public var name: String { content.name }
  /// The layer's role in the scene and in style rules, e.g. `layer.stack`.
  public var role: String { content.role }

  /// The role of a rim in the paper's colour that sets a line off from what it passes over: no mark of its own.
  public static let haloRole = "layer.halo"

  var content: any LayerContent {
    switch self {
    case .stack(let layer): layer
    case .step(let layer): layer
    case .band(let layer): layer
    case .points(let layer): layer
    case .curve(let layer): layer
    case .area(let layer): layer
    case .contour(let layer): layer
    case .heatMap(let layer): layer
    case .text(let layer): layer
    case .arrow(let layer): layer
    case .span(let layer): layer
    case .box(let layer): layer
    case .reference(let layer): layer
    case .numbers(let layer): layer
    case .line(let layer): layer
    }
  }
}

extension Layer: Codable {
  private enum Kind: String, Codable {
    case stack, step, band, points, curve, area, contour
    case heatMap = "heat_map"
    case text, arrow, span, box, reference, numbers, line
  }
  private enum CodingKeys: String, CodingKey { case type }

  private var kind: Kind {
    switch self {
    case .stack: .stack
    case .step: .step
    case .band: .band
    case .points: .points
    case .curve: .curve
    case .area: .area
    case .contour: .contour
    case .heatMap: .heatMap
    case .text: .text
    case .arrow: .arrow
    case .span: .span
    case .box: .box
    case .reference: .reference
    case .numbers: .numbers
    case .line: .line
    }
  }

  public init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(Kind.self, forKey: .type) {
    case .stack: self = .stack(try StackLayer(from: decoder))
    case .step: self = .step(try StepLayer(from: decoder))
    case .band: self = .band(try BandLayer(from: decoder))
    case .points: self = .points(try PointsLayer(from: decoder))
    case .curve: self = .curve(try CurveLayer(from: decoder))
    case .area: self = .area(try AreaLayer(from: decoder))
    case .contour: self = .contour(try ContourLayer(from: decoder))
    case .heatMap: self = .heatMap(try HeatMapLayer(from: decoder))
    case .text: self = .text(try TextLayer(from: decoder))
    case .arrow: self = .arrow(try ArrowLayer(from: decoder))
    case .span: self = .span(try SpanLayer(from: decoder))
    case .box: self = .box(try BoxLayer(from: decoder))
    case .reference: self = .reference(try ReferenceLayer(from: decoder))
    case .numbers: self = .numbers(try NumbersLayer(from: decoder))
    case .line: self = .line(try LineLayer(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .type)
    try content.encode(to: encoder)
  }
}
