// A figure as a document: one page of panels with their layers, legends, labels and style, before any layout.

import SceneGraph
import Styles

/// One page: what to draw, and nothing about where. Plain, editable and Codable; `Arrangement` turns it into a scene.
public struct Figure: Sendable, Equatable {
  /// What kind of figure it is (`prefit`): selects the style's `figures.<kind>` section.
  public var kind: String
  /// Stands before the names of all elements of the scene, e.g. the channel: `SR/ttbar`.
  public var name: String
  /// Width of the page in millimetres; nil takes the style's.
  public var width: Double?
  /// Height of the page in millimetres; nil takes the width times the style's aspect.
  public var height: Double?
  /// Title stored in the file, in plain words; never drawn.
  public var title: String
  /// What the figure shows, in plain words; empty asks the arrangement to describe it.
  public var alternativeText: String
  /// The style that it is drawn in.
  public var style: Style
  /// Lines of text at the head of the page, above all panels.
  public var headers: [PanelHeader]
  /// Panels from the top, column by column.
  public var panels: [Panel]
  /// Legends; each lists the layers of its panels.
  public var legends: [Legend]
  /// Facts stored in the file, in order.
  public var metadata: [Metadatum]

  /// Every part by its name; those with a default may be left out.
  public init(
    kind: String = "", name: String = "", width: Double? = nil, height: Double? = nil, title: String = "",
    alternativeText: String = "", style: Style, headers: [PanelHeader] = [], panels: [Panel],
    legends: [Legend] = [Legend()],
    metadata: [Metadatum] = []
  ) {
    self.kind = kind
    self.name = name
    self.width = width
    self.height = height
    self.title = title
    self.alternativeText = alternativeText
    self.style = style
    self.headers = headers
    self.panels = panels
    self.legends = legends
    self.metadata = metadata
  }
}

extension Figure: Codable {
  enum CodingKeys: String, CodingKey {
    case kind, name, width, height, title
    case alternativeText = "alternative_text"
    case style, headers, panels, legends, metadata
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    kind = try fields.value(.kind, or: "")
    name = try fields.value(.name, or: "")
    width = try fields.decodeIfPresent(Double.self, forKey: .width)
    height = try fields.decodeIfPresent(Double.self, forKey: .height)
    title = try fields.value(.title, or: "")
    alternativeText = try fields.value(.alternativeText, or: "")
    style = try fields.decodeIfPresent(Style.self, forKey: .style) ?? Style(standardFor: kind)
    headers = try fields.value(.headers, or: [])
    panels = try fields.decode([Panel].self, forKey: .panels)
    legends = try fields.value(.legends, or: [Legend()])
    metadata = try fields.value(.metadata, or: [])
  }
}
