// The ticks of one axis on the page: values, minor values, and labels that do not touch.

import SceneGraph
import Typesetting

/// What is drawn along one axis.
struct AxisTicks {
  struct Major {
    var value: Double
    var label: Label?
  }
  var major: [Major] = []
  var minor: [Double] = []
  /// The common factor of all labels, if they have one.
  var factor: Label?
  /// Turn of the labels in degrees: category names that are too long to stand side by side.
  var rotation = 0.0

  static let none = AxisTicks()
}

/// Finds the ticks of one axis.
struct TickFinder {
  var axis: Axis
  var projection: Projection
  var isVertical: Bool
  /// Whether a label at the upper end would stand across the seam to another panel.
  var upperEndIsTaken = false
  var look: Look
  var labels: LabelSource

  func ticks() throws(FigureProblem) -> AxisTicks {
    switch axis.ticks {
    case .none: return .none
    case .fixed(let ticks, let minor): return try fixed(ticks, minor)
    case .automatic:
      switch axis.scale.kind {
      case .linear: return try linear()
      case .log: return try logarithmic()
      case .symlog: return try symmetric()
      case .category: return try categories()
      }
    }
  }

  private func label(_ source: String) throws(FigureProblem) -> Label { try labels(source, look.axis.labels.size) }

  // MARK: Room

  /// Extent of a label along the axis.
  private func extent(_ label: Label) -> Double {
    isVertical ? labels.digitHeight(look.axis.labels.size) : label.width
  }

  /// Whether the labels keep their distance from each other.
  private func fit(_ ticks: [AxisTicks.Major], spacing: Double? = nil) -> Bool {
    let spacing = spacing ?? look.axis.tickSpacing
    let places = ticks.compactMap { tick in tick.label.map { (projection(tick.value), extent($0)) } }
    let gap = isVertical ? look.axis.labels.size * 0.3 : look.axis.labelSpacing
    for (a, b) in zip(places, places.dropFirst()) {
      let distance = abs(b.0 - a.0)
      if distance < (a.1 + b.1) / 2 + gap { return false }
      if isVertical, distance < spacing * 0.999 { return false }
    }
    return true
  }

  /// Leaves out labels that would touch one that stands.
  private func thinned(_ ticks: [AxisTicks.Major]) -> [AxisTicks.Major] {
    var result = ticks, lastEnd = -Double.infinity
    let order = ticks.indices.sorted { projection(ticks[$0].value) < projection(ticks[$1].value) }
    for index in order {
      guard let label = ticks[index].label else { continue }
      let center = projection(ticks[index].value), half = extent(label) / 2
      let gap = isVertical ? look.axis.labels.size * 0.2 : look.axis.labelSpacing * 0.6
      if center - half < lastEnd + gap { result[index].label = nil } else { lastEnd = center + half }
    }
    return result
  }

  // MARK: Scales

  /// The finest step whose labels have room; a closer one where that shows fewer than three.
  private func linear() throws(FigureProblem) -> AxisTicks {
    let usual = try linear(spacing: look.axis.tickSpacing)
    guard isVertical, visibleCount(usual) < 3 else { return usual }
    let closer = try linear(spacing: look.axis.leastTickSpacing)
    return visibleCount(closer) > visibleCount(usual) ? closer : usual
  }

  /// Labels that will stand: one at an upper end where another panel begins will not.
  private func visibleCount(_ ticks: AxisTicks) -> Int {
    let reach = labels.digitHeight(look.axis.labels.size)
    return ticks.major.count { tick in
      tick.label != nil && !(upperEndIsTaken && abs(projection(tick.value) - projection.end) < reach)
    }
  }

