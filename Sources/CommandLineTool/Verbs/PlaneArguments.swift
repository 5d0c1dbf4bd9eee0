// The options that shape the plane of an exclusion: axes, interpolation, boundary, what is drawn beside the contours.
import ArgumentParser
import HFPlotKit

struct PlaneArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The two axes as labels or sums of them, e.g. m1,m2 or m1,m1-m2 (default: the first two labels).",
      valueName: "x,y"))
  var axes: String?

  @Option(help: ArgumentHelp("Unit of the axes; empty for none.", valueName: "unit"))
  var unit: String = "GeV"

  @Option(help: ArgumentHelp("Interpolate and draw in the logarithm of x, y or both.", valueName: "x|y|x,y"))
  var log: String?

  @Option(
    help: ArgumentHelp(
      "Interpolation of z = Φ⁻¹(1 − CLs): clough-tocher, linear, thin-plate, multiquadric.", valueName: "scheme"))
  var interpolate: String = ExclusionScheme.cloughTocher.rawValue

  @Option(
    help: ArgumentHelp(
      "Interpolate in these coordinates, not in the axes: m1,m1-m2 suits a grid along a diagonal.", valueName: "u,v"))
  var plane: String?

  @Option(help: ArgumentHelp("The side of a line without signals, e.g. \"m2 > m1 - 125\".", valueName: "inequality"))
  var forbidden: String?

  @Option(
    help: ArgumentHelp("Drop islands and holes below this share of the grid's area, e.g. 0.01.", valueName: "share"))
  var minArea: Double?

  @Option(
    help: ArgumentHelp("Draw another result as a line: a file of x, y points. Repeatable.", valueName: "name=file"))
  var overlay: [String] = []

  @Option(help: ArgumentHelp("Draw another result as a shaded region. Repeatable.", valueName: "name=file"))
  var shade: [String] = []

  @Option(
    help: ArgumentHelp(
      "Mark single points of another result, e.g. all that it excludes: a file of x, y points. Repeatable.",
      valueName: "name=file"))
  var marks: [String] = []

  @Option(
    help: ArgumentHelp("Write numbers at the points: cls, upper_limit, cross_section_limit.", valueName: "what"))
  var numbers: String?

  @Flag(help: "Draw the observed limits as a coloured map.")
  var map = false

  @Option(
    help: ArgumentHelp(
      "How the best of several searches is shown at each point: points, numbers or none.", valueName: "look"))
  var regions: String?

  @Option(
    help: ArgumentHelp(
      "Draw upper limits against a label or sum of labels, e.g. m1, instead of the plane.", valueName: "x"))
  var versus: String?

  @Option(
    help: ArgumentHelp(
      "With --versus: only signals where a label, or a sum of labels, has this value. Repeatable.",
      valueName: "name=value"))
  var at: [String] = []

  @Option(
    help: ArgumentHelp("With --versus: write its limits, as limits-vs saves them.", valueName: "file"))
  var saveLimits: String?

  @Option(help: ArgumentHelp("Write the points of all contours as csv, json or (HEPData) yaml.", valueName: "file"))
  var contours: String?

  func validate() throws {
    if let minArea, !(minArea > 0 && minArea < 1) {
      throw ValidationError("--min-area \(minArea): give a share, e.g. 0.01")
    }
    if !at.isEmpty, versus == nil { throw ValidationError("--at goes with --versus") }
    if saveLimits != nil, versus == nil { throw ValidationError("--save-limits goes with --versus") }
    guard ExclusionScheme(rawValue: interpolate) != nil else {
      let all = ExclusionScheme.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--interpolate \(interpolate): use one of: \(all)")
    }
  }

  /// - Parameter otherwise: the axes without `--axes`; nil for the first two labels.
  func axes(labels: [String], otherwise: [String]? = nil) throws -> ExclusionAxes {
    try ExclusionAxes(
      axes?.split(separator: ",").map(String.init) ?? otherwise, labels: labels, unit: unit.isEmpty ? nil : unit,
      forbidden: forbidden, logarithmic: Set((log ?? "").split(separator: ",").map(String.init)),
      plane: plane?.split(separator: ",").map(String.init))
  }

  func interpolation(_ axes: ExclusionAxes) -> ExclusionInterpolation {
    ExclusionInterpolation(scheme: interpolate, minimumArea: minArea, plane: axes.plane)
  }

  func overlays() throws -> [ExclusionOverlay] {
    try [(overlay, false, false), (shade, true, false), (marks, false, true)].flatMap { list, isShaded, isMarked in
      try list.map { text in
        let file = ComparedFile(text)
        let paths = try KitProblem.wrapping { try CurveTable.paths(contentsOf: file.path) }
        return ExclusionOverlay(name: file.name, isShaded: isShaded, isMarked: isMarked, paths: paths)
      }
    }
  }

  /// Style settings that stand for options.
  var settings: [String] {
    (numbers.map { ["exclusion.numbers.show=\($0)"] } ?? []) + (map ? ["exclusion.map.show=true"] : [])
      + (regions.map { ["exclusion.regions.show=\($0)"] } ?? [])
  }

  /// Those of limits against one variable, which is called what the plane calls its axis.
  /// - Parameter style: where titles of axes are looked up.
  func limitSettings(_ style: Style) -> [String] {
    guard let versus else { return [] }
    let title = ExclusionFigure.title(ofAxis: versus, style: style)
    return unit.isEmpty ? ["axis.x.title=\(title)"] : ["axis.x.title=\(title) [\(unit)]", "limits_vs.unit=\\,\(unit)"]
  }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] {
    var list: [(name: String, value: String?)] = []
    if let axes { list.append(("axes", axes)) }
    if unit != "GeV" { list.append(("unit", unit)) }
    if let log { list.append(("log", log)) }
    if interpolate != ExclusionScheme.cloughTocher.rawValue { list.append(("interpolate", interpolate)) }
    if let plane { list.append(("plane", plane)) }
    if let forbidden { list.append(("forbidden", forbidden)) }
    if let minArea { list.append(("min-area", "\(minArea)")) }
    if let versus { list.append(("versus", versus)) }
    list += at.map { ("at", $0) }
    return list + overlay.map { ("overlay", $0) } + shade.map { ("shade", $0) } + marks.map { ("marks", $0) }
  }
}
