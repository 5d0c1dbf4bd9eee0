// The page on its way to a scene: plans of all panels, arranged together until nothing moves any more.

import SceneGraph
import Styles

/// All panels of a page.
struct PagePlan {
  let figure: Figure
  let look: Look
  var page: Size
  var panels: [PanelPlan]
  private var head: PageHead?

  private static let millimetre = 72 / 25.4
  /// Growth of an axis can change its tick labels, and these the frames: a few rounds settle it.
  private static let rounds = 4
  /// How often a page may grow for its labels and legend.
  private static let growths = 8

  init(_ figure: Figure, _ labels: LabelSource) throws(FigureProblem) {
    try FigureValidation.check(figure)
    self.figure = figure
    let look = Look(figure.style.element(role: "figure", name: figure.name))
    self.look = look
    let width = figure.width.map { $0 * Self.millimetre } ?? look.pageWidth
    let height = figure.height.map { $0 * Self.millimetre } ?? look.pageHeight ?? width * look.aspect
    page = Size(width: width, height: height)
    // A first guess; the grid moves it.
    let guess = Rect(x: width * 0.15, y: height * 0.1, width: width * 0.8, height: height * 0.75)
    panels = figure.panels.map { panel in
      let names = ElementNames(figure: figure, panel: panel)
      let style = ElementStyle(style: figure.style.element(role: "panel", name: names(panel.name)), names: names)
      var panel = panel
      panel.layers = panel.layers.map { $0.ruled(by: style) }
      return PanelPlan(
        panel: panel, style: style, look: style.style.hasRules ? Look(style.style) : look, labels: labels, names: names,
        xEnds: (0, 1), yEnds: (0, 1), frame: guess)
    }
    findRanges()
    findJoints()
  }

  // MARK: Ranges

  private mutating func findRanges() {
    for index in panels.indices {
      panels[index].xEnds = ends(of: index, .x)
      panels[index].yEnds = ends(of: index, .y)
    }
  }

  /// Ends of an axis for its own layers and those of all panels linked to it.
  private func ends(of index: Int, _ direction: Direction) -> (lower: Double, upper: Double) {
    func axis(_ panel: Panel) -> Axis { direction == .x ? panel.x : panel.y }
    let own = axis(panels[index].panel)
    let linked = panels.filter { own.link != nil && axis($0.panel).link == own.link }
    let group = own.link == nil ? [panels[index]] : linked
    var merged = own
    merged.lower = group.lazy.compactMap { axis($0.panel).lower }.first
    merged.upper = group.lazy.compactMap { axis($0.panel).upper }.first
    merged.including = group.flatMap { axis($0.panel).including }
    let needs = group.flatMap { plan in
      plan.panel.layers.compactMap { direction == .x ? $0.content.extent.x : $0.content.extent.y }
    }
    return AutomaticRange(merged, direction, look).ends(for: needs)
  }

  /// Panels that share their x axis with the one below are joined to it.
  private mutating func findJoints() {
    for upper in panels.indices {
      for lower in panels.indices where lower != upper {
        let (a, b) = (panels[upper].panel, panels[lower].panel)
        guard a.column == b.column, b.row == a.row + 1, a.x.link != nil, a.x.link == b.x.link else { continue }
        guard a.x.showsLabels != true else { continue }
        panels[upper].joinsBelow = true
        panels[lower].joinsAbove = true
      }
    }
  }

  // MARK: Arrangement

  mutating func arrange() throws(FigureProblem) {
    for index in panels.indices {
      panels[index].legendPosition = position(of: legend(of: index))
      panels[index].pageEnd = page.width - look.pageMargin
    }
    try measureHead()
    try settle()
    for _ in 0..<Self.growths where growPage() { try settle() }
    if try moveCrowdedLegends() { try settle() }
  }

  /// Frames and blocks together, until nothing moves any more; blocks follow a frame that never comes to rest.
  private mutating func settle() throws(FigureProblem) {
    for _ in 1..<Self.rounds {
      try settleFrames()
      let before = panels.map(\.blockState)
      for index in panels.indices { try placeBlocks(in: index) }
      if panels.map(\.blockState) == before { return }
    }
    try settleFrames()
    for index in panels.indices { panels[index].followFrame() }
  }

