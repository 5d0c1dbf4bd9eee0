// One channel's numbers as they are drawn: scaled to bin widths, grouped, ordered, with data intervals and ratios.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

struct YieldsContent {
  /// A sample or a group of samples, ready to be stacked.
  struct Component {
    var name: String
    var title: String
    var values: [Double]
    var order: Double?
    var isSignal: Bool
    /// The samples that it is made of.
    var members: [String]
  }

  /// The bins that are shown.
  let channel: ChannelYields
  let annotation: Annotations.Channel
  let style: Style
  let isPerUnit: Bool
  /// Known edges, or whole numbers.
  let edges: [Double]
  let hasEdges: Bool
  /// Whether x is logarithmic.
  let isLogX: Bool
  /// Whether the axis of events is logarithmic.
  let isLogY: Bool
  /// All samples, lowest first.
  let allComponents: [Component]
  /// What is drawn over the stack.
  let signalLines: [SignalLine]
  /// Of the data's counts, bin by bin; nil where they are hidden.
  let intervals: [PoissonInterval?]

  init(
    _ whole: ChannelYields, hypotheses: [SignalHypothesis] = [], annotations: Annotations, style: Style,
    options: YieldsFigureOptions
  ) {
    let annotation = annotations.channels[whole.name] ?? Annotations.Channel(), count = whole.total.yields.count
    let known = (annotation.binEdges ?? whole.binEdges).flatMap { $0.count == count + 1 ? $0 : nil }
    let hasEdges = known != nil && annotation.binLabels == nil
    let all = hasEdges ? known ?? [] : (0...count).map(Double.init)
    let range = annotation.range ?? style.optionalNumbers("axis.x.range")
    let bins = hasEdges ? Self.bins(of: all, within: range) : 0..<count
    var channel = whole.slice(bins)
    if !style.flag("data.visible") { channel.data = nil }
    self.channel = channel
    self.style = style
    self.annotation = annotation
    self.hasEdges = hasEdges
    edges = Array(all[bins.lowerBound...bins.upperBound])
    isLogX = hasEdges && style.string("axis.x.scale") == "log" && (edges.first ?? 0) > 0
    isLogY = options.isLogarithmic ?? (style.string("axis.y.scale") == "log")
    isPerUnit = options.isPerUnit && hasEdges
    let level = style.number("data.interval")
    intervals = (channel.data ?? []).map { $0.map { PoissonInterval(count: $0, level: level) } }
    allComponents = Self.stacked(channel, annotations: annotations, style: style)
    // The signal's name takes the place of the channel's.
    let others = hypotheses.compactMap { hypothesis -> SignalHypothesis.Channel? in
      guard let own = hypothesis.channels.first(where: { $0.name == whole.name }) else { return nil }
      return SignalHypothesis.Channel(
        name: hypothesis.name, yields: Array(own.yields[bins]),
        sumUncertainty: bins.count == count ? own.sumUncertainty : nil)
    }
    signalLines = SignalLine.lines(
      model: allComponents.filter(\.isSignal), others: others, channel: channel, annotations: annotations, style)
  }

  /// The bins that reach into a range; all if there is none, or nothing in it.
  private static func bins(of edges: [Double], within range: [Double]?) -> Range<Int> {
    let all = 0..<edges.count - 1
    guard let range, range.count == 2 else { return all }
    let inside = all.filter { edges[$0] < range[1] && edges[$0 + 1] > range[0] }
    guard let first = inside.first, let last = inside.last else { return all }
    return first..<last + 1
  }

  var bins: Range<Int> { channel.total.yields.indices }
  var title: String { annotation.title ?? Label.escaped(channel.name) }

  /// Whether signals are a part of the stack, and so of the prediction.
  var stacksSignals: Bool { ["stacked", "both"].contains(style.string("signal.mode")) }

  /// What is stacked, lowest first.
  var components: [Component] { stacksSignals ? allComponents : allComponents.filter { !$0.isSignal } }

  /// The sum of what is stacked: what data are compared with.
  var prediction: ChannelYields.Total { stacksSignals ? channel.total : background }

  var background: ChannelYields.Total { channel.background ?? channel.total }

  /// The same before the fit.
  var prefitPrediction: ChannelYields.Total? {
    channel.prefit.map { stacksSignals ? $0.total : $0.background ?? $0.total }
  }

  /// The model's own signal; nil without one.
  var modelSignal: [Double]? {
    channel.background.map { background in bins.map { channel.total.yields[$0] - background.yields[$0] } }
  }

  /// What a bin's content is divided by.
  func width(_ bin: Int) -> Double { isPerUnit ? (edges[bin + 1] - edges[bin]) / style.number("bins.per") : 1 }

  func scaled(_ values: [Double]) -> [Double] { values.indices.map { values[$0] / width($0) } }

  /// A bin's place on the axis.
  func center(_ bin: Int) -> Double {
    isLogX ? (edges[bin] * edges[bin + 1]).squareRoot() : (edges[bin] + edges[bin + 1]) / 2
  }
}
