// The impacts figure: a ranking in pages with pulls beside it, or groups as bars or as a waterfall.
import Plotting
import Results
import SceneGraph
import Styles

/// What a user may choose about the figure beyond its style.
public struct ImpactsFigureOptions: Sendable, Equatable {
  /// What rows are sorted by.
  public enum Order: String, Sendable, Equatable, CaseIterable { case impact, pull, constraint }

  /// The most rows, on all pages together; nil leaves it to the style, where 0 stands for all.
  public var top: Int?
  /// What rows are sorted by.
  public var order: Order
  /// Groups as a waterfall of variances instead of bars.
  public var isWaterfall: Bool
  /// A strip that marks the channels each parameter acts on.
  public var showsChannels: Bool
  /// One page with the impacts on all parameters of interest as a matrix.
  public var isSummary: Bool

  /// Every part by its name; those with a default may be left out.
  public init(
    top: Int? = nil, order: Order = .impact, isWaterfall: Bool = false, showsChannels: Bool = false,
    isSummary: Bool = false
  ) {
    self.showsChannels = showsChannels
    self.isSummary = isSummary
    self.top = top
    self.order = order
    self.isWaterfall = isWaterfall
  }
}

/// The recipe. A result with groups gives one page of groups, one without gives the ranking.
public enum ImpactsFigure {
  /// The pages, in order.
  public static func figures(
    from result: ImpactsResult, annotations: Annotations = Annotations(), style: Style,
    options: ImpactsFigureOptions = ImpactsFigureOptions()
  ) -> [Figure] {
    var options = options
    let words = ImpactsWords(result, annotations: annotations, style: style), most = style.integer("impacts.top")
    if options.top == nil, most > 0 { options.top = most }
    let columns = columns(of: result, words: words, style: style, options: options)
    if columns.count > 1 {
      return columns.flatMap { columns in
        named(
          figures(from: result.keeping(columns), annotations: annotations, style: style, options: options),
          result.pois[columns].map(\.name))
      }
    }
    if result.pois.contains(where: { $0.groups != nil }) {
      let groups = GroupImpacts(result, words: words, style: style)
      return [options.isWaterfall ? groups.waterfall : groups.bars]
    }
    let ranking = ImpactsRanking(result, words: words, options: options)
    if options.isSummary { return [ImpactsSummary(ranking: ranking, words: words, style: style).figure] }
    let rows = RowHeight(style, key: "impacts.row.height").count(key: "impacts.rows")
    return ranking.pages(of: rows).enumerated().map { number, rows in
      page(rows, number: number, ranking: ranking, result: result, words: words, style: style)
    }
  }

  /// Parameters of interest page by page, where a page is too narrow for all.
  private static func columns(
    of result: ImpactsResult, words: ImpactsWords, style: Style, options: ImpactsFigureOptions
  ) -> [Range<Int>] {
    guard result.pois.count > 1, !options.isSummary else { return [result.pois.indices] }
    let columns = ImpactsColumns(words, style)
    guard result.pois.contains(where: { $0.groups != nil }) else {
      return columns.ranking(
        result, channels: ImpactsRanking(result, words: words, options: options).channels.count)
    }
    let groups = GroupImpacts(result, words: words, style: style)
    let numbers = groups.rows.flatMap { row in result.pois.indices.map { groups.text(row, $0) } }
    return columns.bars(result.pois.count, names: groups.rows.map(\.title), numbers: numbers)
  }

  /// Pages of some of the columns are called by these.
  static func named(_ figures: [Figure], _ names: [String]) -> [Figure] {
    figures.map { figure in
      var figure = figure
      figure.name = (names + [figure.name]).filter { !$0.isEmpty }.joined(separator: "-")
      return figure
    }
  }

  private static func page(
    _ rows: [ImpactsRanking.Row], number: Int, ranking: ImpactsRanking, result: ImpactsResult, words: ImpactsWords,
    style: Style
  ) -> Figure {
    let panels = RankingPanels(rows: rows, ranking: ranking, words: words, style: style)
    let impacts = result.pois.indices.map { panels.impacts($0, column: $0 + 1) }
    var all = [panels.ranks] + impacts + [panels.pulls(column: result.pois.count + 1)]
    if !ranking.channels.isEmpty { all.append(panels.strip(column: result.pois.count + 2)) }
    let isSplit = rows.count < ranking.rows.count
    var notes = isSplit ? [words.range(rows, of: ranking.rows.count)] : []
    if panels.hiddenChannels > 0 {
      notes.append(words.filled("impacts.channels.more", ["count": "\(panels.hiddenChannels)"]))
    }
    return Figure(
      kind: "impacts", name: isSplit ? "page-\(number + 1)" : "", title: words.title, style: style,
      headers: words.headers, panels: all,
      legends: [
        Legend(
          panel: panels.ranks.name, listing: all.map(\.name), position: .head,
          order: RankingPanels.legendOrder, notes: notes)
      ])
  }
}
