// The mark of a cut: a line up to a little above the events, with an arrow to the side that is kept.
import Plotting
import SceneGraph
import Styles

extension YieldsContent {
  private struct Cut {
    var value: Double
    var keepsAbove: Bool
  }

  /// `>300` and `<500`, as far as they are inside the axis.
  private var cuts: [Cut] {
    guard hasEdges, let first = edges.first, let last = edges.last else { return [] }
    return (annotation.cuts ?? []).compactMap { text in
      guard let side = text.first, side == ">" || side == "<",
        let value = Double(text.dropFirst().drop { $0 == "=" || $0 == " " }), value >= first, value <= last
      else { return nil }
      return Cut(value: value, keepsAbove: side == ">")
    }
  }

  var cutMarks: [Layer] {
    let stroke = style.dashedStroke("cuts"), length = style.length("cuts.length")
    return cuts.enumerated().flatMap { index, cut -> [Layer] in
      let height = height(at: cut.value) * (1 + style.number("cuts.rise"))
      let foot = Position(x: cut.value, y: height), tip = cut.keepsAbove ? length : -length
      return [
        .line(
          LineLayer(name: "cut.\(index + 1)", xs: [cut.value, cut.value], ys: [0, height], stroke: stroke)),
        .arrow(
          ArrowLayer(
            name: "cut.\(index + 1).arrow", from: foot,
            to: Position(x: cut.value, y: height, offsetX: tip), stroke: stroke)),
      ]
    }
  }

  /// Across a lower panel.
  var cutLines: [Layer] {
    cuts.enumerated().map { index, cut in
      .reference(
        ReferenceLayer(
          name: "cut.\(index + 1)", axis: .x, value: cut.value, stroke: style.dashedStroke("cuts")))
    }
  }

  /// Of the bins around a place and their neighbours: the arrow passes over them.
  private func height(at value: Double) -> Double {
    let near = bins.filter { edges[max($0 - 1, 0)] <= value && edges[min($0 + 2, edges.count - 1)] >= value }
    let heights = near.map { bin in
      let data = (channel.data?[bin]).flatMap { $0 } ?? 0
      return max(prediction.yields[bin] + prediction.uncertainties[bin], data + data.squareRoot()) / width(bin)
    }
    return heights.max() ?? 1
  }
}
