// What parameters are called on figures, for whoever looks for them there.
import Results
import Styles

/// Label sources of parameters, as every recipe here writes them.
public enum ParameterLabels {
  /// By parameter, the sources that may stand for it: whole, and cut to the style's length.
  ///
  /// - Parameters:
  ///   - names: all parameters that figures may show, because names that would look alike are cut less.
  ///   - annotations: titles.
  ///   - style: says how long a name may be.
  public static func sources(of names: [String], annotations: Annotations, style: Style) -> [String: [String]] {
    let naming = ParameterNaming(annotations: annotations, style: style, names: names)
    return Dictionary(
      names.map { ($0, [naming.wholeTitle($0), naming.title($0)]) }, uniquingKeysWith: { first, _ in first })
  }
}
