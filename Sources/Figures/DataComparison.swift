// Data against a prediction bin by bin, as a quotient or a difference, with the prediction's band.
import Plotting
import Results
import SceneGraph
import Styles

struct DataComparison {
  let kind: LowerKind
  let content: YieldsContent

  private var style: Style { content.style }

  /// What data are compared with.
  var reference: ChannelYields.Total {
    switch kind {
    case .background: content.background
    case .prefit: content.prefitPrediction ?? content.prediction
    default: content.prediction
    }
  }

  /// Where data and prediction agree.
  var center: Double { kind.isRatio ? 1 : 0 }

  /// The quantity for a count; nil without a prediction.
  func value(_ count: Double, _ bin: Int) -> Double? {
    let expected = reference.yields[bin]
    guard expected > 0 else { return nil }
    switch kind {
    case .difference: return (count - expected) / content.width(bin)
    case .relative: return (count - expected) / expected
    case .asymmetry: return (count - expected) / (count + expected)
    default: return count / expected
    }
  }

  var points: [PointsLayer.DataPoint] { content.points(value) }

  /// Distances of the band's ends from the centre, for an uncertainty of the prediction; nil without a prediction.
  func band(_ deviation: Double, _ bin: Int) -> (down: Double, up: Double)? {
    let expected = reference.yields[bin]
    guard expected > 0 else { return nil }
    switch kind {
    case .difference: return (deviation / content.width(bin), deviation / content.width(bin))
    case .asymmetry:
      // Data at the prediction against one that is off by the deviation.
      let rest = 2 * expected - deviation
      return (deviation / (2 * expected + deviation), rest > deviation ? deviation / rest : 1)
    case .relative: return (deviation / expected, deviation / expected)
    default: return (min(deviation / expected, 1), deviation / expected)
    }
  }

  /// Half the range of the axis: the smallest of the candidates that holds enough of the points with the inner half of
  /// their bars, and of the band, whose wildest bins (`ratio.most_band`) must not flatten everything else.
  var reach: Double {
    let points = self.points.map { point in
      abs(point.y - center) + 0.5 * ((point.y > center ? point.up : point.down) ?? 0)
    }
    var band = content.bins.compactMap { self.band(reference.uncertainties[$0], $0)?.up }
    var candidates = style.numbers("ratio.ranges")
    if kind == .difference {
      candidates = (points + band).sorted().map { $0 * style.number("lower.margin") }.filter { $0 > 0 }
    } else {
      band = band.map { min($0, style.number("ratio.most_band")) }
    }
    return candidates.first { reach in holds(points, reach) && holds(band, reach) } ?? candidates.last ?? 1
  }

  private func holds(_ distances: [Double], _ reach: Double) -> Bool {
    let needed = Int((style.number("ratio.contained") * Double(distances.count)).rounded(.up))
    return distances.count { $0 <= reach } >= needed
  }

  func axis(title: String, reach: Double) -> Axis {
    let lower = center - reach
    return Axis(
      title: title, titleAlignment: Axis.TitleAlignment(rawValue: style.string("ratio.title_align")),
      lower: kind.isRatio ? max(0, lower) : lower, upper: center + reach, growsForLabels: false)
  }

  /// - Parameter reach: of the axis; lines that leave it run along the frame.
  func layers(reach: Double) -> [Layer] {
    let name = kind.isRatio ? "one" : "zero"
    let line = ReferenceLayer(name: name, value: center, stroke: style.dashedStroke("ratio.line"))
    return bands + [.reference(line)] + steps(reach) + [.points(PointsLayer(name: "data", points: points))]
  }

  private var bands: [Layer] {
    var layers: [Layer] = [.band(band("total", reference.uncertainties))]
    if style.flag("band.statistical.visible"), let statistical = reference.statistical {
      var inner = band("statistical", statistical)
      inner.fill = .hatch(style.hatch("band.statistical"))
      layers.append(.band(inner))
    }
    return layers
  }

  private func band(_ name: String, _ deviations: [Double]) -> BandLayer {
    let ends = content.bins.map { band(deviations[$0], $0) }
    return BandLayer(
      name: name, edges: content.edges, lower: ends.map { $0.map { center - $0.down } },
      upper: ends.map { $0.map { center + $0.up } })
  }

  /// Other predictions over this one: with the signals, or before the fit.
  private func steps(_ reach: Double) -> [Layer] {
    if kind == .background {
      return SignalPanel(content: content).signals.flatMap { signal in
        steps("signal.\(signal.name)", zip(reference.yields, signal.yields).map(+), signal.stroke, reach)
      }
    }
    guard kind == .ratio, style.flag("prefit_line.visible"), let before = content.prefitPrediction else { return [] }
    return steps("prefit", before.yields, style.dashedStroke("prefit_line"), reach)
  }

  private func steps(_ name: String, _ yields: [Double], _ stroke: Stroke, _ reach: Double) -> [Layer] {
    let values = content.bins.map { value(yields[$0], $0).map { min(max($0, max(0, 1 - reach)), 1 + reach) } }
    return BinRuns.steps(name: name, edges: content.edges, values: values, stroke: stroke)
  }
}
