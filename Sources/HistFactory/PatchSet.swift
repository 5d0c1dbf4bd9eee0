// A patchset: many signals of one search, each as a patch of the background-only workspace.

import Digests
import JSONTree

/// A HEPData patchset (schema 1.0.0).
public struct PatchSet: Sendable {
  /// One patch of the set.
  public struct Entry: Sendable {
    /// Name, behind the `#` of `--patch`.
    public var name: String
    /// One for each label of the set; numbers as they are written.
    public var values: [String]
    let operations: JSONNode
    /// Whether it changes nothing.
    public var isEmpty: Bool { operations.kind == .array && !operations.elements.contains { _ in true } }
  }

  /// Names of the values that each patch has.
  public var labels: [String]
  /// The set's description, where it has one.
  public var summary: String?
  /// Hexadecimal digests of the workspace that the patches are for, by algorithm (`md5`, `sha256`).
  public var digests: [(algorithm: String, digest: String)]
  /// Patches in the order of the file.
  public var entries: [Entry]
  /// The file as it was read.
  public let document: JSONDocument

  /// Reads a patchset; all problems at once.
  public init(_ document: JSONDocument) throws(WorkspaceProblems) {
    var reader = PatchSetReader()
    self = reader.patchSet(document)
    guard reader.reader.complaints.isEmpty else {
      throw WorkspaceProblems(reader.reader.complaints).located(in: document)
    }
  }

  init(document: JSONDocument, labels: [String], summary: String?, digests: [(String, String)], entries: [Entry]) {
    self.document = document
    self.labels = labels
    self.summary = summary
    self.digests = digests
    self.entries = entries
  }

  /// Whether a document has a patchset's outline.
  public static func describes(_ root: JSONNode) -> Bool { root.kind == .object && root["patches"] != nil }

  /// The entry of that name, or with those values (`700,250`, in the order of the labels).
  public func entry(_ selection: String) -> Entry? {
    if let named = entries.first(where: { $0.name == selection }) { return named }
    let wanted = selection.split(separator: ",", omittingEmptySubsequences: false).map { Self.trimmed($0) }
    return entries.first { entry in
      entry.values.count == wanted.count && zip(entry.values, wanted).allSatisfy { Self.isSame($0, $1) }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  static func isSame(_ left: String, _ right: String) -> Bool {
    if let left = Double(left), let right = Double(right) { return left == right }
    return left == right
  }

  /// Which of the set's digests a workspace does not have.
  public func mismatches(_ workspace: JSONDocument) -> [(algorithm: String, expected: String, found: String)] {
    let algorithms = digests.map(\.algorithm)
    guard !algorithms.isEmpty else { return [] }
    let found = workspace.canonicalDigests(algorithms)
    return zip(digests, found).compactMap { wanted, found in
      found == wanted.digest.lowercased() ? nil : (wanted.algorithm, wanted.digest, found)
    }
  }
}

/// Notes all that is wrong with a patchset's shape.
private struct PatchSetReader {
  var reader = WorkspaceReader()

  private static let keys = JSONKeys("metadata", "patches", "version")
  private static let metadataKeys = JSONKeys("references", "digests", "labels", "description")
  private static let entryKeys = JSONKeys("metadata", "patch")
  private static let entryMetadataKeys = JSONKeys("name", "values")

  mutating func patchSet(_ document: JSONDocument) -> PatchSet {
    let root = document.root
    let fields = reader.object(root, "a patchset", Self.keys, required: 3)
    reader.checkVersion(fields?[2], of: "patchset")
    let metadata = fields?[0]
    // Metadata may hold more than the schema names.
    let about = metadata?.kind == .object ? metadata?.fields(Self.metadataKeys) : nil
    if let metadata, about == nil { reader.note(metadata, .wrongKind("metadata", .object, metadata.kind)) }
    let labels = reader.list(about?[2], "labels") { $0.name($1) }
    let entries = reader.list(fields?[1], "patches") { Self.entry(&$0, $1) }
    checkEntries(entries, labels, fields?[1])
    return PatchSet(
      document: document, labels: labels, summary: about?[3]?.string, digests: digests(about?[1]), entries: entries)
  }

  private mutating func digests(_ node: JSONNode?) -> [(String, String)] {
    guard let node else { return [] }
    guard node.kind == .object else {
      reader.note(node, .wrongKind("digests", .object, node.kind))
      return []
    }
    var digests: [(String, String)] = []
    for member in node.members {
      guard member.hasKey("md5") || member.hasKey("sha256") else {
        reader.note(member.value, .digestUnknown(member.key))
        continue
      }
      digests.append((member.key, reader.name(member.value)))
    }
    return digests
  }

  private static func entry(_ reader: inout WorkspaceReader, _ node: JSONNode) -> PatchSet.Entry {
    let fields = reader.object(node, "a patch", entryKeys, required: 2)
    let metadata = fields?[0].flatMap { node in
      node.kind == .object
        ? node.fields(entryMetadataKeys) : reader.object(node, "metadata", entryMetadataKeys, required: 2)
    }
    let values = reader.list(metadata?[1], "values") { reader, value in
      if let text = value.numberToken ?? value.string { return text }
      reader.note(value, .wrongKind("a value", .number, value.kind))
      return ""
    }
    return PatchSet.Entry(name: reader.name(metadata?[0]), values: values, operations: fields?[1] ?? node)
  }

  /// 700 and 700.0 are the same value.
  private static func normalized(_ value: String) -> String { Double(value)?.description ?? value }

  private mutating func checkEntries(_ entries: [PatchSet.Entry], _ labels: [String], _ node: JSONNode?) {
    var names: Set<String> = []
    var values: Set<[String]> = []
    guard let node else { return }
    for (entry, element) in zip(entries, node.elements) where entry.name != "" {
      if !names.insert(entry.name).inserted { reader.note(element, .repeatedPatch(entry.name)) }
      if !labels.isEmpty, entry.values.count != labels.count {
        reader.note(element, .patchValues(entry.name, entry.values.count, labels.count))
      } else if !values.insert(entry.values.map(Self.normalized)).inserted {
        reader.note(element, .repeatedValues(entry.values))
      }
    }
  }
}
