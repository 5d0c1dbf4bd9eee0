// The opened faces of a typeface: which face sets which character.

import SceneGraph

/// How text is to look, apart from size and colour.
struct TextStyle: Hashable {
  enum Family { case main, sans, typewriter }
  var isBold = false
  var isItalic = false
  var family = Family.main
}

/// Opens a typeface's files when they are first needed. Not thread-safe: it stays within one typesetter.
final class FontSet {
  let typeface: Typeface
  let math: FontFace
  /// Text letters in formulas, as `Typeface.MathLetters`.
  let isHybrid: Bool
  /// Whether the text family has designs for several sizes.
  var hasOpticalSizes: Bool { typeface.regular.count > 1 }
  private let paths: [String: String]
  private let folders: FontFolders
  private var faces: [String: FontFace] = [:]
  private var fallbackFaces: [FontFace]?
  /// The first file that was there but could not be read; checked after each label.
  private(set) var problem: TypesettingProblem?
  /// Characters no font has, in order of appearance in the present label.
  var missing: [Character] = []

  init(_ typeface: Typeface, _ folders: FontFolders) throws(TypesettingProblem) {
    var paths: [String: String] = [:]
    for file in typeface.files where paths[file] == nil {
      guard let path = folders.path(of: file) else { throw .missingFont(file, folders: folders) }
      paths[file] = path
    }
    self.typeface = typeface
    self.folders = folders
    self.paths = paths
    isHybrid = typeface.mathLetters == .textFamily
    math = try FontFace(path: paths[typeface.math] ?? typeface.math, id: Self.id(typeface.math))
    faces[typeface.math] = math
    guard math.hasMathTable else {
      throw TypesettingProblem(
        "'\(math.path)' has no MATH table", hint: "name a math font, e.g. texgyredejavu-math.otf")
    }
  }

  /// The regular text face at a size.
  func regular(_ size: Double) -> FontFace { face(TextStyle(), size) }

  func face(_ style: TextStyle, _ size: Double) -> FontFace {
    switch style.family {
    case .sans: return open(typeface.sans)
    case .typewriter: return open(typeface.typewriter)
    case .main: break
    }
    let designs =
      switch (style.isBold, style.isItalic) {
      case (false, false): typeface.regular
      case (false, true): typeface.italic
      case (true, false): typeface.bold
      case (true, true): typeface.boldItalic
      }
    let design = designs.first { size <= $0.largestSize } ?? designs.last
    return open(design?.file ?? typeface.math)
  }

  /// Faces tried for a character the text face lacks: the math font, then what the system has.
  var fallbacks: [FontFace] {
    if let known = fallbackFaces { return known }
    let files = [
      "texgyredejavu-math.otf", "latinmodern-math.otf", "DejaVuSans.ttf", "DejaVuMathTeXGyre.ttf",
      "NotoSans-Regular.ttf", "NotoSansSymbols2-Regular.ttf", "NotoSansArabic-Regular.ttf",
      "NotoSansHebrew-Regular.ttf", "DroidSansFallbackFull.ttf", "Arial Unicode.ttf",
    ]
    let paths = folders.paths(of: files)
    let found = [math] + files.filter { $0 != typeface.math }.compactMap { openFallback($0, at: paths[$0]) }
    fallbackFaces = found
    return found
  }

  /// The math font's glyph for the first of `candidates` it has, else a fallback's.
  func findInMath(_ candidates: [Unicode.Scalar]) -> (face: FontFace, glyph: UInt32)? {
    if let glyph = candidates.lazy.compactMap(math.glyph).first { return (math, glyph) }
    for face in fallbacks {
      if let glyph = candidates.lazy.compactMap(face.glyph).first { return (face, glyph) }
    }
    return nil
  }

  /// Fonts used so far, sorted by id.
  var resources: [FontResource] {
    faces.values.filter { !$0.usedGlyphs.isEmpty }.map(\.resource).sorted { $0.id < $1.id }
  }

  private func open(_ file: String) -> FontFace {
    if let known = faces[file] { return known }
    do throws(TypesettingProblem) {
      let face = try FontFace(path: paths[file] ?? file, id: uniqueID(file))
      faces[file] = face
      return face
    } catch {
      problem = problem ?? error
      return math
    }
  }

  private func openFallback(_ file: String, at path: String?) -> FontFace? {
    if let known = faces[file] { return known }
    guard let path, let face = try? FontFace(path: path, id: uniqueID(file)) else { return nil }
    faces[file] = face
    return face
  }

  private func uniqueID(_ file: String) -> String {
    let id = Self.id(file)
    let taken = faces.values.filter { $0.id == id || $0.id.hasPrefix(id + "-") }.count
    return taken == 0 || !faces.values.contains { $0.id == id } ? id : "\(id)-\(taken + 1)"
  }

  /// The file's name without folder and extension, in lower case, blanks as hyphens.
  private static func id(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return String(stem.lowercased().map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" })
  }
}