  private func linear(spacing: Double) throws(FigureProblem) -> AxisTicks {
    let lower = projection.lower, upper = projection.upper
    var coarsest = AxisTicks.none
    for step in LinearTicks.steps(lower: lower, upper: upper)
    where LinearTicks.isWorthwhile(step, lower: lower, upper: upper) {
      let values = LinearTicks.major(lower: lower, upper: upper, step: step)
      guard !values.isEmpty else { break }
      guard values.count <= look.axis.mostLabels else { continue }
      let format = TickFormat(step: step, lower: lower, upper: upper, plain: look.axis.plainNumbers)
      var major: [AxisTicks.Major] = []
      for value in values { major.append(AxisTicks.Major(value: value, label: try label(format.source(value)))) }
      let factor: Label? = if let source = format.factor { try label(source) } else { nil }
      let minor = LinearTicks.minor(lower: lower, upper: upper, step: step)
      let candidate = AxisTicks(major: major, minor: minor, factor: factor)
      if fit(major, spacing: spacing) { return values.count >= 2 || coarsest.major.isEmpty ? candidate : coarsest }
      coarsest = AxisTicks(major: thinned(major), minor: minor, factor: factor)
    }
    return coarsest
  }

  private func logarithmic() throws(FigureProblem) -> AxisTicks {
    let lower = projection.lower, upper = projection.upper
    let decades = LogTicks.decades(lower: lower, upper: upper)
    if decades.count < 3, let rich = try withinDecades() { return rich }
    guard decades.count >= 2 else { return try linear() }
    for stride in 1...decades.count {
      var major: [AxisTicks.Major] = []
      for exponent in decades where exponent.isMultiple(of: stride) {
        let value = LogTicks.power(exponent)
        major.append(AxisTicks.Major(value: value, label: try label(LogTickText.source(value))))
      }
      guard fit(major) else { continue }
      let minor =
        stride == 1
        ? LogTicks.minor(lower: lower, upper: upper)
        : decades.filter { !$0.isMultiple(of: stride) }.map(LogTicks.power)
      return AxisTicks(major: major, minor: minor)
    }
    return .none
  }

  /// Labels between the powers of ten, as many as fit; nil if fewer than three do.
  private func withinDecades() throws(FigureProblem) -> AxisTicks? {
    let lower = projection.lower, upper = projection.upper
    for mantissas in LogTicks.mantissas {
      let values = LogTicks.values(lower: lower, upper: upper, mantissas: mantissas)
      guard values.count >= 3, values.count <= 20 else { continue }
      let text = LogTickText.arePlain(values) ? LogTickText.plainSource : LogTickText.source
      var major: [AxisTicks.Major] = []
      for value in values { major.append(AxisTicks.Major(value: value, label: try label(text(value)))) }
      guard fit(major) else { continue }
      let rest = LogTicks.values(lower: lower, upper: upper, mantissas: Array(1...9))
      return AxisTicks(major: major, minor: rest.filter { !values.contains($0) })
    }
    return nil
  }

  /// Zero, ± powers of ten, and 2 to 9 times those outside the linear part.
  private func symmetric() throws(FigureProblem) -> AxisTicks {
    let threshold = axis.scale.threshold ?? 1, reach = max(abs(projection.lower), abs(projection.upper))
    let upper = max(reach, threshold * 1.001), decades = LogTicks.decades(lower: threshold, upper: upper)
    for spacing in [look.axis.tickSpacing, look.axis.leastTickSpacing] {
      for stride in 1...max(1, decades.count) {
        // The powers next to zero are the first to go: the linear part may be short.
        for first in 0...min(stride, max(0, decades.count - 1)) {
          let powers = decades.indices.filter { $0 >= first && ($0 - first).isMultiple(of: stride) }.map { decades[$0] }
          let major = try symmetric(powers.map(LogTicks.power))
          guard fit(major, spacing: spacing), major.count > 2 else { continue }
          let positive = LogTicks.minor(lower: threshold, upper: upper)
          return AxisTicks(major: major, minor: (positive.map { -$0 } + positive).filter { projection.contains($0) })
        }
      }
    }
    return AxisTicks(major: thinned(try symmetric(decades.map(LogTicks.power))))
  }

  private func symmetric(_ powers: [Double]) throws(FigureProblem) -> [AxisTicks.Major] {
    let values = (powers.map { -$0 } + [0] + powers).sorted().filter { projection.contains($0) }
    var major: [AxisTicks.Major] = []
    for value in values {
      let text = value == 0 ? NumberText.decimal(0) : LogTickText.signedSource(value)
      major.append(AxisTicks.Major(value: value, label: try label(text)))
    }
    return major
  }

