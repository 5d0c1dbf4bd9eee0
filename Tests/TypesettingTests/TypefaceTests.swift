// Typefaces by name, fonts that are missing or broken, folders that are searched.

import Foundation
import Testing

@testable import Typesetting

@Suite(.enabled(if: Specimen.hasFonts, "needs fonts-lmodern, fonts-texgyre, fonts-texgyre-math"))
struct TypefaceTests {
  @Test func familiesByName() throws {
    #expect(try Typeface.named("Sans") == .sans)
    #expect(try Typeface.named("TeX Gyre Heros") == .sans)
    #expect(try Typeface.named("latin modern") == .serif)
    let pagella = try Typesetter(Typeface.named("TeX Gyre Pagella")).label(#"\textbf{a} $x$"#, size: 9)
    #expect(pagella.runs.map(\.font) == ["texgyrepagella-bold", "texgyrepagella-math"])
  }

  @Test func anyInstalledTextFont() throws {
    let adventor = try Typeface.named("TeX Gyre Adventor")
    #expect(adventor.missingStyles.isEmpty)
    let label = try Typesetter(adventor).label(#"Events $x^2 \otimes \sqrt{y}$ \textbf{b}"#, size: 9)
    #expect(
      Set(label.runs.map(\.font)) == [
        "texgyreadventor-regular", "texgyreadventor-italic", "texgyredejavu-math", "texgyreadventor-bold",
      ])
    let file = try Typeface.named("texgyrebonum-regular.otf", math: "texgyrebonum-math.otf")
    #expect(try Typesetter(file).label("a", size: 9).runs[0].font == "texgyrebonum-regular")
    let chorus = try Typeface.named("texgyrechorus-mediumitalic.otf")
    #expect(chorus.missingStyles == ["italic", "bold", "bold italic"])
  }

  @Test func unknownNamesGetASuggestion() {
    #expect {
      try Typeface.named("TeX Gyre Heroes")
    } throws: { error in
      let problem = error as? TypesettingProblem
      return problem?.hint == "did you mean 'texgyreheros'?" && problem?.offset == nil
    }
  }

  @Test func missingFontsNameFileFoldersAndPackage() throws {
    #expect {
      try Typesetter(.serif, folders: FontFolders(folders: ["/nonexistent"]))
    } throws: { error in
      "\(error)" == """
        font file 'lmroman5-regular.otf' not found in /nonexistent, which does not exist
        hint: install the package fonts-lmodern, or name its folder in HFPLOT_FONTS
        """
    }
  }

  /// Thirty folders in one line would hide what is wrong.
  @Test func onlyFoldersThatExistAreNamed() {
    let folders = FontFolders(folders: ["/nonexistent/a", "/", "/nonexistent/b", "/tmp"])
    #expect(folders.searchedInWords == "/, /tmp")
    let many = FontFolders(folders: (1...9).map { "/nonexistent/\($0)" })
    #expect(many.searchedInWords.hasSuffix("/nonexistent/4 and 5 more folders, which do not exist"))
  }

  @Test func aFolderIsNoFontFile() {
    #expect {
      try Typeface.named("/tmp")
    } throws: { "\($0)".hasPrefix("'/tmp' is no file that can be read") }
  }

  @Test func brokenFontsAreProblems() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in ["texgyredejavu-math.otf", "texgyreheros-bold.otf"] {
      try Data("not a font".utf8).write(to: folder.appending(path: file))
      var folders = FontFolders.standard
      folders.folders.insert(folder.path, at: 0)
      #expect(throws: TypesettingProblem.self) {
        try Typesetter(.sans, folders: folders).label(#"\textbf{b}"#, size: 9)
      }
      try FileManager.default.removeItem(at: folder.appending(path: file))
    }
  }

  @Test func ownFoldersComeFirst() {
    let folders = FontFolders(environment: "/a:/b", home: "/home/x")
    #expect(folders.folders.prefix(2) == ["/a", "/b"])
    #expect(folders.trees.contains("/home/x/.fonts"))
    #expect(folders.searched.count == Set(folders.searched).count)
  }
}
