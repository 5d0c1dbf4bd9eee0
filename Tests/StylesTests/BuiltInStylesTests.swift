// The looks in styles/ are the ones in the binary.
import Foundation
import Styles
import Testing

@Test func embeddedStylesEqualTheFiles() throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../styles").standardized
  let files = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".json") }.sorted()
  #expect(files == BuiltInStyles.all.map { "\($0.name).json" })
  for (file, style) in zip(files, BuiltInStyles.all) {
    let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
    #expect(text == "\(style.text)\n", "run make styles")
  }
}
