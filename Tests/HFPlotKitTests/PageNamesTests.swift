// Files of several pages are named after their channels, and no name escapes its folder.
import HFPlotKit
import Testing

@Suite struct PageNamesTests {
  @Test func onePageIsExactlyTheFile() {
    #expect(PageNames.paths(for: "out/prefit.svg", pages: ["SR"]) == ["out/prefit.svg"])
  }

  @Test func morePagesTakeTheirChannels() {
    #expect(PageNames.paths(for: "a.b/prefit.svg", pages: ["SR", "CR"]) == ["a.b/prefit-SR.svg", "a.b/prefit-CR.svg"])
    #expect(PageNames.paths(for: "a.b/prefit", pages: ["SR", "CR"]) == ["a.b/prefit-SR", "a.b/prefit-CR"])
  }

  @Test func equalNamesStayApart() {
    #expect(
      PageNames.paths(for: "p.png", pages: ["a/b", "a_b", "A_B"]) == ["p-a_b.png", "p-a_b-2.png", "p-A_B-3.png"])
  }

  @Test func namesCannotLeaveTheFolder() {
    #expect(PageNames.safe("../../etc/passwd") == "_.._etc_passwd")
    #expect(PageNames.safe("") == "page")
    #expect(PageNames.safe("信号 1") == "信号_1")
    #expect(PageNames.safe(String(repeating: "x", count: 10_000)).count == 80)
  }

  @Test func extensions() {
    #expect(PageNames.fileExtension(of: "a/b.PDF") == "pdf")
    #expect(PageNames.fileExtension(of: "a.b/c") == "")
    #expect(PageNames.fileExtension(of: ".hidden") == "")
  }
}
