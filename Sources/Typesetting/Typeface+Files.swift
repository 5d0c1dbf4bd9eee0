// The files behind a typeface, with what they say of themselves.

/// A font file and what a typeface uses it for.
public struct TypefaceFile: Sendable, Equatable {
  /// `regular`, `italic`, `bold`, `bold italic`, `sans`, `typewriter` or `math`.
  public var use: String
  /// The font's file.
  public var path: String
  /// Name of its family.
  public var family: String
  /// The version that the font's name table states; empty where it states none.
  public var version: String
}

extension Typeface {
  /// The files that set labels, each once, in the order of their use; optical sizes one after another.
  /// - Throws: a problem for a file that is missing or no font.
  public func usedFiles(folders: FontFolders = .standard) throws(TypesettingProblem) -> [TypefaceFile] {
    let uses: [(String, [String])] = [
      ("regular", regular.map(\.file)), ("italic", italic.map(\.file)), ("bold", bold.map(\.file)),
      ("bold italic", boldItalic.map(\.file)), ("sans", [sans]), ("typewriter", [typewriter]), ("math", [math]),
    ]
    var files: [TypefaceFile] = []
    for (use, names) in uses {
      for name in names {
        guard let path = folders.path(of: name) else { throw .missingFont(name, folders: folders) }
        guard !files.contains(where: { $0.path == path }) else { continue }
        let face = try FontFace(path: path, id: name)
        files.append(TypefaceFile(use: use, path: path, family: face.familyName, version: face.version))
      }
    }
    return files
  }
}
