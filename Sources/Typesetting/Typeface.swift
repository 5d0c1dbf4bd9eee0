// A typeface: which font files set text, maths letters and maths symbols.

/// A choice of fonts for labels: a text family and the math font that goes with it.
public struct Typeface: Sendable, Hashable {
  /// One file and the largest size in points it is drawn for.
  struct Design: Sendable, Hashable {
    var file: String
    var largestSize: Double = .infinity
  }

  /// Where the letters of formulas come from.
  enum MathLetters: Sendable, Hashable {
    /// The math font's own alphabets.
    case mathFont
    /// The text family: letters, digits, Greek and basic operators; the math font gives only the rest.
    case textFamily
  }

  /// What it is called in a style, e.g. `sans`.
  public let name: String
  var regular: [Design]
  var italic: [Design]
  var bold: [Design]
  var boldItalic: [Design]
  /// For `\textsf`/`\mathsf` and `\texttt`/`\mathtt`.
  var sans: String
  var typewriter: String
  var math: String
  var mathLetters: MathLetters
  /// Styles the family lacks and sets in its regular face, e.g. `bold`; empty for the built-in typefaces.
  public internal(set) var missingStyles: [String] = []

  /// TeX Gyre Heros (a Helvetica) with the symbols of TeX Gyre DejaVu Math.
  public static let sans = Typeface(
    name: "sans", family: "texgyreheros", typewriter: "texgyrecursor-regular.otf", math: "texgyredejavu-math.otf",
    mathLetters: .textFamily)

  /// Latin Modern with Latin Modern Math: the look of LaTeX, with its optical sizes.
  public static let serif = Typeface(
    name: "serif",
    regular: ladder(
      "lmroman", "regular", [(5, 5.5), (6, 6.5), (7, 7.5), (8, 8.5), (9, 9.5), (10, 11), (12, 15), (17, 0)]),
    italic: ladder("lmroman", "italic", [(7, 7.5), (8, 8.5), (9, 9.5), (10, 11), (12, 0)]),
    bold: ladder("lmroman", "bold", [(5, 5.5), (6, 6.5), (7, 7.5), (8, 8.5), (9, 9.5), (10, 11), (12, 0)]),
    boldItalic: [Design(file: "lmroman10-bolditalic.otf")],
    sans: "lmsans10-regular.otf", typewriter: "lmmono10-regular.otf", math: "latinmodern-math.otf",
    mathLetters: .mathFont)

  /// TeX Gyre Termes (a Times) with TeX Gyre Termes Math.
  public static let termes = Typeface(
    name: "termes", family: "texgyretermes", sans: "texgyreheros-regular.otf", typewriter: "texgyrecursor-regular.otf",
    math: "texgyretermes-math.otf", mathLetters: .mathFont)

  /// The built-in typefaces, in the order of a help text.
  public static let builtIn = [sans, serif, termes]

  /// Every file it may need, in a stable order.
  var files: [String] {
    (regular + italic + bold + boldItalic).map(\.file) + [sans, typewriter, math]
  }

  private static func ladder(_ family: String, _ style: String, _ steps: [(Int, Double)]) -> [Design] {
    steps.map { Design(file: "\(family)\($0.0)-\(style).otf", largestSize: $0.1 > 0 ? $0.1 : .infinity) }
  }
}

extension Typeface {
  /// A family of four files in TeX Gyre's naming.
  init(
    name: String, family: String, sans: String? = nil, typewriter: String, math: String, mathLetters: MathLetters
  ) {
    func designs(_ style: String) -> [Design] { [Design(file: "\(family)-\(style).otf")] }
    self.init(
      name: name, regular: designs("regular"), italic: designs("italic"), bold: designs("bold"),
      boldItalic: designs("bolditalic"), sans: sans ?? "\(family)-regular.otf", typewriter: typewriter, math: math,
      mathLetters: mathLetters)
  }
}
