// One vocabulary: the words that hfplot uses, what they mean, and what other programs call it.

/// The glossary: `hfplot glossary` prints it, and the documentation shows the same.
public enum Glossary {
  /// One word.
  public struct Entry: Sendable, Equatable {
    /// The word, as this program has it.
    public var word: String
    /// What it means.
    public var meaning: String
    /// Other names of the word itself, and those of other programs.
    public var synonyms: [String]

    fileprivate init(_ word: String, _ meaning: String, _ synonyms: String...) {
      self.word = word
      self.meaning = meaning
      self.synonyms = synonyms
    }

    /// Two lines: the word with its meaning, then the other names.
    public var text: String {
      "\(word): \(meaning)" + (synonyms.isEmpty ? "" : "\n  also called: \(synonyms.joined(separator: ", "))")
    }

    /// Whether the word, or one of its names, is what was asked for; remarks in brackets do not count.
    func isCalled(_ term: String) -> Bool {
      let names = word.split(separator: ",").map(String.init) + synonyms
      return names.contains { Glossary.plain($0) == Glossary.plain(term) }
    }
  }

  /// In the order in which they build on each other.
  public static let entries: [Entry] = [
    Entry(
      "workspace", "the JSON document with channels, measurements and observations", "model file", "config",
      "RooWorkspace", "datacard (CMS)"),
    Entry(
      "channel", "a histogram of events with its own selection", "region", "category", "bin (of a counting analysis)"),
    Entry("sample", "a process that contributes to channels", "process", "component", "template"),
    Entry(
      "modifier", "something that changes a sample's yields as a function of parameters", "systematic", "NP (loosely)"),
    Entry("parameter set", "one name in the workspace; one parameter, or one for each bin", "parset"),
    Entry("parameter of interest, POI", "what the measurement is about", "signal strength (often)"),
    Entry("nuisance parameter", "every other parameter", "NP", "systematic"),
    Entry("auxiliary data", "the measurement that constrains a parameter", "global observable", "nominal"),
    Entry("constraint", "the term of the likelihood for that measurement", "prior", "penalty"),
    Entry("pre-fit", "nominal parameters with the widths of their auxiliary measurements", "nominal", "a priori"),
    Entry("post-fit", "the fit's parameters with its covariance", "a posteriori"),
    Entry("pull", "(θ̂ − auxiliary value)/pre-fit width"),
    Entry("constraint ratio", "post-fit over pre-fit uncertainty"),
    Entry("impact", "shift of the POI when a nuisance parameter is moved and the rest refitted", "ranking", "effect"),
    Entry("breakdown", "quadrature difference with a group frozen", "grouped impact"),
    Entry("uncertainty component", "shift of the POI when auxiliary data move", "contribution"),
    Entry("Asimov data", "the expectation, taken as data", "expected data", "blinded data"),
    Entry("CLs", "CLs+b/CLb", "modified frequentist"),
    Entry(
      "gamma", "the factor of one bin of `staterror` or `shapesys`", "bin-by-bin factor", "MC stat",
      "Barlow–Beeston factor"),
    Entry("patch", "a change of a workspace, e.g. another signal", "signal point"),
    Entry(
      "measurement", "a choice of parameter of interest and settings in the workspace", "ModelConfig", "analysis (HS3)"),
    Entry("normfactor", "a free factor on a sample", "NormFactor (ROOT)", "rateParam (CMS)", "mu"),
    Entry(
      "normsys", "a constrained factor: rates at one standard deviation up and down", "OverallSys (ROOT)", "lnN (CMS)",
      "rate systematic"),
    Entry(
      "histosys", "a constrained change of a histogram: templates up and down", "HistoSys (ROOT)", "shape (CMS)",
      "shape systematic"),
    Entry(
      "shapesys", "a factor a bin on one sample, with a Poisson constraint", "ShapeSys (ROOT)", "uncorrelated shape"),
    Entry("shapefactor", "a free factor a bin", "ShapeFactor (ROOT)"),
    Entry(
      "staterror", "a factor a bin on the sum of samples, with a Gaussian constraint", "StatError (ROOT)",
      "autoMCStats (CMS)", "Barlow–Beeston lite"),
    Entry("lumi", "a constrained factor that many samples share", "Lumi (ROOT)", "luminosity"),
    Entry("interpolation", "how yields change between the templates", "interpolation code", "InterpCode"),
    Entry("style layer", "a file of keys that say how figures look", "config", "theme"),
  ]

  /// The entries of a word or of one of its other names; a word in part where none is exact.
  public static func find(_ term: String) -> [Entry] {
    let exact = entries.filter { $0.isCalled(term) }
    guard exact.isEmpty, !plain(term).isEmpty else { return exact }
    return entries.filter { entry in
      ([entry.word] + entry.synonyms).contains { plain($0).contains(plain(term)) }
    }
  }

  /// All names, for suggestions.
  public static var names: [String] { entries.flatMap { [$0.word] + $0.synonyms } }

  /// As one table of Markdown.
  public static var markdown: String {
    let rows = entries.map { entry in
      "| \(entry.word) | \(entry.meaning) | \(entry.synonyms.isEmpty ? "–" : entry.synonyms.joined(separator: ", ")) |"
    }
    return (["| word | means | also called |", "| --- | --- | --- |"] + rows).map { $0 + "\n" }.joined()
  }

  /// Lower case, without what stands in brackets.
  fileprivate static func plain(_ name: String) -> String {
    let bare = name.split(separator: "(", omittingEmptySubsequences: false).first ?? ""
    return bare.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: " ")
  }
}
