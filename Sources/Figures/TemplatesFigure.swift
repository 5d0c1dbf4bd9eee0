// Templates: nominal yields with the up and down variation of one parameter, and what these change in per cent.
import Plotting
import Results
import SceneGraph
import Styles

/// The recipe. A page a template, made of public parts of Plotting.
public enum TemplatesFigure {
  /// One page a parameter and channel.
  public static func figures(
    from result: TemplatesResult, annotations: Annotations = Annotations(), style: Style,
    options: YieldsFigureOptions = YieldsFigureOptions()
  ) -> [Figure] {
    let naming = ParameterNaming(annotations: annotations, style: style, names: result.templates.map(\.parameter))
    return result.templates.map { template in
      let content = TemplateContent(
        template, result: result, naming: naming, annotations: annotations, style: style, options: options)
      return figure(content, result: result, style: style, options: options)
    }
  }

  private static func figure(
    _ content: TemplateContent, result: TemplatesResult, style: Style, options: YieldsFigureOptions
  ) -> Figure {
    let share = style.number("panels.ratio.share"), template = content.template
    let stage = style.string("label.stage.\(result.stage.rawValue)")
    let main = Panel(
      name: "main", row: 0, heightWeight: 1 - share, x: content.axes.axis(title: "", showsLabels: false),
      y: content.axes.eventAxis, layers: content.mainLayers,
      labels: CornerLabels(style).inside(
        [
          PanelLabel(role: "label.region", text: content.axes.title),
          PanelLabel(text: content.parameterTitle),
        ] + content.partTitle.map { [PanelLabel(text: $0)] }.orEmpty + [PanelLabel(role: "label.stage", text: stage)]),
      headers: CornerLabels(style).above)
    let lower = Panel(
      name: "ratio", row: 1, heightWeight: share,
      x: content.axes.axis(title: content.axes.axisTitle, showsLabels: nil), y: content.effectAxis,
      layers: content.effectLayers)
    let part = template.part == TemplatesResult.Template.total ? "" : "-\(template.part)"
    return Figure(
      kind: "templates", name: "\(template.parameter)-\(template.channel)\(part)",
      title: "\(template.parameter) in \(template.channel), \(template.part), \(stage)", style: style,
      panels: [main, lower],
      legends: [
        Legend(panel: "main", listing: ["main", "ratio"], order: content.legendOrder, notes: content.notes)
      ])
  }
}

extension Optional where Wrapped == [PanelLabel] {
  fileprivate var orEmpty: [PanelLabel] { self ?? [] }
}
