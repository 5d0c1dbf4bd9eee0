// Reads histograms: scikit-hep's serialisation (UHI), plain JSON, CSV.
import JSONTree

/// A file with one histogram or, as an object of JSON, several by name.
public enum HistogramFile {
  /// - Parameters:
  ///   - path: `FILE` or `FILE#NAME`.
  ///   - mergesOutside: whether under- and overflow are added to the first and the last bin.
  public static func read(_ path: String, mergesOutside: Bool = false) throws -> Histogram {
    let (file, name) = split(path)
    let bytes = try InputFile.read(file)
    let first = bytes.first { ![32, 9, 10, 13].contains($0) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return try fromTable(NumberTable(String(decoding: bytes, as: UTF8.self), file: file), file)
    }
    let node = try chosen(name, try JSONDocument(bytes, file: file).root)
    return try node["axes"] != nil && node["storage"] != nil
      ? SerialisedHistogram(node).histogram(mergesOutside: mergesOutside) : plain(node)
  }

  /// File and name of the histogram in it.
  static func split(_ path: String) -> (file: String, name: String?) {
    guard let mark = path.lastIndex(of: "#") else { return (path, nil) }
    return (String(path[..<mark]), String(path[path.index(after: mark)...]))
  }

  private static func isHistogram(_ node: JSONNode) -> Bool {
    node.kind == .array || node["storage"] != nil || node["values"] != nil || node["contents"] != nil
  }

  private static func chosen(_ name: String?, _ root: JSONNode) throws -> JSONNode {
    if let name {
      if let found = root[name] { return found }
      let names = root.members.map(\.key).joined(separator: ", ")
      throw ExchangeProblem("\(root.place)", line: nil, "has no histogram '\(name)'", hint: "it has: \(names)")
    }
    if isHistogram(root) { return root }
    let found = root.members.filter { isHistogram($0.value) }
    guard found.count == 1 else {
      throw ExchangeProblem(
        "\(root.place)", line: nil, "holds \(found.count) histograms",
        hint: found.isEmpty ? "expected UHI JSON, or an object with values" : "choose one with FILE#NAME")
    }
    return found[0].value
  }

  /// A list of contents, or an object with `values` (or `contents`), `variances` or `errors`, and `edges`.
  private static func plain(_ node: JSONNode) throws -> Histogram {
    if node.kind == .array { return Histogram(contents: try numbers(node, "the list")) }
    guard let values = node["values"] ?? node["contents"] else {
      throw problem(node, "has neither values nor contents", hint: "e.g. {\"edges\": [0, 1, 2], \"values\": [3, 4]}")
    }
    var histogram = Histogram(contents: try numbers(values, "values"))
    histogram.edges = try node["edges"].map { try numbers($0, "edges") }
    histogram.variances = try node["variances"].map { try numbers($0, "variances") }
    if let errors = node["errors"] { histogram.variances = try numbers(errors, "errors").map { $0 * $0 } }
    histogram.label = node["label"]?.string
    try check(histogram, node)
    return histogram
  }

  static func check(_ histogram: Histogram, _ node: JSONNode) throws {
    let bins = histogram.contents.count
    if let edges = histogram.edges {
      guard edges.count == bins + 1 else { throw problem(node, "has \(bins) values and \(edges.count) edges") }
      guard zip(edges, edges.dropFirst()).allSatisfy(<) else { throw problem(node, "edges are not ascending") }
    }
    if let variances = histogram.variances {
      guard variances.count == bins else { throw problem(node, "has \(bins) values and \(variances.count) variances") }
      guard variances.allSatisfy({ $0 >= 0 }) else { throw problem(node, "has a negative variance") }
    }
  }

  static func numbers(_ node: JSONNode, _ what: String) throws -> [Double] {
    guard let values = node.doubles, !values.isEmpty else { throw problem(node, "\(what) should be finite numbers") }
    return values
  }

  static func problem(_ node: JSONNode, _ message: String, hint: String = "check the file") -> ExchangeProblem {
    ExchangeProblem("\(node.place)", line: nil, message, hint: hint)
  }

  // MARK: CSV

  private static let columns: [String: Set<String>] = [
    "value": ["value", "values", "content", "contents", "yield", "events", "n", "y"],
    "error": ["error", "errors", "uncertainty", "sigma"],
    "variance": ["variance", "variances", "sumw2"],
    "low": ["low", "lower", "x_low", "xlow", "edge_low"],
    "high": ["high", "upper", "x_high", "xhigh", "edge_high"],
  ]

  private static func fromTable(_ table: NumberTable, _ file: String) throws -> Histogram {
    func column(_ what: String) throws -> [Double]? {
      guard let names = columns[what] else { return nil }
      let position = table.columns.firstIndex { names.contains($0.lowercased()) }
      // A single column needs no name.
      guard let position = position ?? (what == "value" && table.columns.count == 1 ? 0 : nil) else { return nil }
      return try table.rows.map { row in
        guard let value = Double(row.words[position]), value.isFinite else {
          throw ExchangeProblem(file, line: row.line, "'\(row.words[position])' is no number", hint: "check the column")
        }
        return value
      }
    }
    guard let values = try column("value") else {
      throw ExchangeProblem(
        file, line: nil, "has no column of values", hint: "columns are low, high, value, and error or variance")
    }
    var histogram = Histogram(contents: values)
    histogram.variances = try column("variance") ?? column("error")?.map { $0 * $0 }
    if let low = try column("low"), let high = try column("high"), let last = high.last {
      guard zip(low.dropFirst(), high).allSatisfy(==) else {
        throw ExchangeProblem(
          file, line: nil, "bins do not follow one another", hint: "high of a row is low of the next")
      }
      histogram.edges = low + [last]
    }
    return histogram
  }
}
