// Adds to a finished PDF what Cairo 1.16 cannot write: alternative text, the language, the date, facts on the origin.
// The file is left as it is; an incremental update (PDF 32000-1, 7.5.6) follows it with new versions of three objects.
import SceneGraph

struct PDFAmendment {
  private let original: [UInt8]

  init(_ bytes: [UInt8]) { original = bytes }

  func adding(
    alternativeTexts: [String], metadata: [Metadatum], date: String?, format: FileFormat
  ) throws(RenderError) -> [UInt8] {
    guard let structure = PDFStructure(original) else {
      throw RenderError(
        format: format, message: "the PDF that Cairo wrote has no plain cross-reference table",
        hint: "report the version of Cairo (pkg-config --modversion cairo)")
    }
    var objects: [(number: Int, body: [UInt8])] = []
    for (number, text) in zip(structure.figures, alternativeTexts) where !text.isEmpty {
      objects.append((number, structure.body(of: number, adding: "/Alt \(Self.string(text))")))
    }
    objects.append(
      (structure.root, structure.body(of: structure.root, adding: "/Lang (en)\n   /MarkInfo << /Marked true >>")))
    let dates = date.map { ["/CreationDate \(Self.date($0))", "/ModDate \(Self.date($0))"] } ?? []
    let facts = dates + metadata.map { "/\(Self.name("hfplot:" + $0.key)) \(Self.string($0.value))" }
    if !facts.isEmpty {
      objects.append((structure.info, structure.body(of: structure.info, adding: facts.joined(separator: "\n   "))))
    }
    return appended(objects.sorted { $0.number < $1.number }, structure: structure)
  }

  private func appended(_ objects: [(number: Int, body: [UInt8])], structure: PDFStructure) -> [UInt8] {
    var file = original
    if file.last != 10 { file.append(10) }
    var table = "xref\n"
    for object in objects {
      let offset = String(file.count)
      table += "\(object.number) 1\n\(String(repeating: "0", count: 10 - offset.count))\(offset) 00000 n \n"
      file += Array("\(object.number) 0 obj\n".utf8) + object.body + Array("\nendobj\n".utf8)
    }
    let start = file.count
    table += "trailer\n<< /Size \(structure.size)\n   /Root \(structure.root) 0 R\n   /Info \(structure.info) 0 R\n"
    table += "   /Prev \(structure.crossReference)\n>>\nstartxref\n\(start)\n%%EOF\n"
    return file + Array(table.utf8)
  }

  /// A date in universal time (PDF 32000-1, 7.9.4) from `YYYY-MM-DDThh:mm:ssZ`.
  private static func date(_ text: String) -> String { string("D:" + text.filter(\.isNumber) + "Z") }

  /// A text string: ASCII as it is, anything else in UTF-16.
  static func string(_ text: String) -> String {
    guard text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) else {
      let digits = [0xFEFF] + text.utf16.map(Int.init)
      return "<" + digits.map { hex($0, digits: 4) }.joined() + ">"
    }
    return "(" + text.map { "()\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + ")"
  }

  /// A name: characters that end or escape one are written as #xx.
  static func name(_ text: String) -> String {
    text.utf8.map { byte in
      byte > 32 && byte < 127 && !"()<>[]{}/%#".utf8.contains(byte)
        ? String(UnicodeScalar(byte)) : "#" + hex(Int(byte), digits: 2)
    }.joined()
  }

  private static func hex(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
