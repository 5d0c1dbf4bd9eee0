// hfplot style explain and fonts: what a key means and where its value comes from; which font files set the labels.
import ArgumentParser
import HFPlotKit

extension StyleCommand {
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what a key does, what it may hold, its default, and which layer set it.",
      discussion: """
        The name of a section explains all keys below it.

        Examples:
          hfplot style explain axis.title.size
          hfplot style explain label.energy --style cms --set label.energy.luminosity=36
        """)

    @Argument(help: ArgumentHelp("A key such as legend.columns, or a section such as axis.ticks.", valueName: "key"))
    var key: String

    @OptionGroup var layers: StyleLayerArguments

    func run() throws {
      try KitProblem.wrapping {
        let keys = try StyleKeys(layers.sources, kind: layers.figure)
        let asked = try keys.key(key)
        let below = StyleKeys.below(key)
        if below != [key] { Terminal.say("\(asked.path): \(asked.summary)\n") }
        for path in below.isEmpty ? [key] : below { Terminal.say(Self.text(try keys.key(path))) }
      }
    }

    private static func text(_ key: StyleKey) -> String {
      var lines = [key.path]
      if !key.summary.isEmpty { lines.append("  \(key.summary)") }
      lines.append("  holds    \(key.kind)")
      lines.append("  default  \(key.standard)")
      if let place = key.place { lines.append("  value    \(key.value)  (\(place))") }
      for rule in key.rules { lines.append("  rule     for \(rule)") }
      return lines.joined(separator: "\n")
    }
  }

  struct Fonts: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name the font files that set a style's labels: use, version, sha256, path.",
      discussion: """
        Two machines draw the same figure when these lines agree.

        Examples:
          hfplot style fonts
          hfplot style fonts --style paper
          hfplot style fonts --set text.font=Lato
        """)

    @OptionGroup var layers: StyleLayerArguments

    func run() throws {
      let style = try KitProblem.wrapping { try HFPlotKit.Style(layers.sources, kind: layers.figure) }
      for file in try FontFile.files(of: style) {
        Terminal.say("\(file.use): \(file.family) \(file.version)\n  \(file.path)\n  sha256 \(file.sha256)")
      }
    }
  }
}
