// How many panels of impacts stand beside each other: what a page is too narrow for goes on further pages.
import Results
import Styles

struct ImpactsColumns {
  private let words: ImpactsWords
  private let style: Style

  init(_ words: ImpactsWords, _ style: Style) { (self.words, self.style) = (words, style) }

  /// Columns page by page, as even as can be.
  private func pages(_ count: Int, names: [String], column: Double, beside: Double) -> [Range<Int>] {
    let page = style.length("page.width")
    let named = min(width(names), style.number("impacts.names.width") * page) + 2 * labelGap
    let room = page - 2 * style.length("page.margin") - named - beside
    let most = max(1, Int(room / column)), pages = (count + most - 1) / max(most, 1)
    guard pages > 1 else { return [0..<count] }
    let share = (count + pages - 1) / pages
    return stride(from: 0, to: count, by: share).map { $0..<min($0 + share, count) }
  }

  /// Of the widest label.
  private func width(_ labels: [String]) -> Double {
    let size = max(style.length("axis.labels.size"), style.length("text.minimum"))
    return labels.map { words.width($0, size: size) }.max() ?? 0
  }

  private var labelGap: Double { style.length("axis.labels.gap") + style.length("axis.ticks.length") }
  private var distance: Double { style.length("panels.distance") }
  private var frame: Double { style.length("impacts.column.width") }

  /// Parameters of interest beside ranks, pulls and the strip of channels.
  func ranking(_ result: ImpactsResult, channels: Int) -> [Range<Int>] {
    guard result.pois.count > 1 else { return [0..<result.pois.count] }
    let names = result.pois.flatMap(\.parameters).map { words.title(ofParameter: $0.name) }
    let pulls = style.number("impacts.widths.pulls") * frame + distance
    let strip = channels == 0 ? 0 : Double(channels) * style.length("impacts.channels.cell") + distance
    return pages(
      result.pois.count, names: Array(Set(names)), column: frame + distance,
      beside: style.length("impacts.rank.width") + distance + pulls + strip)
  }

  /// Bars with their numbers, as many as there are columns of them.
  /// - Parameter heads: what stands over the columns; a column is as wide as its head.
  func bars(_ count: Int, names: [String], numbers: [String], heads: [String] = []) -> [Range<Int>] {
    guard count > 1 else { return [0..<count] }
    let size = max(style.length("label.stage.size"), style.length("text.minimum"))
    let head = heads.map { words.width($0, size: size) }.max() ?? 0
    let column = max(frame + 2 * labelGap + width(numbers), head) + distance
    return pages(count, names: names, column: column, beside: 0)
  }
}

extension ImpactsResult {
  /// The same for some of the parameters of interest.
  func keeping(_ columns: Range<Int>) -> ImpactsResult {
    var part = self
    part.pois = Array(pois[columns])
    return part
  }
}
