// The only clock of figures: SOURCE_DATE_EPOCH, as the reproducible builds of distributions set it.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct SourceDateTests {
  let place: Playground
  init() throws { place = try Playground() }

  private func draw(_ file: String, epoch: String?) throws -> Data {
    let date = epoch.map { "SOURCE_DATE_EPOCH=\($0)" } ?? "-u SOURCE_DATE_EPOCH"
    let line = "env \(date) \"\(Playground.program)\" prefit ws.json --channel SR -o \(file) --quiet"
    let outcome = try place.shell(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try Data(contentsOf: place.folder.appending(path: file))
  }

  /// The PDF says the date given, in universal time, whatever the clock says; the same date gives the same bytes.
  @Test func thePDFHasTheDate() throws {
    // 2024-02-29 12:34:56 UTC: a leap day.
    let first = try draw("a.pdf", epoch: "1709210096")
    #expect(first.range(of: Data("/CreationDate (D:20240229123456".utf8)) != nil)
    #expect(try draw("a.pdf", epoch: "1709210096") == first)
    let later = try draw("a.pdf", epoch: "1709210097")
    #expect(later.range(of: Data("/CreationDate (D:20240229123457".utf8)) != nil && later != first)
  }

  /// Without it no date of today's is written, so that two days give the same bytes; nor does nonsense count as a date.
  @Test func withoutItThereIsNoClock() throws {
    let first = try draw("a.pdf", epoch: nil)
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(first.range(of: Data("D:\(year)".utf8)) == nil)
    #expect(try draw("a.pdf", epoch: nil) == first)
    #expect(try draw("a.pdf", epoch: "yesterday") == first)
  }

  @Test(arguments: ["png", "svg", "tex"]) func otherFormatsHaveNoDate(format: String) throws {
    #expect(try draw("a.\(format)", epoch: "1") == draw("a.\(format)", epoch: "1709210096"))
  }
}
