// The lines of a template's page: variations, changed ones, those by other interpolation codes, a family.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

extension TemplateContent {
  static func lines(_ template: TemplatesResult.Template, _ result: TemplatesResult, _ style: Style) -> [Line] {
    if let family = template.family { return Self.family(family, style) }
    if template.codes?.isEmpty == false {
      return codes(template, own: result.header.settings.interpolation, style)
    }
    return variation(template, style) + modified(template, result.transformation, style)
  }

  private static let sides = ["up", "down"]

  private static func yields(_ sides: TemplatesResult.Sides, _ side: String) -> [Double] {
    side == "up" ? sides.up : sides.down
  }

  /// `+1σ`, or another number of them.
  private static func title(_ side: String, _ template: TemplatesResult.Template, _ style: Style) -> String {
    guard let shift = template.shift else { return style.string("templates.\(side).title") }
    let number = NumberWords.short(shift)
    return Template(style.string("templates.shift")).filled(["shift": (side == "up" ? "+" : "-") + number])
  }

  private static func variation(_ template: TemplatesResult.Template, _ style: Style) -> [Line] {
    sides.map { side in
      Line(
        name: side, title: title(side, template, style), yields: yields(template.variation, side),
        stroke: style.dashedStroke("templates.\(side)"))
    }
  }

  /// The colour of the side with another dash.
  private static func stroke(_ side: String, dash: [Double], width: String, _ style: Style) -> Stroke {
    var stroke = style.dashedStroke("templates.\(side)")
    stroke.dash = dash
    stroke.width = style.lineWidth(width)
    return stroke
  }

  private static func modified(
    _ template: TemplatesResult.Template, _ transformation: TemplatesResult.Transformation?, _ style: Style
  ) -> [Line] {
    guard let modified = template.modified, let transformation else { return [] }
    let words = style.string("templates.transformations.\(transformation.rawValue)")
    return sides.map { side in
      let title = Template(style.string("templates.modified.title")).filled([
        "side": title(side, template, style), "transformation": words,
      ])
      return Line(
        name: "modified \(side)", title: title, yields: yields(modified, side),
        stroke: stroke(side, dash: style.dashes("templates.modified"), width: "templates.modified.width", style))
    }
  }

  // MARK: Interpolation codes

  /// The model's own variations and those by other codes that differ from them.
  private static func codes(
    _ template: TemplatesResult.Template, own: ResultSettings.Interpolation, _ style: Style
  ) -> [Line] {
    func title(_ line: Line, _ codes: ResultSettings.Interpolation) -> String {
      Template(style.string("templates.codes.title")).filled([
        "side": line.title, "code": codeTitle(codes, template, style),
      ])
    }
    let original = variation(template, style), dashes = ["first", "second", "third", "fourth"]
    let shown = (template.codes ?? []).filter { differs($0, from: template) }
    let others = shown.enumerated().flatMap { index, code in
      zip(sides, original).map { side, line in
        let dash = style.numbers("templates.codes.dash.\(dashes[index % dashes.count])")
        return Line(
          name: "code \(index + 1) \(side)", title: title(line, code.interpolation), yields: yields(code.sides, side),
          stroke: stroke(side, dash: dash, width: "templates.codes.width", style))
      }
    }
    return original.map { line in
      var line = line
      line.title = title(line, own)
      return line
    } + others
  }

  /// The codes of the modifier types that the parameter has.
  static func codeTitle(
    _ codes: ResultSettings.Interpolation, _ template: TemplatesResult.Template, _ style: Style
  ) -> String {
    let types = template.types
    if types.contains("normsys"), types.contains("histosys") {
      return Template(style.string("templates.codes.both")).filled([
        "normsys": codes.normsys, "histosys": codes.histosys,
      ])
    }
    return types.contains("histosys") ? codes.histosys : codes.normsys
  }

  /// Whether a line would be seen beside the model's own.
  static func differs(_ code: TemplatesResult.CodeVariation, from template: TemplatesResult.Template) -> Bool {
    let pairs = zip(code.sides.up + code.sides.down, template.variation.up + template.variation.down)
    return pairs.contains { abs($0 - $1) > leastDifference * max(abs($0), abs($1)) }
  }

  /// Rounding, not a line.
  private static let leastDifference = 1e-9

  // MARK: The family

  /// Whole steps are listed, those between them are thin.
  private static func family(_ members: [TemplatesResult.Member], _ style: Style) -> [Line] {
    let colors = style.colors("templates.family.colors")
    let reach = members.map { abs($0.shift) }.max() ?? 1
    return members.filter { $0.shift != 0 }.map { member in
      let place = (member.shift / max(reach, 1e-9) + 1) / 2 * Double(max(colors.count - 1, 0))
      let color = colors.isEmpty ? style.color("colors.ink") : colors[Int(place.rounded())]
      let isWhole = member.shift == member.shift.rounded()
      let width = style.lineWidth(isWhole ? "templates.family.width" : "templates.family.between")
      let digits = NumberText.fixed(member.shift, isWhole ? 0 : 1), sign = member.shift > 0 ? "+" : ""
      return Line(
        name: "shift \(NumberWords.short(member.shift))",
        title: Template(style.string("templates.family.title")).filled(["shift": "$\(sign)\(digits)$"]),
        yields: member.yields,
        stroke: Stroke(color: color, width: width, dash: member.shift < 0 ? style.dashes("templates.down") : []),
        isListed: isWhole)
    }
  }
}
