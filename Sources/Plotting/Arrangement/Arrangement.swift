// From a figure to a scene: every label measured first, frames aligned, room made for labels and legend.

import SceneGraph
import Styles
import Typesetting

/// Lays figures out. The only code that places text.
public enum Arrangement {
  /// The page of a figure as a scene.
  /// - Throws: what is wrong with the figure's numbers or labels, with the panel and the layer.
  public static func scene(for figure: Figure, typesetter: Typesetter) throws(FigureProblem) -> Scene {
    var plan = try PagePlan(figure, LabelSource(typesetter: typesetter))
    try plan.arrange()
    let root = try plan.root()
    let scene = Scene(
      size: plan.page, title: figure.title, alternativeText: FigureDescription.text(of: figure, typesetter),
      background: plan.look.background, fonts: typesetter.fontResources, metadata: figure.metadata, root: root)
    return figure.style.flag("output.greyscale") ? scene.inGreyscale : scene
  }

  /// A typesetter with the typeface and the macros of a style.
  /// - Throws: a problem when a font is missing or the style names none that exists.
  public static func typesetter(for style: Style) throws(FigureProblem) -> Typesetter {
    do {
      return try Typesetter(try Typeface.named(style.string("text.font")), macros: style.macros)
    } catch {
      throw FigureProblem(path: "style.text", message: error.message, hint: error.hint)
    }
  }
}
