// Colours of a style: single ones, and palettes by how many are needed.
import SceneGraph

extension Style {
  /// A colour; transparent ones are `#rrggbbaa`.
  public func color(_ path: String) -> Color { color(named: string(path)) ?? .black }

  /// A colour as styles write it: `#rrggbb`, or `ink` and `paper` for those of `colors`.
  public func color(named text: String) -> Color? {
    Self.colorNames.contains(text) ? Color(hex: string("colors.\(text)")) : Color(hex: text)
  }

  /// The two colours that a look sets once for all that is written and all that is written on.
  static let colorNames = ["ink", "paper"]

  /// `count` fills, all different: the smallest palette that has enough, and beyond the largest its colours again
  /// with a hatch as the second cue.
  public func palette(_ count: Int) -> [PaletteEntry] {
    let sizes = paletteSizes
    guard let colors = (sizes.first { $0.count >= count } ?? sizes.last) else { return [] }
    return (0..<count).map { index in
      PaletteEntry(color: colors[index % colors.count], repetition: index / colors.count)
    }
  }

  /// Palettes in ascending order of size.
  private var paletteSizes: [[Color]] {
    guard case .object(let members) = value("palette") else { return [] }
    return members.map { self.colors(of: $0.value) }.filter { !$0.isEmpty }.sorted { $0.count < $1.count }
  }

  private func colors(of value: StyleValue) -> [Color] {
    guard case .list(let values) = value else { return [] }
    return values.compactMap { if case .string(let text) = $0 { color(named: text) } else { nil } }
  }
}

/// One fill of a palette; `repetition` counts how often its colour was given out before.
public struct PaletteEntry: Sendable, Equatable {
  /// The colour.
  public var color: Color
  /// How often the palette was gone through before it.
  public var repetition: Int
  /// Every part by its name.
  public init(color: Color, repetition: Int) {
    self.color = color
    self.repetition = repetition
  }
}
