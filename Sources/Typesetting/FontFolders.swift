// Where font files are looked for: fixed folders first, then font trees, always by file name and never by fontconfig.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folders that are searched for font files, in order.
///
/// Flat folders are asked for the exact file; trees are walked (to a bounded depth) only when no flat folder has it.
public struct FontFolders: Sendable, Hashable {
  /// Folders that hold font files directly.
  public var folders: [String]
  /// Folders that are searched with everything below them.
  public var trees: [String]

  /// Every part by its name; those with a default may be left out.
  public init(folders: [String], trees: [String] = []) {
    self.folders = folders
    self.trees = trees
  }

  /// `$HFPLOT_FONTS` (a colon list), the TeX trees of Debian and TeX Live, and the system's and user's font folders.
  public static let standard = FontFolders(environment: environment("HFPLOT_FONTS"), home: environment("HOME"))

  /// The standard folders for a given value of `HFPLOT_FONTS` and a home folder.
  public init(environment: String?, home: String?) {
    let own = environment?.split(separator: ":").map(String.init) ?? []
    let families = ["tex-gyre", "tex-gyre-math", "lm", "lm-math"]
    let texRoots = [
      "/usr/share/texmf", "/usr/share/texlive/texmf-dist", "/usr/share/texmf-dist",
      "/usr/local/texlive/texmf-local", "/Library/TeX/Root/texmf-dist",
    ]
    let tex = texRoots.flatMap { root in families.map { "\(root)/fonts/opentype/public/\($0)" } }
    folders = own + tex + ["/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/droid"]
    let homes = home.map { ["\($0)/.fonts", "\($0)/.local/share/fonts", "\($0)/Library/Fonts"] } ?? []
    trees = own + homes + ["/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts"]
  }

  /// Every folder searched, once each, in order.
  public var searched: [String] {
    var seen = Set<String>()
    return (folders + trees).filter { seen.insert($0).inserted }
  }

  /// The folders searched as error messages name them: the first of those that exist, and how many more.
  var searchedInWords: String {
    let existing = searched.filter(isFolder), named = existing.isEmpty ? searched : existing
    let first = named.prefix(4).joined(separator: ", ")
    return first + (named.count > 4 ? " and \(named.count - 4) more folders" : "")
      + (existing.isEmpty ? named.count == 1 ? ", which does not exist" : ", which do not exist" : "")
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path of the file called `fileName`, or nil. A name with a slash is a path and is taken as it is.
  public func path(of fileName: String) -> String? {
    if fileName.contains("/") { return isReadableFile(fileName) ? fileName : nil }
    for folder in folders where isReadableFile("\(folder)/\(fileName)") { return "\(folder)/\(fileName)" }
    return firstFile { $0 == fileName }
  }

  /// The paths of those of `fileNames` that are there, in one walk at most.
  func paths(of fileNames: [String]) -> [String: String] {
    var found: [String: String] = [:]
    forEachFile { path, name in
      if fileNames.contains(name), found[name] == nil { found[name] = path }
      return found.count < fileNames.count
    }
    return found
  }

  /// The first font file whose name without extension, blanks, hyphens and case is one of `stems`, best stem first.
  func path(ofStems stems: [String]) -> String? {
    var found: [String: String] = [:]
    forEachFile { path, name in
      guard let stem = Self.fontStem(name), stems.contains(stem), found[stem] == nil else { return true }
      found[stem] = path
      return stem != stems.first
    }
    return stems.lazy.compactMap { found[$0] }.first
  }

  /// Stems of all font files, sorted: what a misspelt name is compared with.
  func allStems() -> [String] {
    var stems = Set<String>()
    forEachFile { _, name in
      if let stem = Self.fontStem(name) { stems.insert(stem) }
      return true
    }
    return stems.sorted()
  }

  /// `TeX Gyre Heros-Bold.otf` as `texgyreherosbold`; nil if it is no OpenType file.
  static func fontStem(_ fileName: String) -> String? {
    isFontFile(fileName) ? normalized(String(fileName.dropLast(4))) : nil
  }

  private static func isFontFile(_ fileName: String) -> Bool {
    [".otf", ".ttf", ".OTF", ".TTF"].contains { fileName.hasSuffix($0) }
  }

  /// A family or style name without blanks, hyphens, underscores and case.
  static func normalized(_ name: String) -> String { name.lowercased().filter { !" -_".contains($0) } }

  private func firstFile(where matches: (String) -> Bool) -> String? {
    var result: String?
    forEachFile { path, name in
      if matches(name) { result = path }
      return result == nil
    }
    return result
  }

  /// Calls `body` with path and name of every file until it returns false.
  private func forEachFile(_ body: (String, String) -> Bool) {
    var budget = 20_000
    for folder in folders {
      guard visit(folder, depth: 0, budget: &budget, body) else { return }
    }
    for tree in trees {
      guard visit(tree, depth: 6, budget: &budget, body) else { return }
    }
  }

  /// Files of one folder in sorted order, then its subfolders; false to stop.
  private func visit(_ folder: String, depth: Int, budget: inout Int, _ body: (String, String) -> Bool) -> Bool {
    var subfolders: [String] = []
    for name in entries(of: folder) {
      guard budget > 0 else { return false }
      budget -= 1
      if Self.isFontFile(name) {
        if !body("\(folder)/\(name)", name) { return false }
      } else if depth > 0, !name.contains(".") || name.hasPrefix("tex") {
        subfolders.append(name)
      }
    }
    for name in subfolders {
      guard visit("\(folder)/\(name)", depth: depth - 1, budget: &budget, body) else { return false }
    }
    return true
  }

  private func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private func isReadableFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
