// Warnings that need both the model and the style.
import Results
import Styles

extension Analysis {
  /// Names that the style speaks of and the workspace lacks, with the nearest one.
  public func warnings(about style: Style) -> [String] {
    UnknownNames.warnings(Annotations(style), likelihood: likelihood)
  }
}
