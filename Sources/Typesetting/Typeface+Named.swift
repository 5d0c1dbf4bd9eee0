// A typeface from a name in a style: built-in, a TeX Gyre family, or any OpenType text font that is installed.

extension Typeface {
  /// The typeface called `name`.
  ///
  /// - `sans`, `serif`, `termes`, or the families behind them (`TeX Gyre Heros`, `Latin Modern`, `TeX Gyre Termes`);
  /// - `TeX Gyre Pagella`, `Bonum`, `Schola` with their own math fonts;
  /// - any other installed family (`Lato`, `Open Sans`) or file (`Lato-Regular.ttf`, `fonts/My.otf`): formulas take
  ///   letters and digits from it and symbols from `math`.
  ///
  /// - Parameter math: the math font's file for families that have none of their own.
  /// - Throws: a problem naming the folders searched and the nearest installed name.
  public static func named(
    _ name: String, math: String = "texgyredejavu-math.otf", folders: FontFolders = .standard
  ) throws(TypesettingProblem) -> Typeface {
    let key = FontFolders.normalized(name)
    if let typeface = families[key] { return typeface }
    if name.contains("/") || FontFolders.fontStem(name) != nil {
      return try fromFile(name, math: math, folders: folders)
    }
    guard let regular = folders.path(ofStems: [key + "regular", key, key + "book", key + "roman"]) else {
      throw unknown(name, folders)
    }
    return fromRegular(regular, name: name, stem: key, math: math, folders: folders)
  }

  private static let families: [String: Typeface] = {
    var table = ["sans": sans, "serif": serif, "termes": termes]
    table["texgyreheros"] = sans
    table["latinmodern"] = serif
    table["latinmodernroman"] = serif
    table["texgyretermes"] = termes
    for family in ["pagella", "bonum", "schola"] {
      let typeface = Typeface(
        name: family, family: "texgyre\(family)", sans: "texgyreheros-regular.otf",
        typewriter: "texgyrecursor-regular.otf", math: "texgyre\(family)-math.otf", mathLetters: .mathFont)
      table[family] = typeface
      table["texgyre\(family)"] = typeface
    }
    return table
  }()

  private static func fromFile(
    _ file: String, math: String, folders: FontFolders
  ) throws(TypesettingProblem) -> Typeface {
    guard let path = folders.path(of: file) else { throw .missingFont(file, folders: folders) }
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    var stem = FontFolders.fontStem(fileName) ?? fileName
    if stem.hasSuffix("regular") { stem = String(stem.dropLast(7)) }
    var around = folders
    if let slash = path.lastIndex(of: "/") { around.folders.insert(String(path[..<slash]), at: 0) }
    return fromRegular(path, name: file, stem: stem, math: math, folders: around)
  }

  private static func fromRegular(
    _ regular: String, name: String, stem: String, math: String, folders: FontFolders
  ) -> Typeface {
    var missing: [String] = []
    func style(_ label: String, _ suffixes: [String], otherwise: String) -> String {
      if let path = folders.path(ofStems: suffixes.map { stem + $0 }) { return path }
      missing.append(label)
      return otherwise
    }
    let italic = style("italic", ["italic", "oblique", "slanted"], otherwise: regular)
    let bold = style("bold", ["bold"], otherwise: regular)
    let boldItalic = style("bold italic", ["bolditalic", "boldoblique", "boldslanted"], otherwise: bold)
    return Typeface(
      name: name, regular: [Design(file: regular)], italic: [Design(file: italic)], bold: [Design(file: bold)],
      boldItalic: [Design(file: boldItalic)], sans: regular, typewriter: "texgyrecursor-regular.otf", math: math,
      mathLetters: .textFamily, missingStyles: missing)
  }

  private static func unknown(_ name: String, _ folders: FontFolders) -> TypesettingProblem {
    let known = families.keys + folders.allStems().map { $0.hasSuffix("regular") ? String($0.dropLast(7)) : $0 }
    var hint = "use sans, serif, termes, the name of an installed family, or a file (.otf, .ttf)"
    if let near = NearestName.find(FontFolders.normalized(name), among: Array(Set(known))) {
      hint = "did you mean '\(near)'?"
    }
    return TypesettingProblem(
      "no font called '\(name)' in \(folders.searchedInWords)", hint: hint)
  }
}
