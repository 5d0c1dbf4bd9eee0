// Labels from the typesetter, with problems worded as the figure's.

import SceneGraph
import Typesetting

/// Sets and measures labels during one arrangement.
struct LabelSource {
  let typesetter: Typesetter

  func callAsFunction(_ source: String, _ size: Double) throws(FigureProblem) -> Label {
    do {
      return try typesetter.label(source, size: size)
    } catch {
      throw FigureProblem(path: "", message: error.description, hint: nil)
    }
  }

  /// Height of digits, for optical centring beside ticks.
  func digitHeight(_ size: Double) -> Double { typesetter.metrics(size: size).digitHeight }
  /// Height of capitals, for centring beside legend samples.
  func capHeight(_ size: Double) -> Double { typesetter.metrics(size: size).capHeight }
}