  /// Puts legends that would cover data above their frames, on a page as much taller if its height is free; whether
  /// there was one.
  private mutating func moveCrowdedLegends() throws(FigureProblem) -> Bool {
    var moved = false
    for index in panels.indices where panels[index].isCrowded && panels[index].legendPosition == .automatic {
      panels[index].legendPosition = .above
      try placeBlocks(in: index)
      if hasFreeHeight {
        let grown = page.height + (panels[index].legend.map { $0.size.height + look.legend.gap } ?? 0)
        // A slide keeps its format; on upright pages the legend must not stand on the data.
        page.height = look.mostAspect < 1 ? min(grown, max(page.height, page.width * look.mostAspect)) : grown
      }
      moved = true
    }
    return moved
  }

  private var hasFreeHeight: Bool { figure.height == nil && look.pageHeight == nil }

  /// Makes a page of free height taller where labels and legend leave too little to the data; whether it did.
  private mutating func growPage() -> Bool {
    guard hasFreeHeight, panels.allSatisfy({ $0.categoryLength == nil }) else { return false }
    let rows = Dictionary(grouping: panels, by: \.panel.row).mapValues { $0.map(\.panel.heightWeight).max() ?? 0 }
    let total = rows.values.reduce(0, +)
    let missing =
      panels.map { plan in
        let weight = rows[plan.panel.row] ?? 0
        return weight > 0 ? plan.missingHeight * total / weight : 0
      }.max() ?? 0
    let height = min(page.height + missing, max(page.height, page.width * look.mostAspect))
    guard height > page.height + 0.5 else { return false }
    page.height = height
    return true
  }

  private mutating func placeBlocks(in index: Int) throws(FigureProblem) {
    let spec = legend(of: index)
    let isElsewhere = [.hidden, .head].contains(panels[index].legendPosition)
    let keys = isElsewhere ? [] : legendKeys(spec, index)
    try panels[index].placeBlocks(keys, spec)
  }

  /// Measures labels and solves the grid, twice: labels depend on the room that they leave. Ticks that come and go with
  /// the room get the larger of both margins.
  private mutating func settleFrames() throws(FigureProblem) {
    var margins: [Margins] = []
    for _ in 0..<2 {
      try measurePanels()
      margins = self.margins
      solveGrid(margins)
    }
    try measurePanels()
    // A narrower frame may break a title into more lines, which need more in their turn.
    for _ in 0..<3 {
      let needed = zip(margins, self.margins).map { $0.union($1) }
      guard needed != margins else { return }
      margins = needed
      solveGrid(margins)
      try measurePanels()
    }
  }

  private var margins: [Margins] { panels.map { $0.margins(labelDepths: labelDepths(for: $0.panel)) } }

  private mutating func solveGrid(_ margins: [Margins]) {
    let cells = zip(panels, margins).map { plan, margins in
      GridCell(
        row: plan.panel.row, column: plan.panel.column, widthWeight: plan.panel.widthWeight,
        fixedWidth: plan.panel.fixedWidth, heightWeight: plan.panel.heightWeight, margins: margins,
        joinsBelow: plan.joinsBelow)
    }
    fitHeight(cells)
    let spacing = GridSpacing(pageMargin: look.pageMargin, joined: look.panelGap, apart: look.panelDistance)
    let headHeight = head?.height ?? 0
    let body = Size(width: page.width, height: page.height - headHeight)
    for (index, frame) in GridLayout.frames(of: cells, in: body, spacing: spacing).enumerated() {
      panels[index].frame = Rect(x: frame.x, y: frame.y + headHeight, width: frame.width, height: frame.height)
    }
  }

  /// Measures all panels, and sets the titles below and above the panels of a row on common lines.
  private mutating func measurePanels() throws(FigureProblem) {
    for index in panels.indices { try panels[index].measure() }
    for index in panels.indices {
      for place in panels[index].sides.indices where !panels[index].sides[place].side.isVertical {
        let side = panels[index].sides[place].side, row = panels[index].panel.row
        let parts = panels.filter { $0.panel.row == row }.compactMap { $0.side(side) }
          .filter { $0.title != nil }.map(\.ownNearPart)
        panels[index].sides[place].alignedNearPart = parts.max() ?? 0
      }
    }
  }

