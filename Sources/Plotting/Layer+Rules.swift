// Layers with what rules say of them: a rule speaks last, over the layer's own fill, stroke and marker.

import SceneGraph
import Styles

extension Layer {
  /// The layer with fills, strokes and markers that rules of `style` set for it; only the keys that they name change.
  func ruled(by style: ElementStyle) -> Layer {
    guard style.style.hasRules else { return self }
    let own = LayerRules(style.element(role, name))
    switch self {
    case .stack(var layer):
      for index in layer.components.indices {
        let component = layer.components[index]
        let rules = LayerRules(own.style.element(role: layer.role, name: style.names(component.name)))
        layer.components[index].fill = rules.stackFill(component.fill)
        layer.components[index].stroke = rules.stroke("stack.outline", component.stroke)
      }
      return .stack(layer)
    case .band(var layer):
      layer.fill = own.bandFill(layer.fill)
      if own.style.isRuled("band.edge") { layer.stroke = own.style.visibleStroke("band.edge", color: "band.color") }
      return .band(layer)
    case .points(var layer):
      layer.marker = own.marker(layer.marker)
      layer.stroke = own.pointStroke(layer.stroke)
      return .points(layer)
    case .step(var layer):
      (layer.stroke, layer.fill) = (own.stroke("curve", layer.stroke), own.fill("area", layer.fill))
      return .step(layer)
    case .curve(var layer):
      layer.stroke = own.stroke("curve", layer.stroke)
      return .curve(layer)
    case .contour(var layer):
      (layer.stroke, layer.fill) = (own.stroke("curve", layer.stroke), own.fill("area", layer.fill))
      return .contour(layer)
    case .area(var layer):
      (layer.stroke, layer.fill) = (own.stroke("curve", layer.stroke), own.fill("area", layer.fill))
      return .area(layer)
    case .box(var layer):
      (layer.stroke, layer.fill) = (own.stroke("curve", layer.stroke), own.fill("area", layer.fill))
      return .box(layer)
    case .span(var layer):
      (layer.stroke, layer.fill) = (own.stroke("curve", layer.stroke), own.fill("span", layer.fill))
      return .span(layer)
    case .reference(var layer):
      layer.stroke = own.stroke("reference", layer.stroke)
      return .reference(layer)
    case .arrow(var layer):
      layer.stroke = own.stroke("arrow", layer.stroke)
      return .arrow(layer)
    case .heatMap(var layer):
      if own.style.isRuled("heatmap.colors") { layer.colors = own.style.colors("heatmap.colors") }
      return .heatMap(layer)
    case .text(var layer):
      let text = own.style.text("annotation")
      if own.isRuled("annotation.color", "text.color") { layer.color = text.color }
      if own.isRuled("annotation.size", "text.size") { layer.size = text.size }
      return .text(layer)
    case .numbers(var layer):
      let text = own.style.text("annotation")
      if own.isRuled("annotation.color", "text.color") { layer.color = text.color }
      if own.isRuled("annotation.size", "text.size") { layer.size = text.size }
      return .numbers(layer)
    case .line(var layer):
      layer.stroke = own.stroke("reference", layer.stroke)
      return .line(layer)
    }
  }
}

/// What rules change of one layer.
private struct LayerRules {
  let style: Style

  init(_ style: Style) { self.style = style }

  func isRuled(_ paths: String...) -> Bool { paths.contains { style.isRuled($0) } }

  /// The given stroke, or the style's, with colour, width and dashes of a section where rules set them.
  func stroke(_ section: String, _ given: Stroke?) -> Stroke? {
    let (color, width, dash) = ("\(section).color", "\(section).width", "\(section).dash")
    guard isRuled(color, width, dash) else { return given }
    var stroke = given ?? style.stroke(section)
    if isRuled(color) { stroke.color = style.color(color) }
    if isRuled(width) { stroke.width = style.lineWidth(width) }
    if isRuled(dash) { stroke.dash = style.numbers(dash) }
    return stroke
  }

  func fill(_ section: String, _ given: Paint?) -> Paint? {
    isRuled("\(section).color") ? .solid(style.color("\(section).color")) : given
  }

  /// A colour replaces the fill; keys of the hatch draw lines over it.
  func stackFill(_ given: Paint?) -> Paint? {
    let ground = fill("stack", given)
    guard isRuled("stack.hatch") else { return ground }
    switch ground {
    case .solid(let color)?: return .hatch(style.hatch("stack.hatch", background: color))
    case .hatch(let hatch)?: return .hatch(style.hatch("stack.hatch", background: hatch.background))
    case nil: return .hatch(style.hatch("stack.hatch", background: style.color("stack.color")))
    }
  }

  func bandFill(_ given: Paint?) -> Paint? {
    guard isRuled("band.color", "band.angles", "band.spacing", "band.width") else { return given }
    return .hatch(style.hatch("band"))
  }

  func marker(_ given: Marker?) -> Marker? {
    guard isRuled("data.color", "data.marker") else { return given }
    var marker = given ?? style.marker("data")
    if isRuled("data.color") { marker.fill = style.color("data.color") }
    if isRuled("data.marker.shape") { marker.symbol = style.marker("data").symbol }
    if isRuled("data.marker.size") { marker.size = style.length("data.marker.size") }
    return marker
  }

  func pointStroke(_ given: Stroke?) -> Stroke? {
    guard isRuled("data.color", "data.line.width") else { return given }
    var stroke = given ?? Stroke(color: style.color("data.color"), width: style.lineWidth("data.line.width"))
    if isRuled("data.color") { stroke.color = style.color("data.color") }
    if isRuled("data.line.width") { stroke.width = style.lineWidth("data.line.width") }
    return stroke
  }
}
