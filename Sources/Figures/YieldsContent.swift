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
  }

  let channel: ChannelYields
  let annotation: Annotations.Channel
  let style: Style
  let isPerUnit: Bool
  /// Known edges, or whole numbers.
  let edges: [Double]
  let hasEdges: Bool
  /// Lowest first.
  let components: [Component]
  /// Of the data's counts, bin by bin.
  let intervals: [PoissonInterval]

  init(_ channel: ChannelYields, annotations: Annotations, style: Style, options: YieldsFigureOptions) {
    self.channel = channel
    self.style = style
    annotation = annotations.channels[channel.name] ?? Annotations.Channel()
    let bins = channel.total.yields.count
    let known = (annotation.binEdges ?? channel.binEdges).flatMap { $0.count == bins + 1 ? $0 : nil }
    hasEdges = known != nil && annotation.binLabels == nil
    edges = hasEdges ? known ?? [] : (0...bins).map(Double.init)
    isPerUnit = options.isPerUnit && hasEdges
    let level = style.number("data.interval")
    intervals = (channel.data ?? []).map { PoissonInterval(count: $0, level: level) }
    components = Self.stacked(channel, annotations: annotations, style: style)
  }

  var bins: Range<Int> { channel.total.yields.indices }
  var title: String { annotation.title ?? Label.escaped(channel.name) }

  /// What a bin's content is divided by.
  func width(_ bin: Int) -> Double { isPerUnit ? edges[bin + 1] - edges[bin] : 1 }

  func scaled(_ values: [Double]) -> [Double] { values.indices.map { values[$0] / width($0) } }
}