  /// A page with one panel of square cells, or with rows of categories of a given pitch, is as high as these need,
  /// if its height is free.
  private mutating func fitHeight(_ cells: [GridCell]) {
    guard figure.height == nil else { return }
    if hasFreeHeight, let height = heightOfRows(cells, pitch: \.categoryLength) {
      // Rows move together, down to their labels' height, before the page becomes higher than it may.
      let tightest = heightOfRows(cells, pitch: \.tightestCategoryLength) ?? height
      page.height = min(height, max(tightest, look.pageWidth * look.mostAspect))
      return
    }
    guard panels.count == 1, let plan = panels.first, plan.panel.hasSquareCells,
      let cell = cells.first
    else { return }
    let x = plan.xProjection, y = plan.yProjection
    let width = page.width - 2 * look.pageMargin - cell.margins.left - cell.margins.right
    let ratio = (y.upperCoordinate - y.lowerCoordinate) / (x.upperCoordinate - x.lowerCoordinate)
    let around = cell.margins.top + cell.margins.bottom + 2 * look.pageMargin + (head?.height ?? 0)
    let highest = look.pageWidth * look.mostAspect
    page.height = width * ratio + around
    guard figure.width == nil, page.height > highest, ratio > 0, highest > around else { return }
    // Where the page may not be so high, it is narrower.
    page.width += (highest - page.height) / ratio
    page.height = highest
    for index in panels.indices { panels[index].pageEnd = page.width - look.pageMargin }
  }

  /// What rows of panels need of which each has categories of a given pitch; nil where one has not.
  private func heightOfRows(_ cells: [GridCell], pitch length: KeyPath<PanelPlan, Double?>) -> Double? {
    let rows = Dictionary(grouping: panels.indices, by: { panels[$0].panel.row }).values
    let lengths = rows.map { row in row.compactMap { panels[$0][keyPath: length] }.max() }
    guard !lengths.contains(nil), rows.count == 1 || !cells.contains(where: \.joinsBelow) else { return nil }
    let weights = rows.map { row in row.map { cells[$0].heightWeight }.max() ?? 0 }, total = weights.reduce(0, +)
    let frames = zip(lengths, weights).map { length, weight in weight > 0 ? (length ?? 0) * total / weight : 0 }
    let around = rows.map { row in
      (row.map { cells[$0].margins.top }.max() ?? 0) + (row.map { cells[$0].margins.bottom }.max() ?? 0)
    }
    return (frames.max() ?? 0) + around.reduce(0, +) + Double(rows.count - 1) * look.panelDistance
      + 2 * look.pageMargin + (head?.height ?? 0)
  }

  /// Depth of tick labels on each side, the largest of the panels aligned with this one.
  func labelDepths(for panel: Panel) -> [Side: Double] {
    var depths: [Side: Double] = [:]
    for plan in panels {
      for side in plan.sides {
        let isAligned = side.side.isVertical ? plan.panel.column == panel.column : plan.panel.row == panel.row
        // Titles stand on one line; labels of an axis without one push none away.
        let counts = side.title != nil || plan.panel.name == panel.name
        if isAligned, counts { depths[side.side] = max(depths[side.side] ?? 0, side.labelDepth) }
      }
    }
    return depths
  }

  // MARK: Head

  private var headWidth: Double { page.width - 2 * look.pageMargin }

  /// The lines at the head of the page, and the first legend that is to stand there.
  private mutating func measureHead() throws(FigureProblem) {
    let index = panels.firstIndex { $0.legendPosition == .head }
    let spec = index.flatMap { legend(of: $0) }
    let keys = index.map { legendKeys(spec, $0) } ?? []
    guard !figure.headers.isEmpty || !keys.isEmpty, let plan = panels.first else { return }
    head = try PageHead(
      figure.headers, legend: keys, spec, width: headWidth, look: look, labels: plan.labels,
      style: panels[index ?? 0].style.legendText)
  }

  // MARK: Legends

  private func legend(of index: Int) -> Legend? {
    figure.legends.first { ($0.panel ?? figure.panels.first?.name) == panels[index].panel.name }
  }

  private func position(of legend: Legend?) -> Legend.Position { legend?.position ?? look.legend.position }

  private func legendKeys(_ legend: Legend?, _ index: Int) -> [LegendKey] {
    guard let legend else { return [] }
    let listed = panels.map(\.panel).filter { legend.listing.contains($0.name) }
    return LegendKeys.keys(of: listed.isEmpty ? [panels[index].panel] : listed, order: legend.order)
  }

  // MARK: Scene

  func root() throws(FigureProblem) -> Group {
    let tickLabels = LabelConflicts.resolved(panels)
    var children: [Node] = []
    let names = ElementNames(prefix: figure.name.isEmpty ? "" : figure.name + "/")
    if let head {
      let origin = Point(x: look.pageMargin, y: look.pageMargin)
      children += head.nodes(at: origin, width: headWidth, names: names)
    }
    for (index, plan) in panels.enumerated() {
      children.append(
        try plan.node(labelDepths: labelDepths(for: plan.panel), tickLabels: tickLabels[index]))
    }
    return Group(role: "figure", name: figure.name.isEmpty ? nil : figure.name, children: children)
  }
}
