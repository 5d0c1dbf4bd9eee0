// Entries that readers would mix up: equal ones, and neighbours that differ by too little colour alone.

import SceneGraph
import Styles

/// The check's rules about telling things apart.
struct AppearanceCheck {
  var figure: Figure
  var look: Look

  /// Something that a legend or a stack sets apart from others.
  private struct Entry {
    var element: String
    var title: String
    var isListed: Bool
    var appearance: Appearance
    /// Layer and component, for stacks.
    var layer: String
    var component: Int?
  }

  private var background: Color { look.background ?? .white }

  var findings: [Finding] {
    var findings: [Finding] = [], alikeInGrey: [(String, String)] = []
    for panels in legendGroups {
      let entries = panels.flatMap { panel in panel.layers.flatMap { self.entries($0, panel) } }
      let neighbours = neighbours(in: panels)
      for (index, first) in entries.enumerated() {
        for second in entries.dropFirst(index + 1) where first.appearance.sharesCues(with: second.appearance) {
          guard first.title != second.title || first.title.isEmpty else { continue }
          let isNear =
            first.layer != second.layer || first.component == nil
            || neighbours.contains(Pair(first.layer, first.component, second.component))
          if let finding = compare(first, second, isNear: isNear) { findings.append(finding) }
          let isGrey =
            first.appearance.difference(from: second.appearance, seenBy: .greyscale)
            < ColorVision.leastDifference
          if isNear, isGrey { alikeInGrey.append((first.element, second.element)) }
        }
      }
    }
    return findings + greyscale(alikeInGrey)
  }

  /// Panels whose entries stand in one legend.
  private var legendGroups: [[Panel]] {
    figure.legends.map { legend in
      let names = legend.listing.isEmpty ? [legend.panel ?? figure.panels.first?.name ?? ""] : legend.listing
      return figure.panels.filter { names.contains($0.name) }
    }
  }

  private func compare(_ first: Entry, _ second: Entry, isNear: Bool) -> Finding? {
    let elements = [first.element, second.element]
    if first.isListed, second.isListed, first.appearance == second.appearance {
      return Finding(
        .equalEntries, elements: elements,
        message: "\(first.element) and \(second.element) look the same in the legend",
        remedy: "give one of them another colour, hatch, marker or dash")
    }
    let worst = first.appearance.worst(second.appearance)
    guard isNear, worst.difference < ColorVision.leastDifference else { return nil }
    let limit = Int(ColorVision.leastDifference)
    return Finding(
      .alikeColors, elements: elements,
      message: "\(first.element) and \(second.element) cannot be told apart by \(worst.vision.rawValue) vision"
        + " (CIEDE2000 \(worst.difference.fixed(1)), at least \(limit) is needed)",
      remedy: "give one of them another colour, or a hatch, marker or dash")
  }

  private func greyscale(_ pairs: [(String, String)]) -> [Finding] {
    guard let first = pairs.first, figure.style.string("check.greyscale") != "off" else { return [] }
    let more = pairs.count > 1 ? " and \(pairs.count - 1) more pairs" : ""
    return [
      Finding(
        .greyscale, severity: figure.style.string("check.greyscale") == "error" ? .error : .note,
        elements: pairs.flatMap { [$0.0, $0.1] },
        message: "\(first.0) and \(first.1)\(more) cannot be told apart in a greyscale print",
        remedy: "use the style greyscale for print without colour")
    ]
  }

  // MARK: Entries

  private func entries(_ layer: Layer, _ panel: Panel) -> [Entry] {
    let names = ElementNames(figure: figure, panel: panel)
    let panelStyle = figure.style.element(role: "panel", name: names(panel.name))
    let layer = layer.ruled(by: ElementStyle(style: panelStyle, names: names)), content = layer.content
    if case .stack(let stack) = layer {
      return stack.components.enumerated().map { index, component in
        Entry(
          element: "\(layer.role) '\(names(component.name))'", title: component.legend?.title ?? "",
          isListed: component.legend != nil,
          appearance: Appearance(component.fill ?? style(of: layer, names).stackFill, background: background),
          layer: names(layer.name), component: index)
      }
    }
    return content.keys.map { key in
      let box = Rect(x: 0, y: 0, width: 20, height: 10)
      return Entry(
        element: "\(layer.role) '\(names(key.name))'", title: key.entry.title, isListed: true,
        appearance: Appearance(key.draw(box, style(of: layer, names)), background: background),
        layer: names(layer.name), component: nil)
    }
  }

  /// As the arrangement draws it, rules of the style included.
  private func style(of layer: Layer, _ names: ElementNames) -> Look {
    figure.style.hasRules ? Look(figure.style.element(role: layer.role, name: names(layer.name))) : look
  }

  // MARK: Neighbours

  private struct Pair: Hashable {
    var layer: String
    var first: Int
    var second: Int

    init(_ layer: String, _ first: Int?, _ second: Int?) {
      self.layer = layer
      self.first = min(first ?? -1, second ?? -1)
      self.second = max(first ?? -1, second ?? -1)
    }
  }

  /// Components that lie on each other in some bin, empty ones between them left out.
  private func neighbours(in panels: [Panel]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for panel in panels {
      let names = ElementNames(figure: figure, panel: panel)
      for case .stack(let stack) in panel.layers {
        for bin in 0..<max(0, stack.edges.count - 1) {
          let filled = stack.components.indices.filter { stack.components[$0].values[bin] != 0 }
          for (a, b) in zip(filled, filled.dropFirst()) { pairs.insert(Pair(names(stack.name), a, b)) }
        }
      }
    }
    return pairs
  }
}
