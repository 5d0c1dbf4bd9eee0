// A report as one page that needs nothing else: no network, and no script for reading.
import Results

extension Report {
  /// The whole document.
  public var html: String {
    let title = HTMLText.escaped("\(inventory.workspace.file), \(inventory.workspace.measurement)")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="generator" content="hfplot">
      <title>\(title)</title>
      <style>
      \(ReportAppearance.styleSheet)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      \(provenance)</header>
      <nav aria-label="Contents">\(contents)</nav>
      <main>
      \(remarkList)\(fitSection)\(checkSection)\(sections.map(html).joined())\(inventorySection)</main>
      <script>
      \(ReportAppearance.script)</script>
      </body>
      </html>

      """
  }

  /// Nothing is fetched from anywhere; pictures in figures are part of the page.
  private static let policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
    + "form-action 'none'"

  private var provenance: String {
    let rows = facts.map { "<dt>\(HTMLText.escaped($0.key))</dt><dd><code>\(HTMLText.escaped($0.value))</code></dd>\n" }
    return "<dl class=\"facts\">\n\(rows.joined())</dl>\n"
  }

  private var contents: String {
    var entries = [("fit", "Fit")]
    if check != nil { entries.append(("checks", "Checks")) }
    entries += sections.map { ($0.id, $0.title) } + [("regions", "Regions and samples")]
    return entries.map { HTMLText.link($1, to: $0) }.joined(separator: " ")
  }

  private var remarkList: String {
    guard !remarks.isEmpty else { return "" }
    let items = remarks.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined()
    return "<section class=\"remarks\" id=\"remarks\"><h2>Not in this report</h2>\n<ul>\n\(items)</ul>\n</section>\n"
  }

  private var fitSection: String {
    let lines = FitTable(fit).summary.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined()
    return """
      <section id="fit"><h2>Fit</h2>
      <ul>
      \(lines)</ul>
      \(parameterTable.html)</section>

      """
  }

  private var checkSection: String {
    guard let check else { return "" }
    let counts = CheckFinding.Severity.allCases.map { severity in
      let count = check.findings.filter { $0.severity == severity }.count
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let table = check.findings.isEmpty ? "" : findingTable.html
    return """
      <section id="checks"><h2>Checks</h2>
      <p>\(counts.joined(separator: ", "))</p>
      \(table)</section>

      """
  }

  private var inventorySection: String {
    """
    <section id="regions"><h2>Regions and samples</h2>
    \(regionTable.html)\(sampleTable.html)</section>

    """
  }

  private func html(_ section: ReportSection) -> String {
    let figures = section.figures.map(html).joined()
    return """
      <section id="\(HTMLText.escaped(section.id))"><h2>\(HTMLText.escaped(section.title))</h2>
      <div class="figures">
      \(figures)</div>
      </section>

      """
  }

  /// On a screen figures are larger than on paper.
  private func html(_ figure: ReportFigure) -> String {
    let enlarged = DecimalText.fixed(figure.width * 1.3, decimals: 1)
    return """
      <figure id="\(HTMLText.escaped(figure.id))" style="width:\(enlarged)mm">
      \(figure.svg)
      <figcaption>\(HTMLText.escaped(figure.title))\(links(of: figure))</figcaption>
      </figure>

      """
  }

  /// The way back to the tables; figures of many parameters have it at the parameters' names.
  private func links(of figure: ReportFigure) -> String {
    let links = figure.regions.prefix(12).map(regionLink) + figure.parameters.prefix(12).map(parameterLink)
    guard !links.isEmpty else { return "" }
    let rest = max(0, figure.regions.count - 12) + max(0, figure.parameters.count - 12)
    let tail = rest > 0 ? " and \(HTMLText.link("\(rest) more", to: "fit"))" : ""
    return "<br><small>\(links.joined(separator: ", "))\(tail)</small>"
  }
}
