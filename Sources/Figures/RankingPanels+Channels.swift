// The strip that says on which channels each parameter of a ranking acts: a dot a channel.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

extension RankingPanels {
  /// Channels of all rows in order, as many as have room.
  private var channels: [String] {
    let room = style.length("page.width") * style.number("impacts.channels.share")
    return Array(ranking.channels.prefix(max(0, Int(room / style.length("impacts.channels.cell")))))
  }

  var stripWidth: Double { style.length("impacts.channels.cell") * Double(channels.count) }

  /// How many channels the strip leaves out.
  var hiddenChannels: Int { ranking.channels.count - channels.count }

  func strip(column: Int) -> Panel {
    let shown = channels
    let points = rows.enumerated().flatMap { place, row in
      shown.indices.filter { row.parameter.channels?.contains(shown[$0]) == true }.map {
        PointsLayer.DataPoint(x: Double($0), y: Double(place))
      }
    }
    let dots = PointsLayer(
      name: "channels", role: "layer.mark", points: points, marker: style.marker("impacts.channels"),
      legend: LegendEntry(style.string("impacts.channels.title")))
    return Panel(
      name: "channels", column: column,
      fixedWidth: stripWidth,
      x: Axis(scale: .category, growsForLabels: false, categories: shown.map(words.title(ofChannel:))),
      y: rowAxis(showsLabels: false), layers: zebra + (points.isEmpty ? [] : [.points(dots)]))
  }
}
