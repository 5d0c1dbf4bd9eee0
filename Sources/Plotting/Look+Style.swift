// Reading the look out of a style: the one place that knows which key means what.

import SceneGraph
import Styles

extension Look {
  /// The constants of a figure, or of one element where `style` is the element's.
  init(_ style: Style) {
    background = style.flag("output.transparent") ? nil : style.color("page.background")
    pageWidth = style.length("page.width")
    pageHeight = style.value("page.height") == .null ? nil : style.length("page.height")
    aspect = style.number("page.aspect")
    mostAspect = style.number("page.most_aspect")
    leastRow = style.number("names.row")
    pageMargin = style.length("page.margin")
    minimumTextSize = style.length("text.minimum")
    lineSpacing = style.number("text.line_spacing")
    annotation = style.text("annotation")
    frame = style.stroke("frame")
    panelGap = style.length("panels.gap")
    panelDistance = style.length("panels.distance")
    axis = AxisLook(style)
    legend = LegendLook(style)
    label = LabelLook(style)
    headroomLinear = style.number("headroom.linear")
    headroomLog = style.number("headroom.log")
    leastDataShare = min(max(style.number("headroom.data"), 0), 0.95)
    rangeMargin = style.number("headroom.margin")
    mostDecades = style.number("axis.y.decades")
    leastDecades = style.number("axis.y.least_decades")
    stackFill = .solid(style.color("stack.color"))
    stackStroke = style.visibleStroke("stack.outline")
    bandFill = .hatch(style.hatch("band"))
    bandStroke = style.visibleStroke("band.edge", color: "band.color")
    marker = style.marker("data")
    pointStroke = Stroke(color: style.color("data.color"), width: style.lineWidth("data.line.width"))
    outOfRangeArrow = ArrowLook(style)
    curveStroke = style.dashedStroke("curve")
    pointCaps = style.lineWidth("data.caps")
    areaFill = .solid(style.color("area.color"))
    spanFill = .solid(style.color("span.color"))
    referenceStroke = style.dashedStroke("reference")
    heatMapColors = style.colors("heatmap.colors")
    colorBar = ColorBarLook(
      width: style.length("heatmap.bar.width"), gap: style.length("heatmap.bar.gap"),
      steps: max(2, style.integer("heatmap.bar.steps")))
  }
}

extension Look.AxisLook {
  init(_ style: Style) {
    title = style.text("axis.title")
    titleAlignment = Axis.TitleAlignment(rawValue: style.string("axis.title.align")) ?? .end
    titleGap = style.length("axis.title.gap")
    labels = style.text("axis.labels")
    labelGap = style.length("axis.labels.gap")
    labelSpacing = style.length("axis.labels.spacing")
    tickSpacing = style.length("axis.ticks.spacing")
    leastTickSpacing = style.length("axis.ticks.least_spacing")
    mostLabels = max(2, style.integer("axis.ticks.most"))
    tickLength = style.length("axis.ticks.length")
    tickStroke = style.stroke("axis.ticks")
    minorLength = style.length("axis.ticks.minor.length")
    minorStroke = Stroke(color: style.color("axis.ticks.color"), width: style.lineWidth("axis.ticks.minor.width"))
    hasMinorTicks = style.flag("axis.ticks.minor.visible")
    isMirrored = style.flag("axis.ticks.mirrored")
    isInward = style.flag("axis.ticks.inward")
    let below = style.number("axis.exponent.below"), above = style.number("axis.exponent.above")
    plainNumbers = below...max(below, above)
  }
}

extension Look.LegendLook {
  init(_ style: Style) {
    text = style.text("legend")
    note = TextLook(
      size: max(style.length("legend.note.size"), style.length("text.minimum")), color: style.color("legend.color"))
    gap = style.length("legend.gap")
    keyWidth = style.length("legend.key.width")
    keyHeight = style.length("legend.key.height")
    keyGap = style.length("legend.key.gap")
    rowHeight = style.length("legend.row.height")
    columnGap = style.length("legend.column.gap")
    leastNoteWidth = style.number("legend.note.least_width")
    columns = style.integer("legend.columns")
    mostColumns = max(1, style.integer("legend.most_columns"))
    position = Legend.Position(rawValue: style.string("legend.placement")) ?? .automatic
  }
}

extension Look.LabelLook {
  init(_ style: Style) {
    gap = style.length("label.gap")
    lineSpacing = style.number("label.line_spacing")
    isRight =
      switch style.string("label.placement") {
      case "top left": false
      case "top right": true
      default: nil
      }
    texts = [:]
    for role in ["experiment", "energy", "region", "stage"] { texts["label.\(role)"] = style.text("label.\(role)") }
    plain = style.text("text")
  }
}

extension Look.ArrowLook {
  init(_ style: Style) {
    stroke = style.stroke("arrow")
    length = style.length("arrow.length")
    head = style.length("arrow.head")
    gap = style.length("arrow.gap")
  }
}

extension Style {
  /// `size` and `color` of a section; text is never smaller than the style's minimum.
  ///
  /// A rule that sets `text.size` or `text.color` for an element means its text, whatever section that belongs to.
  func text(_ section: String) -> TextLook {
    func path(_ key: String) -> String {
      isRuled("text.\(key)") && !isRuled("\(section).\(key)") ? "text.\(key)" : "\(section).\(key)"
    }
    return TextLook(size: max(length(path("size")), length("text.minimum")), color: color(path("color")))
  }

  /// What all widths of lines are multiplied with: slides have thicker lines.
  var lineScale: Double { number("lines.scale") }

  /// The width of a line, in points.
  public func lineWidth(_ path: String) -> Double { length(path) * lineScale }

  /// `color` and `width` of a section.
  public func stroke(_ section: String) -> Stroke {
    Stroke(color: color("\(section).color"), width: lineWidth("\(section).width"))
  }

  /// `color`, `width` and `dash` of a section.
  public func dashedStroke(_ section: String) -> Stroke {
    Stroke(
      color: color("\(section).color"), width: lineWidth("\(section).width"),
      dash: dashes(section))
  }

  /// `dash` of a section, in points.
  public func dashes(_ section: String) -> [Double] { numbers("\(section).dash").map { $0 * lineScale } }

  /// The stroke of a section, or nil where its width is 0.
  func visibleStroke(_ section: String, color: String? = nil) -> Stroke? {
    let width = lineWidth("\(section).width")
    return width > 0 ? Stroke(color: self.color(color ?? "\(section).color"), width: width) : nil
  }

  /// `angles`, `spacing`, `width` and `color` of a section as a hatch.
  public func hatch(_ section: String, background: Color? = nil) -> Hatch {
    Hatch(
      angles: numbers("\(section).angles"), spacing: length("\(section).spacing") * lineScale,
      lineWidth: lineWidth("\(section).width"), color: color("\(section).color"), background: background)
  }

  /// `color` and `marker.shape`, `marker.size` of a section.
  public func marker(_ section: String) -> Marker {
    Marker(
      Marker.Symbol(rawValue: string("\(section).marker.shape")) ?? .circle,
      size: length("\(section).marker.size"), fill: color("\(section).color"))
  }

  /// A list of colours.
  public func colors(_ path: String) -> [Color] { strings(path).compactMap { color(named: $0) } }
}
