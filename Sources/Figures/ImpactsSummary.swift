// Impacts on several parameters of interest on one page: a matrix of parameters and parameters of interest.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct ImpactsSummary {
  let ranking: ImpactsRanking
  let words: ImpactsWords
  let style: Style

  /// The first rows of the ranking, as many as a page has.
  private var rows: ArraySlice<ImpactsRanking.Row> { ranking.rows.prefix(style.integer("impacts.rows")) }

  var figure: Figure {
    let pois = ranking.pois.map { words.title(ofParameter: $0.name) }
    let panel = Panel(
      x: Axis(scale: .category, growsForLabels: false, categories: pois),
      y: Axis(
        scale: .category, growsForLabels: false, categories: rows.map(\.title),
        pitch: style.length("impacts.row.height"), longestLabel: style.number("impacts.names.width"),
        isReversed: true), layers: [.heatMap(map)])
    return Figure(
      kind: "impacts", name: "summary", title: words.title, style: style, headers: words.headers, panels: [panel],
      legends: [])
  }

  /// Half the difference of both sides in per cent of the uncertainty: its sign is that of the upward shift.
  private var values: [[Double?]] {
    rows.map { row in
      ranking.pois.indices.map { index in
        guard let shift = row.impacts[index]?.postfit ?? row.impacts[index]?.prefit else { return nil }
        let total = ranking.pois[index].total
        return total > 0 ? 100 * shift.symmetrised / total : nil
      }
    }
  }

  private var map: HeatMapLayer {
    let values = self.values, reach = values.joined().compactMap { $0.map { abs($0) } }.max() ?? 1
    func edges(_ count: Int) -> [Double] { (0...count).map { Double($0) - 0.5 } }
    return HeatMapLayer(
      name: "summary", xEdges: edges(ranking.pois.count), yEdges: edges(rows.count), values: values, lower: -reach,
      upper: reach, texts: values.map { $0.map { $0.map { NumberText.decimal($0, digits: 1) } } },
      colorBar: Axis(title: style.string("impacts.axis.share"), titleAlignment: .center))
  }
}
