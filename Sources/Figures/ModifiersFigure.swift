// The grid of modifiers: parameters down, channels and their samples across, coloured by type, paler where they do less.
import Plotting
import Results
import SceneGraph
import Styles
import Typesetting

/// What a user may choose about the figure beyond its style.
public struct ModifiersFigureOptions: Sendable, Equatable {
  /// What parameters are ordered by.
  public enum Order: String, Sendable, Equatable, CaseIterable { case model, size }

  /// The map of sizes by region instead of the grid.
  public var isSizeMap: Bool
  /// A page a channel, with the names of its samples.
  public var isByChannel: Bool
  /// What parameters are ordered by.
  public var order: Order
  /// The most rows, those with the largest effects.
  public var top: Int?

  /// Every part by its name; those with a default may be left out.
  public init(isSizeMap: Bool = false, isByChannel: Bool = false, order: Order = .model, top: Int? = nil) {
    self.isSizeMap = isSizeMap
    self.isByChannel = isByChannel
    self.order = order
    self.top = top
  }
}

/// The recipe.
public enum ModifiersFigure {
  /// Pages in order; none where no parameter acts on anything.
  public static func figures(
    from result: ModifiersResult, annotations: Annotations = Annotations(), style: Style,
    options: ModifiersFigureOptions = ModifiersFigureOptions()
  ) -> [Figure] {
    let channels = options.isByChannel && !options.isSizeMap ? result.channels.map { [$0] } : [result.channels]
    return channels.flatMap { channels -> [Figure] in
      let content = ModifiersContent(
        result, channels: channels, annotations: annotations, style: style, options: options)
      let pages = content.pages(of: RowHeight(style, key: "modifiers.row.height").count(key: "modifiers.rows"))
      return pages.enumerated().map { number, rows in
        let channel = options.isByChannel ? channels.first?.name : nil
        let page = pages.count > 1 ? "\(number + 1)" : nil
        let name = [channel, page].compactMap { $0 }.joined(separator: "-")
        return options.isSizeMap
          ? ModifierSizes(content: content, rows: rows, style: style).figure(name: name)
          : ModifierGrid(content: content, rows: rows, style: style).figure(name: name)
      }
    }
  }
}
