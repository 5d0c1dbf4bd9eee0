// Signals of other patches, to be laid over the background of this model.
import HistFactory
import Inference
import JSONTree
import Likelihood
import Results

extension Analysis {
  /// The signals that selections name: `FILE#NAME`, `FILE#NAME1,NAME2` or `FILE` for a plain patch.
  ///
  /// Each patch is applied to this analysis' workspace without its own patch; the other samples stay out.
  public func hypotheses(_ selections: [String]) throws(KitProblem) -> [SignalHypothesis] {
    var found: [SignalHypothesis] = []
    for selection in selections {
      for patch in try Self.patches(in: selection) {
        var request = request
        request.patch = patch
        let other = try Analysis(request)
        let name = other.file.patch.flatMap { $0.name ?? $0.file } ?? patch
        guard !found.contains(where: { $0.name == name }) else {
          throw KitProblem("--signals \(selection): the signal \(name) is named twice")
        }
        let hypothesis = SignalHypothesis(other.likelihood, name: name, background: likelihood)
        guard hypothesis.channels.contains(where: { $0.yields.contains { $0 != 0 } }) else {
          throw KitProblem(
            "--signals \(selection): \(name) has no signal",
            hint: "a signal is what the parameter of interest scales, or a sample that the workspace lacks")
        }
        found.append(hypothesis)
      }
    }
    return found
  }

  /// One selection for each name; a text that is an entry's name or values as it stands is one.
  static func patches(in selection: String) throws(KitProblem) -> [String] {
    guard let mark = selection.lastIndex(of: "#") else { return [selection] }
    let path = String(selection[..<mark]), names = String(selection[selection.index(after: mark)...])
    guard names.contains(",") else { return [selection] }
    let set = try KitProblem.wrapping { () throws -> PatchSet? in
      let document = try JSONDocument(contentsOf: path)
      return PatchSet.describes(document.root) ? try PatchSet(document) : nil
    }
    guard let set, set.entry(names) == nil else { return [selection] }
    return names.split(separator: ",").map { "\(path)#\(Self.trimmed($0))" }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
