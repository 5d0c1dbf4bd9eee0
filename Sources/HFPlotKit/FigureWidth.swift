// Widths by name: the columns and pages of journals, and slides.
import JSONTree

/// A width that `--width` takes.
public struct FigureWidth: Sendable, Equatable {
  /// A length such as `86mm`.
  public let length: String
  /// The built-in look that the figure starts from at this width, below all that the user asks for.
  public let look: String?

  /// Names with their widths in mm, in the order of a help text. A page of a journal is both of its columns.
  private static let table: [(name: String, millimetres: Int, look: String?)] = [
    ("column", 86, nil), ("page", 172, nil), ("slide", 254, "talk"),
    ("aps", 86, nil), ("aps-page", 172, nil), ("prl", 86, nil), ("prl-page", 172, nil),
    ("elsevier", 90, nil), ("elsevier-page", 180, nil),
    ("springer", 84, nil), ("springer-page", 174, nil), ("epjc", 84, nil), ("epjc-page", 174, nil),
    ("jhep", 75, nil), ("jhep-page", 150, nil),
  ]

  /// Widths that have a name.
  public static var names: [String] { table.map(\.name) }

  /// - Throws: a problem when the text is neither a name nor a length.
  public init(_ text: String) throws(KitProblem) {
    if let entry = Self.table.first(where: { $0.name == text }) {
      (length, look) = ("\(entry.millimetres)mm", entry.look)
      return
    }
    let units = ["mm", "cm", "in", "pt"]
    guard let unit = units.first(where: { text.hasSuffix($0) }), let number = Double(String(text.dropLast(unit.count))),
      number > 0, number.isFinite
    else {
      let near = NameSuggestion.nearest(to: text, among: Self.names).map { "did you mean \($0)? " } ?? ""
      throw KitProblem(
        "--width \(text) is no width",
        hint: near + "give a length such as 86mm, or one of: \(Self.names.joined(separator: ", "))")
    }
    let points = number * (Self.points[unit] ?? 1)
    guard points >= Self.least, points <= Self.most else {
      throw KitProblem(
        "--width \(text) is \(points < Self.least ? "too narrow" : "too wide") for a figure",
        hint: "give a length from 20mm to 2000mm, or one of: \(Self.names.joined(separator: ", "))")
    }
    (length, look) = (text, nil)
  }

  private static let points = ["mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pt": 1]
  /// 20 mm and 2 m, in points: below there is no room for an axis, above PDF and TeX have limits.
  private static let least = 72 / 25.4 * 20 - 1e-9, most = 72 / 25.4 * 2000 + 1e-9
}
