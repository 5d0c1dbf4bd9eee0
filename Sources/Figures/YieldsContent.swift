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

  init(_ channel: ChannelYields, annotations: Annotations, style: Style, options: YieldsFigureOptions) {
    self.channel = channel
    self.style = style
    annotation = annotations.channels[channel.name] ?? Annotations.Channel()
    let bins = channel.total.yields.count
    let known = (annotation.binEdges ?? channel.binEdges).flatMap { $0.count == bins + 1 ? $0 : nil }
    hasEdges = known != nil && annotation.binLabels == nil
    edges = hasEdges ? known ?? [] : (0...bins).map(Double.init)
    isPerUnit = options.isPerUnit && hasEdges
    components = Self.components(of: channel, annotations: annotations, style: style)
  }

  var bins: Range<Int> { channel.total.yields.indices }
  var title: String { annotation.title ?? Label.escaped(channel.name) }

  /// What a bin's content is divided by.
  func width(_ bin: Int) -> Double { isPerUnit ? edges[bin + 1] - edges[bin] : 1 }

  func scaled(_ values: [Double]) -> [Double] { values.indices.map { values[$0] / width($0) } }

  /// Groups summed, empty ones dropped, in order from the lowest: by yield unless told, signals on top.
  private static func components(
    of channel: ChannelYields, annotations: Annotations, style: Style
  ) -> [Component] {
    var list: [Component] = []
    for sample in channel.samples {
      let own = annotations.samples[sample.name], name = own?.group ?? sample.name
      let shown = annotations.samples[name] ?? own
      if let index = list.firstIndex(where: { $0.name == name }) {
        for bin in sample.yields.indices { list[index].values[bin] += sample.yields[bin] }
      } else {
        list.append(
          Component(
            name: name, title: shown?.title ?? Label.escaped(name), values: sample.yields, order: shown?.order,
            isSignal: shown?.isSignal ?? false))
      }
    }
    let visible = list.filter { $0.values.contains { $0 != 0 } }
    return sorted(visible, by: style.string("stack.order"))
  }

  private static func sorted(_ list: [Component], by order: String) -> [Component] {
    list.enumerated().sorted { left, right in
      let a = left.element, b = right.element
      if let x = a.order, let y = b.order, x != y { return x < y }
      if a.order == nil, b.order == nil {
        if a.isSignal != b.isSignal { return b.isSignal }
        let sums = (a.values.reduce(0, +), b.values.reduce(0, +))
        if order == "yield", sums.0 != sums.1 { return sums.0 < sums.1 }
        if order == "name", a.name != b.name { return a.name > b.name }
      } else if (a.order == nil) != (b.order == nil) {
        return a.order == nil
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