  private func fixed(_ ticks: [Tick], _ minor: [Double]) throws(FigureProblem) -> AxisTicks {
    var major: [AxisTicks.Major] = []
    for tick in ticks where projection.contains(tick.value) {
      let source = tick.label ?? NumberText.general(tick.value, digits: 6)
      major.append(AxisTicks.Major(value: tick.value, label: source.isEmpty ? nil : try label(source)))
    }
    if axis.namesRanges, !isVertical, !fit(major) {
      let rotation = rotation(of: major), names = try shortened(major)
      return AxisTicks(major: rotation < 90 ? names : uprightThinned(names), rotation: rotation)
    }
    return AxisTicks(major: evenlyThinned(major) ?? thinned(major), minor: minor.filter { projection.contains($0) })
  }

  /// Every second, third, … label where ticks stand in even steps; nil where they do not.
  private func evenlyThinned(_ ticks: [AxisTicks.Major]) -> [AxisTicks.Major]? {
    let steps = zip(ticks, ticks.dropFirst()).map { $1.value - $0.value }
    guard let step = steps.first, steps.count > 1, ticks.allSatisfy({ $0.label != nil }),
      steps.allSatisfy({ abs($0 - step) < 1e-9 * abs(step) })
    else { return nil }
    for stride in 1..<ticks.count {
      var kept = ticks
      for index in kept.indices where !index.isMultiple(of: stride) { kept[index].label = nil }
      if fit(kept, spacing: 0) { return kept }
    }
    return nil
  }

  /// Slanted where the slanted lines of text have room beside each other, else upright.
  private func rotation(of ticks: [AxisTicks.Major]) -> Double {
    let places = ticks.filter { $0.label != nil }.map { projection($0.value) }
    let spacing = zip(places, places.dropFirst()).map { abs($1 - $0) }.min() ?? projection.length
    return spacing * 0.7 > look.axis.labels.size * look.lineSpacing ? 45 : 90
  }

  /// Upright names without those for which a narrow range leaves no line beside the name before.
  private func uprightThinned(_ ticks: [AxisTicks.Major]) -> [AxisTicks.Major] {
    var ticks = ticks, last: Double?
    for index in ticks.indices {
      guard let label = ticks[index].label else { continue }
      let place = projection(ticks[index].value)
      if let last, abs(place - last) < label.ascent + label.descent { ticks[index].label = nil } else { last = place }
    }
    return ticks
  }

  /// The most that a name beside or below the frame takes of the page's width where the axis does not say: names of
  /// thousands of characters would push the frame off the page.
  private static let longestLabel = 0.8

  private func fitting(_ sources: [String], share: Double = longestLabel) throws(FigureProblem) -> [Label] {
    try ShortenedLabel.fitting(sources, size: look.axis.labels.size, width: share * look.pageWidth, labels)
  }

  private func shortened(_ ticks: [AxisTicks.Major]) throws(FigureProblem) -> [AxisTicks.Major] {
    let named = ticks.indices.filter { ticks[$0].label != nil }
    let labels = try fitting(named.compactMap { ticks[$0].label?.source })
    var ticks = ticks
    for (index, label) in zip(named, labels) { ticks[index].label = label }
    return ticks
  }

  private func categoryLabels() throws(FigureProblem) -> [Label] {
    try fitting(axis.categories, share: isVertical ? axis.longestLabel ?? Self.longestLabel : Self.longestLabel)
  }

  private func categories() throws(FigureProblem) -> AxisTicks {
    var major: [AxisTicks.Major] = []
    for (index, label) in try categoryLabels().enumerated() where projection.contains(Double(index)) {
      let isNamed = !axis.categories[index].isEmpty
      major.append(AxisTicks.Major(value: Double(index), label: isNamed ? label : nil))
    }
    guard !isVertical, !fit(major) else { return AxisTicks(major: major) }
    // Slanted where the slanted lines of text have room beside each other, else upright.
    let spacing = major.count > 1 ? abs(projection(1) - projection(0)) : projection.length
    let height = look.axis.labels.size * look.lineSpacing
    return AxisTicks(major: major, rotation: spacing * 0.7 > height ? 45 : 90)
  }
}
