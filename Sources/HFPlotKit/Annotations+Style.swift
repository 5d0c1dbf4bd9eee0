// Reads titles, units, bin edges, order and groups out of a style, as the plain value that the fit wing takes.
import Results
import Styles

extension Annotations {
  /// What `style` says about samples, channels and parameters.
  public init(_ style: Style) {
    self.init()
    for entry in style.entries(of: "channels") { channels[entry.name] = Channel(entry) }
    for entry in style.entries(of: "samples") { samples[entry.name] = Sample(entry) }
    for entry in style.entries(of: "parameters") { parameters[entry.name] = Parameter(entry) }
  }
}

extension Annotations.Channel {
  fileprivate init(_ entry: StyleEntry) {
    self.init(
      title: entry.string("title"), observable: entry.string("observable"), unit: entry.string("unit"),
      binEdges: entry.numbers("bin_edges"), binLabels: entry.strings("bin_labels"),
      range: entry.numbers("range"), cuts: entry.strings("cuts"))
  }
}

extension Annotations.Sample {
  fileprivate init(_ entry: StyleEntry) {
    self.init(
      title: entry.string("title"), color: entry.string("color"), order: entry.number("order"),
      group: entry.string("group"), isSignal: entry.flag("signal"))
  }
}

extension Annotations.Parameter {
  fileprivate init(_ entry: StyleEntry) {
    self.init(title: entry.string("title"), group: entry.string("group"))
  }
}
