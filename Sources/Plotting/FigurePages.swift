// The pages of a document: figures that share a style, which stands once before them and not on every page.

import Styles

/// Figures in order, as documents hold them: `{"style": …, "pages": […]}`. A page may bring a style of its own.
public struct FigurePages: Sendable, Equatable {
  /// Pages in the order of the document.
  public var figures: [Figure]
  /// Every part by its name.
  public init(_ figures: [Figure]) { self.figures = figures }
}

extension FigurePages: Codable {
  enum CodingKeys: String, CodingKey { case style, pages }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let shared = try fields.decodeIfPresent(Style.self, forKey: .style)
    figures = try fields.decode([Page].self, forKey: .pages).map { page in
      var figure = page.figure
      if let shared, !page.hasStyle { figure.style = shared }
      return figure
    }
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    let shared = figures.first?.style
    try fields.encodeIfPresent(shared, forKey: .style)
    try fields.encode(figures.map { Page(figure: $0, hasStyle: $0.style != shared) }, forKey: .pages)
  }

  /// A figure, and whether its style stands with it.
  private struct Page: Codable {
    var figure: Figure
    var hasStyle: Bool

    private enum Key: String, CodingKey { case style }

    init(figure: Figure, hasStyle: Bool) { (self.figure, self.hasStyle) = (figure, hasStyle) }

    init(from decoder: any Decoder) throws {
      hasStyle = try decoder.container(keyedBy: Key.self).contains(.style)
      figure = try Figure(from: decoder)
    }

    func encode(to encoder: any Encoder) throws { try figure.encode(to: encoder, withStyle: hasStyle) }
  }
}

extension Figure {
  /// Encodes all fields, the style only on request.
  func encode(to encoder: any Encoder, withStyle: Bool) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(name, forKey: .name)
    try fields.encodeIfPresent(width, forKey: .width)
    try fields.encodeIfPresent(height, forKey: .height)
    try fields.encode(title, forKey: .title)
    try fields.encode(alternativeText, forKey: .alternativeText)
    if withStyle { try fields.encode(style, forKey: .style) }
    try fields.encode(headers, forKey: .headers)
    try fields.encode(panels, forKey: .panels)
    try fields.encode(legends, forKey: .legends)
    try fields.encode(metadata, forKey: .metadata)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws { try encode(to: encoder, withStyle: true) }
}
