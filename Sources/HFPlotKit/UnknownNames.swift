// Names that a style gives titles or colours to but the workspace lacks: warnings with the nearest name.
import JSONTree
import Likelihood
import Results

/// Names that nobody knows, and what they were probably meant to be.
public enum UnknownNames {
  /// The most similar of `known`, if any is similar enough to be meant.
  public static func nearest(_ name: String, _ known: [String]) -> String? {
    NameSuggestion.nearest(to: name, among: known)
  }

  /// One line for each name of the annotations that the model does not have, in alphabetical order.
  static func warnings(_ annotations: Annotations, likelihood: CompiledLikelihood) -> [String] {
    let channels = likelihood.channels.map(\.name)
    let samples = Array(Set(likelihood.channels.flatMap(\.samples))).sorted()
    let parameters = Array(Set(likelihood.parameters.flatMap { [$0.name, $0.set] })).sorted()
    return warnings(annotations.channels.keys, kind: "channel", known: channels)
      + warnings(annotations.samples.keys, kind: "sample", known: samples)
      + warnings(annotations.parameters.keys, kind: "parameter", known: parameters)
  }

  private static func warnings(_ names: some Sequence<String>, kind: String, known: [String]) -> [String] {
    let present = Set(known)
    return names.sorted().filter { !present.contains($0) }.map { name in
      let near = NameSuggestion.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
      return "warning: the style names the \(kind) \(name), which the workspace lacks\(near)"
    }
  }
}
