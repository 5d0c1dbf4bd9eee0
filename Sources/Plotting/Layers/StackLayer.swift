// Histograms stacked on each other.

import SceneGraph

/// Components by bin, stacked in their order from the lowest to the highest.
public struct StackLayer: Sendable, Equatable {
  /// One component of the stack.
  public struct Component: Sendable, Equatable, Codable {
    /// Name, e.g. the sample's.
    public var name: String
    /// One a bin.
    public var values: [Double]
    /// nil takes the style's.
    public var fill: Paint?
    /// Line; nil draws none.
    public var stroke: Stroke?
    /// Its line of the legend; nil lists it nowhere.
    public var legend: LegendEntry?
    /// Every part by its name; those with a default may be left out.
    public init(
      name: String, values: [Double], fill: Paint? = nil, stroke: Stroke? = nil, legend: LegendEntry? = nil
    ) {
      self.name = name
      self.values = values
      self.fill = fill
      self.stroke = stroke
      self.legend = legend
    }
  }

  /// Name by which the layer is found.
  public var name: String
  /// Role in the scene: class of the SVG, selector of style rules.
  public var role: String
  /// One more than bins, ascending.
  public var edges: [Double]
  /// From the bottom.
  public var components: [Component]

  /// Every part by its name; those with a default may be left out.
  public init(name: String = "stack", role: String = "layer.stack", edges: [Double], components: [Component]) {
    self.name = name
    self.role = role
    self.edges = edges
    self.components = components
  }
}

extension StackLayer: LayerContent {
  var complaint: String? {
    Complaint.edges(edges)
      ?? components.lazy.compactMap { component in
        Complaint.count(component.values, bins: edges.count - 1, of: "component '\(component.name)'")
      }.first
  }

  /// Running sums, component by component: the tops.
  private var tops: [[Double]] {
    var sum = [Double](repeating: 0, count: max(0, edges.count - 1))
    return components.map { component in
      for bin in sum.indices { sum[bin] += component.values[bin] }
      return sum
    }
  }

  var extent: Extent {
    let total = tops.last ?? []
    let low = min(0, total.min() ?? 0)
    return Extent(
      x: ValueRange(edges, endsAtLower: true, endsAtUpper: true),
      y: ValueRange(total + [low], endsAtLower: low == 0))
  }

  func obstacles(in plot: PlotArea) -> [Obstacle] {
    guard let total = tops.last else { return [] }
    return total.indices.map { bin in
      Obstacle(
        left: plot.x(edges[bin]), right: plot.x(edges[bin + 1]), bottom: -.infinity,
        top: plot.y.scale.forward(max(total[bin], 0)))
    }
  }

  /// Painted from the top component down to the lowest, each down to the baseline: abutting fills leave no seam.
  func nodes(in plot: PlotArea, names: ElementNames) -> [Node] {
    let tops = self.tops
    return components.indices.reversed().map { index in
      let component = components[index]
      let shape = Shape(
        path: BinnedShape.area(edges: edges, values: tops[index], in: plot),
        fill: component.fill ?? plot.look.stackFill, stroke: component.stroke ?? plot.look.stackStroke)
      return .group(
        Group(
          role: role, name: names(component.name), tooltip: component.legend?.title ?? component.name,
          children: [.shape(shape)]))
    }
  }

  /// From the highest component to the lowest, as they are seen.
  var keys: [LegendKey] {
    components.reversed().compactMap { component in
      component.legend.map { entry in
        LegendKey(name: component.name, role: role, entry: entry) { box, look in
          [
            .shape(
              Shape(
                path: Path(box), fill: component.fill ?? look.stackFill, stroke: component.stroke ?? look.stackStroke))
          ]
        }
      }
    }
  }
}

extension StackLayer: Codable {}
