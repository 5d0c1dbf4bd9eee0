// What is stacked: samples grouped, the smallest merged, the empty ones dropped, in order from the lowest.
import Results
import Styles
import Typesetting

extension YieldsContent {
  /// By yield unless told otherwise, signals on top.
  static func stacked(_ channel: ChannelYields, annotations: Annotations, style: Style) -> [Component] {
    let groups = grouped(channel, annotations).filter { $0.values.contains { $0 != 0 } }
    return sorted(merged(groups, style), by: style.string("stack.order"))
  }

  /// The name that takes the place of samples below `stack.other.below`; nil where none is merged.
  static func otherName(_ style: Style) -> String? {
    style.number("stack.other.below") > 0 ? style.string("stack.other.title") : nil
  }

  private static func grouped(_ channel: ChannelYields, _ annotations: Annotations) -> [Component] {
    var list: [Component] = []
    for sample in channel.samples {
      let own = annotations.samples[sample.name], name = own?.group ?? sample.name
      let shown = annotations.samples[name] ?? own
      if let index = list.firstIndex(where: { $0.name == name }) {
        list[index].add(sample.yields, of: [sample.name])
      } else {
        list.append(
          Component(
            name: name, title: shown?.title ?? Label.escaped(name), values: sample.yields, order: shown?.order,
            isSignal: shown?.isSignal ?? own?.isSignal ?? false, members: [sample.name]))
      }
    }
    return list
  }

  /// Backgrounds below the style's share of the channel's total in one, if there are at least two; a signal stays.
  private static func merged(_ list: [Component], _ style: Style) -> [Component] {
    guard let name = otherName(style) else { return list }
    let total = list.reduce(0) { $0 + $1.sum }, limit = style.number("stack.other.below") * total
    let small = list.filter { !$0.isSignal && ($0.sum < limit || $0.name == name) }
    guard small.count > 1, var other = small.first else { return list }
    for component in small.dropFirst() { other.add(component.values, of: component.members) }
    other.name = name
    other.title = name
    other.order = small.first { $0.name == name }?.order
    return list.filter { component in !small.contains { $0.name == component.name } } + [other]
  }

  private static func sorted(_ list: [Component], by order: String) -> [Component] {
    list.enumerated().sorted { left, right in
      let a = left.element, b = right.element
      if let x = a.order, let y = b.order, x != y { return x < y }
      if a.order == nil, b.order == nil {
        if a.isSignal != b.isSignal { return b.isSignal }
        if order == "yield", a.sum != b.sum { return a.sum < b.sum }
        if order == "name", a.name != b.name { return a.name > b.name }
      } else if (a.order == nil) != (b.order == nil) {
        return a.order == nil
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}

extension YieldsContent.Component {
  var sum: Double { values.reduce(0, +) }

  /// Of the sum over the channel's bins, with all correlations; nil where the result does not know it.
  func uncertainty(in channel: ChannelYields) -> Double? {
    if let group = channel.groups?.first(where: { Set($0.members) == Set(members) }) {
      return group.total.sumUncertainty
    }
    guard members.count == 1 else { return nil }
    let sample = channel.samples.first { $0.name == members[0] }
    return sample?.sumUncertainty ?? (values.count == 1 ? sample?.uncertainties.first : nil)
  }

  mutating func add(_ others: [Double], of samples: [String]) {
    members += samples
    for bin in values.indices { values[bin] += others[bin] }
  }
}
