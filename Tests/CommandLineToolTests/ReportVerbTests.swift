// report as a person runs it: a page that stands alone, links that lead somewhere, names that stay names.
import Foundation
import HFPlotKit
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct ReportVerbTests {
  let place: Playground
  init() throws { place = try Playground() }

  /// Names that would be code if anything forgot to escape them; each would change the page's title.
  static let hostileSample = "<script>document.title='owned'</script>"
  static let hostileParameter = "\"><img src=x onerror=document.title='owned'>'\u{301}\"\u{338} onclick=alert(1)"

  /// The page of a workspace with such names.
  private func hostilePage() throws -> String {
    func json(_ text: String) throws -> String {
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
    let text = try SmallAnalysis.workspace
      .replacingOccurrences(of: "\"background\"", with: json(Self.hostileSample))
      .replacingOccurrences(of: "\"JES\"", with: json(Self.hostileParameter))
      .replacingOccurrences(of: "\"CR\"", with: json("CR</style><b>&amp;"))
    try place.write("hostile.json", text)
    let outcome = try place.run(["report", "hostile.json", "-o", "page.html"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try place.text("page.html")
  }

  private static func matches(_ pattern: String, in page: String) throws -> [String] {
    let expression = try NSRegularExpression(pattern: pattern)
    let range = NSRange(page.startIndex..., in: page)
    return expression.matches(in: page, range: range).compactMap { match in
      Range(match.range(at: 1), in: page).map { String(page[$0]) }
    }
  }

  @Test func onePageWithEverything() throws {
    #expect(try place.run(["report", "ws.json"]).status == 0)
    let page = try place.text("report.html")
    for part in [
      "fit", "checks", "prefit", "postfit", "summary", "pulls", "impacts", "groups", "correlation", "scan",
      "limit", "regions",
    ] {
      #expect(page.contains("<section id=\"\(part)\">"), "\(part)")
    }
    for word in [
      "hfplot report ws.json", "workspace.sha256", "<title>", "data-value=", "0 errors, 0 warnings, 0 notes",
    ] {
      #expect(page.contains(word), "\(word)")
    }
    #expect(page.components(separatedBy: "<svg").count > 10)
    #expect(!page.contains("<?xml"))
    #expect(try place.run(["report", "ws.json", "-o", "again.html", "--jobs", "1"]).status == 0)
    #expect(try place.text("again.html") == page, "the same inputs give the same page")
  }

  @Test func idsAreUniqueAndLinksLeadToThem() throws {
    let page = try hostilePage()
    let ids = try Self.matches("\\bid=\"([^\"]+)\"", in: page)
    #expect(ids.count > 100 && Set(ids).count == ids.count)
    let targets = try Self.matches("href=\"#([^\"]+)\"", in: page) + Self.matches("url\\(#([^)]+)\\)", in: page)
    #expect(targets.count > 50 && Set(targets).isSubset(of: ids))
    // A figure leads to a parameter, a parameter to a figure, both to a region.
    for anchor in ["parameter-1", "region-1", "figure-1"] { #expect(targets.contains(anchor), "\(anchor)") }
  }

  @Test func nothingIsFetched() throws {
    let page = try hostilePage()
    let addresses = Set(try Self.matches("(https?://[^\"'< ]+)", in: page))
    #expect(addresses == ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"])
    #expect(try Self.matches("\\b(?:src|href)=[\"']?([^#\"' >][^\"' >]*)", in: page).filter { $0 != "x" } == [])
    #expect(page.contains("default-src 'none'"))
  }

  @Test func namesAreNoMarkup() throws {
    let page = try hostilePage()
    #expect(page.components(separatedBy: "<script").count == 2, "the page's own script alone")
    #expect(!page.contains("<img") && !page.contains("<b>") && page.contains("&lt;script&gt;"))
  }

  @Test func hiddenDataStayHidden() throws {
    #expect(try place.run(["report", "ws.json", "--blind", "CR"]).status == 0)
    let page = try place.text("report.html")
    #expect(page.contains(">blinded<") && !page.contains("data-value=\"411.0\""))
  }

  @Test func partsCanBeLeftOut() throws {
    let skipped = ["check", "scan", "limit", "impacts", "groups"].flatMap { ["--skip", $0] }
    #expect(try place.run(["report", "ws.json", "-o", "small.html"] + skipped).status == 0)
    let page = try place.text("small.html")
    #expect(!page.contains("id=\"limit\"") && !page.contains("id=\"checks\"") && page.contains("id=\"pulls\""))
  }

  @Test func aSavedFitIsTaken() throws {
    #expect(try place.run(["fit", "ws.json", "--fix", "mu=0", "--save", "fit.json"]).status == 0)
    #expect(try place.run(["report", "ws.json", "--from", "fit.json", "--gaussian"]).status == 0)
    let page = try place.text("report.html"), hasFixed = page.contains("of interest, fixed, normfactor")
    #expect(hasFixed)
    let other = try place.run(["report", "ws.json", "--from", "fit.json", "--asimov", "1"])
    #expect(other.status == 2 && other.errors.contains("the fit is of observed data"), "\(other.errors)")
    // What the saved fit holds is held everywhere: nothing can be said of a signal strength that is.
    #expect(page.contains("<section class=\"remarks\""))
  }

  @Test(arguments: [
    (["-o", "report.txt"], "name it .html or .pdf"), (["--skip", "limits"], "did you mean limit?"),
    (["-o", "absent/report.html"], "create the folder"),
  ])
  func refuses(_ arguments: [String], _ word: String) throws {
    let before = try place.contents
    let outcome = try place.run(["report", "ws.json"] + arguments)
    #expect(outcome.status == 2 && outcome.errors.contains(word), "\(outcome.errors)")
    #expect(try place.contents == before)
  }

  @Test(.enabled(if: Playground.has("pdfinfo", "pdftotext"), "poppler is not installed"))
  func aDocument() throws {
    #expect(try place.run(["report", "ws.json", "-o", "r.pdf", "-o", "r.html"]).status == 0)
    let information = try place.shell("pdfinfo r.pdf").output
    let pages = try #require(Self.matches("Pages: +([0-9]+)", in: information).first.flatMap { Int($0) })
    let figures = try place.text("r.html").components(separatedBy: "<figure").count - 1
    #expect(pages > figures && figures >= 11)
    let text = try place.shell("pdftotext r.pdf -").output
    for word in ["ws.json, search", "hfplot report ws.json", "JES", "converged"] { #expect(text.contains(word)) }
  }

  /// A document of paper lists the first findings of each rule; the page has all, to be filtered.
  @Test(.enabled(if: Playground.has("pdftotext"), "poppler is not installed"))
  func aDocumentListsNotAllFindings() throws {
    let parts = ReportPart.allCases.filter { $0 != .check }.flatMap { ["--skip", $0.rawValue] }
    #expect(try place.run(["example", "demo"]).status == 0)
    let outcome = try place.run(["report", "demo/workspace.json", "-o", "r.pdf", "-o", "r.html"] + parts)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try place.shell("pdftotext -layout r.pdf -").output
    #expect(text.contains("more like it (hfplot check --all lists them"))
    let words = "has no downward variation", page = try place.text("r.html")
    #expect(text.components(separatedBy: words).count == 6 && page.components(separatedBy: words).count > 30)
  }

  // MARK: In a browser

  private func document(_ page: String) throws -> String {
    try place.shell(
      "\(Playground.browser ?? "") --headless --no-sandbox --disable-gpu --user-data-dir=profile --dump-dom \(page)"
    ).output
  }

  @Test(.enabled(if: Playground.browser != nil, "chromium is not installed"))
  func namesAreNotRun() throws {
    _ = try hostilePage()
    let document = try document("page.html")
    #expect(document.contains("<title>hostile.json, search</title>"))
    #expect(document.contains("class=\"filter\""), "the page's own script runs")
  }

  @Test(.enabled(if: Playground.browser != nil, "chromium is not installed"))
  func tablesSortAndFilter() throws {
    #expect(try place.run(["report", "ws.json", "--skip", "limit"]).status == 0)
    let actions = """
      <script>
      const fit = document.querySelector("#fit table"), heads = fit.querySelectorAll("thead button");
      const names = () => Array.from(fit.tBodies[0].rows).filter(r => !r.hidden).map(r => r.cells[0].textContent);
      const values = () => Array.from(fit.tBodies[0].rows).map(r => Number(r.cells[2].dataset.value));
      heads[2].click();
      const rising = values().every((v, i, all) => i == 0 || all[i - 1] <= v);
      heads[2].click();
      const falling = values().every((v, i, all) => i == 0 || all[i - 1] >= v);
      const input = document.querySelector("#fit input");
      input.value = "normsys je";
      input.dispatchEvent(new Event("input"));
      document.title = [rising, falling, names().join("+")].join(" ");
      </script></body>
      """
    let page = try place.text("report.html").replacingOccurrences(of: "</body>", with: actions)
    try place.write("acted.html", page)
    #expect(try document("acted.html").contains("<title>true true JES</title>"))
  }
}

extension Playground {
  /// Whether programs are on the path.
  static func has(_ names: String...) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return names.allSatisfy { name in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
  }

  static var browser: String? { ["chromium", "chromium-browser", "google-chrome"].first { has($0) } }
}
