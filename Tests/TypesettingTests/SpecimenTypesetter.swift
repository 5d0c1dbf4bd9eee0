// Typesetters for tests, and whether the fonts and programs they need are here.

import Foundation
import Testing

@testable import Typesetting

enum Specimen {
  static let hasFonts = Typeface.builtIn.flatMap(\.files).allSatisfy { FontFolders.standard.path(of: $0) != nil }
  static let hasLaTeX = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdflatex")

  static func typesetter(_ typeface: Typeface = .sans, macros: [String: String] = [:]) throws -> Typesetter {
    try Typesetter(typeface, macros: macros)
  }

  /// Runs pdflatex on a document that writes `WD <width>pt` lines to its log; the widths in PDF points.
  static func latexWidths(_ labels: [String]) throws -> [Double] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "typesetting-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let boxes = labels.map { "\\sbox0{\($0)}\\typeout{WD \\the\\wd0}\n" }.joined()
    let document = LaTeXWidths.preamble + boxes + "\\end{document}\n"
    try document.write(to: folder.appending(path: "w.tex"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdflatex")
    process.arguments = ["-interaction=nonstopmode", "-no-shell-escape", "w.tex"]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = String(decoding: try Data(contentsOf: folder.appending(path: "w.log")), as: UTF8.self)
    let lines = log.split(whereSeparator: \.isNewline)
    for line in lines where line.hasPrefix("!") { Issue.record("LaTeX: \(line)") }
    return lines.filter { $0.hasPrefix("WD ") }.compactMap { Double($0.dropFirst(3).dropLast(2)) }.map {
      $0 / 72.27 * 72
    }
  }
}

extension Label {
  /// Advance widths of single pieces are compared to this, in points.
  static let tolerance = 1e-9

  /// Left edges of the runs, in order.
  var starts: [Double] { runs.map { $0.glyphs.first?.x ?? 0 } }
  var texts: [String] { runs.map { $0.glyphs.map(\.text).joined() } }
}
