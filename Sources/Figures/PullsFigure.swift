// The pull figure: constrained parameters in columns against bands of ±1σ and ±2σ, free ones below with their values.
import Plotting
import Results
import SceneGraph
import Styles

/// What a user may choose about pull figures beyond their style.
public struct PullsFigureOptions: Sendable {
  /// Of the rows of a section.
  public enum Order: String, Sendable, CaseIterable { case model, name, pull, constraint }

  /// What a pull is divided by.
  public var definition: PullDefinition
  /// How parameters are ordered within a group.
  public var order: Order
  /// What the fits are called in the legend; the style's word where there is none.
  public var labels: [String]
  /// Which parameters are shown.
  public var includes: @Sendable (String) -> Bool

  /// Labels name the fits in the legend, in order.
  public init(
    definition: PullDefinition = .constraint, order: Order = .model, labels: [String] = [],
    includes: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.definition = definition
    self.order = order
    self.labels = labels
    self.includes = includes
  }
}

/// The recipe.
public enum PullsFigure {
  /// One figure a page, none if no parameter is chosen. The first of `fits` gives the rows, the others are laid over it.
  public static func figures(
    from fits: [FitResult], annotations: Annotations = Annotations(), style: Style,
    options: PullsFigureOptions = PullsFigureOptions()
  ) -> [Figure] {
    let content = PullContent(fits, annotations: annotations, style: style, options: options)
    guard !content.sections.isEmpty || !content.free.isEmpty else { return [] }
    let naming = ParameterNaming(
      annotations: annotations, style: style, names: fits.first?.parameters.map(\.name) ?? [])
    let look = PullLook(style: style, naming: naming, options: options, fitCount: fits.count)
    let layout = layout(content.sections, look)
    let standApart = look.isFlat && !content.free.isEmpty && !layout.pages.isEmpty
    let pages = layout.pages.isEmpty || standApart ? layout.pages + [[]] : layout.pages
    let axis = look.axis(for: content), widest = layout.pages.map(\.count).max() ?? 1
    return pages.enumerated().map { index, columns in
      let isLast = index == pages.count - 1
      let free = FreePanels(
        rows: isLast ? content.free : [], columns: columns.isEmpty ? widest : columns.count, look: look)
      return page(
        columns, free: free, notes: look.notes(on: content), axis: axis, look: look,
        name: pages.count > 1 ? "\(index + 1)" : "")
    }
  }

  /// Columns longer than usual where they bring everything on one page, as in a paper's whole page.
  private static func layout(_ sections: [PullSection], _ look: PullLook) -> PullLayout {
    let height = RowHeight(look.style, key: "pulls.row")
    func layout(_ longest: Int) -> PullLayout {
      PullLayout(
        sections, longest: longest, least: look.style.integer("pulls.least_rows"),
        continued: { Template(look.style.string("pulls.continued")).filled(["title": $0]) }, fits: look.haveRoom)
    }
    let usual = layout(height.count(key: "pulls.rows"))
    guard usual.pages.count > 1, !look.isFlat else { return usual }
    let tall = layout(height.count(key: "pulls.most_rows"))
    return tall.pages.count == 1 && tall.pages[0].count > 1 ? tall : usual
  }

  private static func page(
    _ columns: [[PullLine]], free: FreePanels, notes: [String], axis: Axis, look: PullLook, name: String
  ) -> Figure {
    let height = columns.map(\.count).max() ?? 0
    var panels = columns.enumerated().map { index, lines in
      PullColumn(lines: lines, index: index, height: height, axis: axis, look: look).panel
    }
    panels += free.panels(below: columns.isEmpty ? 0 : 1)
    LegendOnce.keep(&panels)
    return Figure(
      kind: "pulls", name: name,
      title: "Pulls", style: look.style, panels: panels,
      legends: [
        Legend(
          panel: panels.first?.name, listing: panels.map(\.name), position: .above, order: look.legendOrder,
          title: CornerLabels(look.style).line, notes: notes)
      ])
  }
}

/// Panels of one legend list the same things: each is said once.
enum LegendOnce {
  static func keep(_ panels: inout [Panel]) {
    var seen: Set<String> = []
    for panel in panels.indices {
      for layer in panels[panel].layers.indices {
        panels[panel].layers[layer].forgetLegend { !seen.insert($0).inserted }
      }
    }
  }
}

extension Layer {
  /// Drops the legend entry whose title is known already.
  fileprivate mutating func forgetLegend(where isKnown: (String) -> Bool) {
    switch self {
    case .points(var layer):
      if let title = layer.legend?.title, isKnown(title) { layer.legend = nil }
      self = .points(layer)
    case .box(var layer):
      if let title = layer.legend?.title, isKnown(title) { layer.legend = nil }
      self = .box(layer)
    default: break
    }
  }
}
