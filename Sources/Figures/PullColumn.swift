// One column of a pull figure: headings, bands behind the rows, and a point with bars for each fit.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct PullColumn {
  let lines: [PullLine]
  let index: Int
  /// Lines of the longest column of the page.
  let height: Int
  let axis: Axis
  let look: PullLook

  private var style: Style { look.style }

  var panel: Panel {
    Panel(
      name: index == 0 ? "main" : "column.\(index + 1)", row: 0, column: index, heightWeight: Double(height), x: axis,
      y: rowAxis(lines.map(Self.label(look))), layers: layers)
  }

  private func rowAxis(_ labels: [String]) -> Axis {
    Axis(
      scale: .category, lower: -0.5, upper: Double(height) - 0.5, growsForLabels: false, categories: labels,
      pitch: look.row, isReversed: true)
  }

  private static func label(_ look: PullLook) -> (PullLine) -> String {
    { line in
      switch line {
      case .heading(let title):
        Template(look.style.string("pulls.heading.template")).filled(["title": title])
      case .row(let row): row.title
      }
    }
  }

  static func text(of pull: Pull) -> String {
    guard let down = pull.down, let up = pull.up else { return NumberText.decimal(pull.value, digits: 2) }
    return NumberText.measurement(pull.value, up: up, down: down)
  }

  private var rows: [(place: Int, row: PullRow)] {
    lines.enumerated().compactMap { place, line in
      if case .row(let row) = line { (place, row) } else { nil }
    }
  }

  // MARK: Layers

  private var layers: [Layer] {
    let titles = style.strings("pulls.bands.titles")
    var layers: [Layer] = [
      band("two_sigma", reach: 2, color: "pulls.bands.two", title: titles.last ?? ""),
      band("one_sigma", reach: 1, color: "pulls.bands.one", title: titles.first ?? ""),
      .reference(
        ReferenceLayer(name: "zero", axis: .x, value: 0, stroke: style.dashedStroke("pulls.zero"))),
      headings,
    ]
    for fit in 0..<look.fitCount {
      layers += points(of: fit)
    }
    let bound = rows.filter(\.row.isAtBound).compactMap { place, row in
      row.pulls[0].map { PointsLayer.DataPoint(x: $0.value, y: Double(place) + look.shift(fit: 0)) }
    }
    return layers + look.boundMarks(bound)
  }

  private var headings: Layer {
    let boxes = lines.enumerated().compactMap { place, line -> BoxLayer.Box? in
      guard case .heading = line else { return nil }
      return BoxLayer.Box(
        x0: axis.lower ?? -1, x1: axis.upper ?? 1, y0: Double(place) - 0.5, y1: Double(place) + 0.5)
    }
    return .box(BoxLayer(name: "headings", boxes: boxes, fill: .solid(style.color("pulls.heading.color"))))
  }

  /// Behind the rows of a section, one box for rows that follow each other.
  private func band(_ name: String, reach: Double, color: String, title: String) -> Layer {
    var boxes: [BoxLayer.Box] = []
    for (place, _) in rows {
      let top = Double(place) - 0.5
      if let last = boxes.indices.last, boxes[last].y1 == top {
        boxes[last].y1 = top + 1
      } else {
        boxes.append(BoxLayer.Box(x0: -reach, x1: reach, y0: top, y1: top + 1))
      }
    }
    return .box(
      BoxLayer(name: name, boxes: boxes, fill: .solid(style.color(color)), legend: LegendEntry(title)))
  }

  /// A fit's points; where there is one fit only, its outliers apart in their own colour.
  private func points(of fit: Int) -> [Layer] {
    let marksOutliers = look.fitCount == 1
    let plain = rows.filter { !(marksOutliers && $0.row.isOutlier) }
    var layers = [
      layer("fit.\(fit + 1)", plain, fit, look.color(fit: fit), title: look.label(fit: fit))
    ]
    guard marksOutliers, rows.contains(where: \.row.isOutlier) else { return layers }
    layers.append(
      layer(
        "outliers", rows.filter(\.row.isOutlier), fit, style.color("pulls.outlier.color"),
        title: style.string("pulls.outlier.title")))
    return layers
  }

  private func layer(
    _ name: String, _ rows: [(place: Int, row: PullRow)], _ fit: Int, _ color: Color, title: String
  ) -> Layer {
    let points = rows.compactMap { place, row in
      row.pulls[fit].map { pull in
        PointsLayer.DataPoint(
          x: pull.value, y: Double(place) + look.shift(fit: fit), left: pull.down, right: pull.up)
      }
    }
    return .points(
      PointsLayer(
        name: name, points: points, marker: look.marker(fit: fit, color: color), stroke: look.bar(color),
        legend: LegendEntry(title)))
  }
}
