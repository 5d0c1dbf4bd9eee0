// A report as the pages of a PDF: what it is about, the fit and the findings as text, then every figure.
import CairoBackend
import Plotting
import Publishing
import SceneGraph
import Styles

extension AnalysisReport {
  /// The document.
  /// - Throws: where a page cannot be laid out.
  public func pdf() throws(KitProblem) -> [UInt8] {
    let scenes = try textPages() + Drawing.scenes(of: figures)
    return try KitProblem.wrapping { try PDFBackend(creationDate: Drawing.sourceDate).render(pages: scenes) }
  }

  private func textPages() throws(KitProblem) -> [Scene] {
    let style = try request.style(kind: "pulls")
    let facts = try Provenance.metadata(of: fit, style: style, request: request)
    let workspace = analysis.reference
    var pages = ReportTextPages(style: style, title: "\(workspace.file), \(workspace.measurement)", facts: facts)
    pages.add(
      "Contents", sections.map { "\($0.title): \($0.figures.count) \($0.figures.count == 1 ? "page" : "pages")" })
    if !remarks.isEmpty { pages.add("Not in this report", remarks) }
    pages.add("Fit", FitTable(fit).summary)
    pages.add(table: FitTable(fit).table)
    if let check {
      // All of them may be thousands, a hundred pages before the first figure.
      let table = CheckTable(check, rest: "hfplot check --all lists them, and the page in HTML")
      pages.add("Checks", table.text.split(separator: "\n").map(String.init))
    }
    pages.add("Workspace", InventoryTable(analysis.inventory).summary)
    return try KitProblem.wrapping { try pages.scenes() }
  }
}
