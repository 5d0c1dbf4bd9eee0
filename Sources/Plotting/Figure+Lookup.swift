// Finding a figure's parts by name, to read or to change them.

extension Figure {
  /// Place of a panel in `panels`.
  /// - Throws: a problem with the nearest name there is.
  public func panelIndex(_ name: String) throws(FigureProblem) -> Int {
    guard let index = panels.firstIndex(where: { $0.name == name }) else {
      throw .unknown("panel", name, in: "panels", known: panels.map(\.name))
    }
    return index
  }

  /// A panel by name.
  public func panel(_ name: String) throws(FigureProblem) -> Panel { panels[try panelIndex(name)] }

  /// Changes a panel in place.
  public mutating func withPanel(
    _ name: String, _ change: (inout Panel) throws(FigureProblem) -> Void
  ) throws(FigureProblem) {
    try change(&panels[try panelIndex(name)])
  }
}

extension Panel {
  /// Place of a layer in `layers`. A stack is also found by the name of one of its components.
  /// - Throws: a problem with the nearest name there is.
  public func layerIndex(_ name: String) throws(FigureProblem) -> Int {
    if let index = layers.firstIndex(where: { $0.name == name }) { return index }
    if let index = layers.firstIndex(where: { $0.componentNames.contains(name) }) { return index }
    throw .unknown(
      "layer", name, in: "panels[\(self.name)].layers", known: layers.flatMap { [$0.name] + $0.componentNames })
  }

  /// A layer by its name.
  public func layer(_ name: String) throws(FigureProblem) -> Layer { layers[try layerIndex(name)] }

  /// Changes a layer in place.
  public mutating func withLayer(
    _ name: String, _ change: (inout Layer) throws(FigureProblem) -> Void
  ) throws(FigureProblem) {
    try change(&layers[try layerIndex(name)])
  }

  /// Changes a component of a stack in place.
  public mutating func withComponent(
    _ name: String, _ change: (inout StackLayer.Component) -> Void
  ) throws(FigureProblem) {
    let index = try layerIndex(name)
    guard case .stack(var stack) = layers[index], let place = stack.components.firstIndex(where: { $0.name == name })
    else {
      throw .unknown(
        "component", name, in: "panels[\(self.name)].layers", known: layers.flatMap(\.componentNames))
    }
    change(&stack.components[place])
    layers[index] = .stack(stack)
  }
}

extension Layer {
  /// Names of the components of a stack.
  var componentNames: [String] {
    if case .stack(let stack) = self { stack.components.map(\.name) } else { [] }
  }
}
