// Which entries a legend has, and in which order.

/// Collects the entries of a legend.
enum LegendKeys {
  /// Entries of the panels' layers, those named in `order` (by name or role) first, the rest as painted.
  static func keys(of panels: [Panel], order: [String]) -> [LegendKey] {
    let all = panels.flatMap { $0.layers.flatMap(\.content.keys) }
    func rank(_ key: LegendKey) -> Int {
      order.firstIndex(of: key.name) ?? order.firstIndex(of: key.role) ?? order.count
    }
    return all.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }
}
