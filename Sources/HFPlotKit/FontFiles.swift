// The font files that a style sets labels with, so that a difference between two machines can be explained.
import Digests
import JSONTree
import Styles
import Typesetting

/// One font file in use.
public struct FontFile: Sendable, Equatable {
  /// What it is used for: `regular`, `bold`, `math`, …
  public var use: String
  /// Where the file is.
  public var path: String
  /// Name of its family.
  public var family: String
  /// The version that the font's name table states.
  public var version: String
  /// SHA-256 of the file's bytes, in hexadecimal.
  public var sha256: String
}

extension FontFile {
  /// The files of a style's typeface, in the order of their use.
  public static func files(of style: Style) throws(KitProblem) -> [FontFile] {
    try KitProblem.wrapping {
      let typeface = try Typeface.named(style.string("text.font"))
      return try typeface.usedFiles().map { file in
        FontFile(
          use: file.use, path: file.path, family: file.family, version: file.version,
          sha256: SHA256.hex(try InputFile.read(file.path)))
      }
    }
  }
}
