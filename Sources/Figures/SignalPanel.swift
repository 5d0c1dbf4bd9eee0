// How visible the signals are over the background, bin by bin.
import Plotting
import Results
import SceneGraph
import Styles

struct SignalPanel {
  let content: YieldsContent

  private var style: Style { content.style }

  /// Every signal as it is, whatever the scale of its line: the model's as one unless its parts are drawn, then others.
  var signals: [SignalLine] {
    let lines = content.signalLines
    guard !lines.contains(where: \.isOwn), let own = content.modelSignal else { return lines }
    let line = SignalLine(
      name: "signal", title: "", yields: own, factor: 1, stroke: style.dashedStroke("curve"), isOwn: true)
    return [line] + lines
  }

  func layers(_ measure: SignalMeasure) -> [Layer] {
    signals.flatMap { signal in
      BinRuns.steps(
        name: "signal.\(signal.name)", edges: content.edges,
        values: content.bins.map {
          measure.value(signal: signal.yields[$0], background: content.background.yields[$0])
        },
        stroke: signal.stroke)
    }
  }

  func axis(title: String) -> Axis {
    Axis(
      title: title, titleAlignment: Axis.TitleAlignment(rawValue: style.string("ratio.title_align")), lower: 0,
      growsForLabels: false)
  }
}

/// Steps with gaps.
enum BinRuns {
  /// A layer for each row of neighbouring bins that have a value.
  static func steps(name: String, edges: [Double], values: [Double?], stroke: Stroke) -> [Layer] {
    var layers: [Layer] = [], start = 0
    while start < values.count {
      let run = values[start...].prefix { $0 != nil }.compactMap { $0 }
      if !run.isEmpty {
        layers.append(
          .step(
            StepLayer(
              name: layers.isEmpty ? name : "\(name).\(layers.count + 1)",
              edges: Array(edges[start...start + run.count]),
              values: run, stroke: stroke)))
      }
      start += max(run.count, 1)
    }
    return layers
  }
}
