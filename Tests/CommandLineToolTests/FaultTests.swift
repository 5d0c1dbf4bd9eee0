// What goes wrong around the program: disks that are full, readers that leave, fonts that are none, names meant to harm.
import Foundation
import Testing

/// What the faults are made of.
private enum Fault {
  static let hasFullDisk = FileManager.default.fileExists(atPath: "/dev/full")

  static let harmful = [
    "../../x", "/tmp/x", "..", #"\\input{/etc/passwd}\\immediate\\write18{touch harm}"#, "$x^", "% \\n\\\\input{harm}",
    "</svg><script>alert(1)</script>&amp;", "\\\" onload=\\\"alert(1)", "\u{202E}SR\u{05E9}\u{05DC}\u{202C}",
    "مرحبا", "a\\u0000b", String(repeating: "N", count: 10_000),
  ]
}

@Suite(.enabled(if: Playground.isBuilt)) struct FaultTests {
  @Test(
    .enabled(if: Fault.hasFullDisk),
    arguments: [
      ["prefit", "ws.json", "-o", "good.svg", "-o", "full.pdf"], ["fit", "ws.json", "--save", "full.pdf"],
    ]) func aFullDisk(_ arguments: [String]) throws
  {
    let place = try Playground()
    try FileManager.default.createSymbolicLink(
      atPath: place.folder.appending(path: "full.pdf").path, withDestinationPath: "/dev/full")
    let before = try place.contents, outcome = try place.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("No space left on device"))
    #expect(try place.contents == before, "something is left half-written")
  }

  @Test(
    .enabled(if: Fault.hasFullDisk),
    arguments: ["fit ws.json", "inspect ws.json", "prefit ws.json --channel SR -o -.svg"])
  func aFullDiskBehindStandardOutput(_ command: String) throws {
    let outcome = try Playground().shell("hfplot \(command) > /dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("No space left on device"))
  }

  /// The first file is too large for the limit; the folder that was made for it goes with it.
  @Test func anExampleWithoutRoom() throws {
    let place = try Playground(), before = try place.contents
    let outcome = try place.shell("ulimit -f 1; hfplot example demo")
    #expect(outcome.status == 2 && outcome.errors.contains("demo/"))
    #expect(try place.contents == before)
  }

  /// Full is one cause among others.
  @Test func closedStandardOutput() throws {
    let outcome = try Playground().shell("hfplot fit ws.json >&-")
    #expect(outcome.status == 2 && outcome.errors.contains("standard output cannot be written"))
    #expect(!outcome.errors.contains("free some space"))
  }

  @Test(arguments: ["fit ws.json", "inspect ws.json", "style default"])
  func aReaderThatLeaves(_ command: String) throws {
    let outcome = try Playground().shell("hfplot \(command) | head -n 1")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  /// After the first kilobyte nothing more may be written: the old file stays whole, and nothing lies beside it.
  @Test func aLimitOnTheSizeOfFiles() throws {
    let place = try Playground()
    try place.write("old.svg", "old")
    let before = try place.contents
    let outcome = try place.shell("ulimit -c 0; ulimit -f 1; hfplot prefit ws.json --channel SR -q -o old.svg")
    #expect(outcome.status == 2 && outcome.errors.contains("ulimit -f"))
    #expect(try place.text("old.svg") == "old" && place.contents == before)
  }

  /// Killed while the second output waits for its reader: the first, which is ready, has not replaced the old file.
  @Test func killedInMidWrite() throws {
    let place = try Playground(), process = Process(), reader = Pipe()
    try place.write("old.svg", "old")
    process.executableURL = URL(filePath: Playground.program)
    process.arguments = "prefit ws.json --channel SR -q --dpi 900 -o old.svg -o -.png".split(separator: " ").map(
      String.init)
    process.currentDirectoryURL = place.folder
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, reader)
    process.standardError = FileHandle.nullDevice
    try process.run()
    let started = Date()
    while process.isRunning, try !place.contents.contains(where: { $0.hasSuffix(".part") }),
      Date().timeIntervalSince(started) < 60
    { usleep(2000) }
    usleep(50_000)
    #expect(process.isRunning, "it is done, without a reader of its second output")
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try place.text("old.svg") == "old")
  }

  /// Permissions do not bind the superuser.
  @Test(.enabled(if: geteuid() != 0)) func aFolderThatMayNotBeWritten() throws {
    let place = try Playground(), folder = place.folder.appending(path: "closed")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    let outcome = try place.run(["prefit", "ws.json", "-o", "closed/figure.pdf"])
    #expect(outcome.status == 2 && outcome.errors.contains("choose a folder that you may write to"))
  }

  @Test(arguments: ["absent.otf", "./ws.json", "no such family"]) func aFontThatIsNone(_ font: String) throws {
    let place = try Playground(), before = try place.contents
    let outcome = try place.run(["prefit", "ws.json", "--set", "text.font=\(font)", "-o", "figure.pdf"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("hint:"))
    #expect(try place.contents == before)
  }

  /// A file that is named like a font: the message is short, and says what to name instead.
  @Test func aFontThatIsText() throws {
    let place = try Playground()
    try place.write("text.otf", "no font")
    let before = try place.contents
    let outcome = try place.run(["prefit", "ws.json", "--set", "text.font=./text.otf", "-o", "figure.pdf"])
    #expect(outcome.status == 2 && outcome.errors.contains("is not a readable OpenType font"))
    #expect(outcome.errors.contains("or name a font file") && outcome.errors.utf8.count < 300)
    #expect(try place.contents == before)
  }

  /// A folder of fonts without any, before the others, takes nothing away.
  @Test func anEmptyFolderOfFonts() throws {
    let place = try Playground()
    let outcome = try place.shell("HFPLOT_FONTS=. hfplot prefit ws.json --channel SR -q -o figure.pdf")
    #expect(outcome.status == 0)
  }

  /// A style that extends a device without an end is refused at once.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/zero"))) func aDeviceInPlaceOfAFile() throws {
    let place = try Playground()
    try place.write("style.json", #"{"extends": "/dev/zero"}"#)
    let outcome = try place.run(["prefit", "ws.json", "--style", "style.json", "-o", "figure.pdf"])
    #expect(outcome.status == 2 && outcome.errors.contains("a device without an end"))
  }

  /// A name that would colour the terminal, or set its title, comes as characters.
  @Test(arguments: ["fit", "inspect", "yields"]) func namesThatSpeakToTheTerminal(_ verb: String) throws {
    let place = try Playground()
    try place.write(
      "harm.json",
      SmallAnalysis.workspace.replacingOccurrences(of: "\"SR\"", with: #""\u001b]0;owned\u0007\u001b[31mSR""#)
        .replacingOccurrences(of: "\"mu\"", with: #""\u001b[31mmu""#))
    let outcome = try place.run([verb, "harm.json"])
    #expect(!(outcome.output + outcome.errors).unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 })
    #expect((outcome.output + outcome.errors).contains("\u{FFFD}[31m"))
  }

  /// Everything has a name of 10,000 letters: the figure check finds nothing that overlaps or leaves the page.
  @Test(arguments: ["prefit", "pulls", "impacts", "modifiers", "correlation"])
  func namesWithoutEnd(_ verb: String) throws {
    let place = try Playground()
    var text = SmallAnalysis.workspace
    for (name, letter) in [("SR", "S"), ("CR", "C"), ("signal", "é"), ("background", "_"), ("JES", "^"), ("mu", "m")] {
      text = text.replacingOccurrences(of: "\"\(name)\"", with: "\"\(String(repeating: letter, count: 10_000))\"")
    }
    try place.write("long.json", text)
    let outcome = try place.run([verb, "long.json", "-o", "page.svg", "--strict"])
    #expect(outcome.status == 0, "\(outcome.errors.prefix(2000))")
    #expect(outcome.errors.utf8.count < 10_000)
  }

  /// Channels and samples with harmful names: all files stay in their folder, and hold the names as words only.
  @Test(arguments: Fault.harmful.indices) func harmfulNames(_ index: Int) throws {
    let place = try Playground(), name = Fault.harmful[index]
    try FileManager.default.createDirectory(
      at: place.folder.appending(path: "a/b"), withIntermediateDirectories: true)
    let text = SmallAnalysis.workspace.replacingOccurrences(of: "\"SR\"", with: "\"\(name)\"")
      .replacingOccurrences(of: "\"signal\"", with: "\"\(name)\"")
    try place.write("harm.json", text)
    let outcome = try place.run(["prefit", "harm.json", "-q", "-o", "a/b/p.svg", "-o", "a/b/p.tex", "-o", "a/b/p.pdf"])
    guard outcome.status == 0 else {
      #expect(outcome.status == 2 && outcome.errors.contains("error"))
      return
    }
    #expect(outcome.errors.utf8.count < 20_000)
    #expect(Set(try place.contents) == ["a", "harm.json", "patchset.json", "ws.json"])
    let folder = place.folder.appending(path: "a/b")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count == 5, "\(files)")
    for file in files where !file.hasSuffix("pdf") {
      let content = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      if file.hasSuffix("svg") {
        #expect(!content.contains("<script"))
        // As a word of a title it does no harm; inside a tag it would be an attribute.
        #expect(content.range(of: #"<[^<>]*" onload="#, options: .regularExpression) == nil)
      } else {
        let lines = content.split(separator: "\n").filter { !$0.hasPrefix("%") }
        #expect(!lines.contains { $0.contains(#"\input"#) || $0.contains(#"\write18"#) || $0.contains(#"\immediate"#) })
      }
    }
  }
}
