// A HEPData submission: the file that lists the tables, with keywords and pictures.

/// What goes into `submission.yaml`.
public struct HEPDataSubmission: Sendable {
  /// A table with its pictures.
  public struct Entry: Sendable {
    /// The table.
    public var table: HEPDataTable
    /// Names of files in the submission's folder.
    public var dataFile: String
    /// File of the figure; nil without one.
    public var picture: String?
    /// File of the small figure; nil without one.
    public var thumbnail: String?
    /// Every part by its name; those with a default may be left out.
    public init(table: HEPDataTable, dataFile: String, picture: String? = nil, thumbnail: String? = nil) {
      self.table = table
      self.dataFile = dataFile
      self.picture = picture
      self.thumbnail = thumbnail
    }
  }

  /// Words that HEPData's search knows: `reactions`, `observables`, `phrases`.
  public var keywords: [(name: String, values: [String])]
  /// Centre-of-mass energies in GeV.
  public var energies: [Double]
  /// What the submission is about.
  public var comment: String
  /// Tables in order.
  public var entries: [Entry]

  /// Every part by its name; those with a default may be left out.
  public init(
    comment: String, entries: [Entry], energies: [Double] = [], keywords: [(name: String, values: [String])] = []
  ) {
    self.comment = comment
    self.entries = entries
    self.energies = energies
    self.keywords = keywords
  }

  /// The text of `submission.yaml`.
  public var yaml: String {
    "---\ncomment: \(YAML.quoted(comment))\n" + entries.map(document).joined()
  }

  private func document(_ entry: Entry) -> String {
    var text = "---\nname: \(YAML.quoted(entry.table.name))\n"
    text += "description: \(YAML.quoted(entry.table.description))\n"
    text += keywordLines + "data_file: \(YAML.quoted(entry.dataFile))\n"
    let pictures = [(entry.picture, "Image file"), (entry.thumbnail, "Thumbnail image file")].compactMap { file, what in
      file.map { "- {location: \(YAML.quoted($0)), description: '\(what)'}\n" }
    }
    if !pictures.isEmpty { text += "additional_resources:\n" + pictures.joined() }
    return text
  }

  private var keywordLines: String {
    var lines = keywords.filter { !$0.values.isEmpty }.map { keyword in
      "- {name: \(keyword.name), values: [\(keyword.values.map(YAML.quoted).joined(separator: ", "))]}\n"
    }
    if !energies.isEmpty {
      lines.insert("- {name: cmenergies, values: [\(energies.map(YAML.number).joined(separator: ", "))]}\n", at: 0)
    }
    return lines.isEmpty ? "keywords: []\n" : "keywords:\n" + lines.joined()
  }
}
