// The figure check: what would make a referee send a figure back, found before anyone sees it.

import SceneGraph
import Styles

/// Proves that a laid-out figure is fit to print.
public enum FigureCheck {
  /// What is wrong with a figure and its scene, errors first.
  ///
  /// Errors: text over text or over data, anything outside the page, text below the style's minimum size, data outside
  /// an axis without an arrow, listed curves that the axes hide, legend entries that are equal, and neighbouring fills or lines that normal, protan, deutan
  /// or tritan vision cannot tell apart. Notes: the same in greyscale (an error where the style's `check.greyscale` says
  /// so), low contrast of texts and of lines, and curves that are mostly cut off.
  public static func findings(_ figure: Figure, _ scene: Scene) -> [Finding] {
    let look = Look(figure.style.element(role: "figure", name: figure.name)), picture = ScenePicture(scene, of: figure)
    var findings = TextCheck(picture: picture, look: look).findings
    findings += PageCheck(picture: picture, page: scene.size).findings
    findings += AxisCheck(figure: figure, picture: picture).findings
    findings += VisibilityCheck(figure: figure, picture: picture).findings
    findings += AppearanceCheck(figure: figure, look: look).findings
    findings += ContrastCheck(picture: picture, look: look).findings
    let named = findings.map { finding in
      var finding = finding
      finding.figure = figure.name
      return finding
    }
    return named.filter { $0.severity == .error } + named.filter { $0.severity == .note }
  }
}
