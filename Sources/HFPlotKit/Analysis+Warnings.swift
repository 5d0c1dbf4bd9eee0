// Warnings that need both the model and the style.
import Results
import Styles

extension Analysis {
  /// Names that the style speaks of and the workspace lacks, with the nearest one.
  /// - Parameters:
  ///   - style: whose annotations are looked at.
  ///   - samples: names of samples that are drawn although the workspace lacks them.
  public func warnings(about style: Style, besides samples: [String] = []) -> [String] {
    var annotations = Annotations(style)
    for name in samples { annotations.samples[name] = nil }
    return UnknownNames.warnings(annotations, likelihood: likelihood)
  }
}
