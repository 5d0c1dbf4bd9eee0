// How the files of a figure with several pages are named, and how names from a workspace become safe file names.

/// Names of output files (DESIGN §5): one page goes to the file named; more pages to stem-page.extension.
public enum PageNames {
  /// One path a page. `pages` holds the channel or page number of each.
  public static func paths(for file: String, pages: [String]) -> [String] {
    guard pages.count > 1 else { return pages.isEmpty ? [] : [file] }
    let (stem, suffix) = split(file)
    var taken: Set<String> = []
    return pages.map { page in
      let base = safe(page)
      var name = base, number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      return "\(stem)-\(name)\(suffix)"
    }
  }

  /// The extension in lower case and without its dot; empty if there is none.
  public static func fileExtension(of file: String) -> String {
    split(file).suffix.dropFirst().lowercased()
  }

  /// The file's name without folder and extension.
  public static func stem(_ file: String) -> String {
    String(split(file).stem.split(separator: "/").last ?? "")
  }

  /// A name with nothing in it that a file system or a shell could take for a path: letters, digits, `.`, `_`, `-`.
  public static func safe(_ name: String) -> String {
    var text = ""
    for character in name.unicodeScalars.prefix(80) {
      let keep = character.properties.isAlphabetic || character.properties.numericType != nil
      text.unicodeScalars.append(keep || "._-".unicodeScalars.contains(character) ? character : "_")
    }
    while text.hasPrefix(".") { text.removeFirst() }
    return text.isEmpty ? "page" : text
  }

  private static func split(_ file: String) -> (stem: String, suffix: String) {
    let start = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
    guard let dot = file[start...].lastIndex(of: "."), dot != start else { return (file, "") }
    return (String(file[..<dot]), String(file[dot...]))
  }
}
