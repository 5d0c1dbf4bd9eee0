// Paths of histograms with words in braces and globs: one path for all samples and regions.
import JSONTree

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds files for a pattern such as `histograms/{region}/{sample}_*.json#{systematic}_up`.
struct HistogramPath {
  /// Folder that relative paths start from.
  let folder: String

  /// The pattern with its words put in, and a folder in front.
  func filled(_ pattern: String, _ words: [(name: String, value: String)]) -> String {
    var text = pattern
    for word in words {
      text = text.split(separator: "{\(word.name)}", omittingEmptySubsequences: false).joined(separator: word.value)
    }
    return text.hasPrefix("/") || folder.isEmpty ? text : "\(folder)/\(text)"
  }

  /// The files that a path names, in the order of their names; a glob may name several.
  func files(_ path: String) -> [String] {
    let (file, name) = HistogramFile.split(path)
    guard file.contains(where: { "*?[".contains($0) }) else { return InputFile.exists(file) ? [path] : [] }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(file, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) + (name.map { "#\($0)" } ?? "") }
    }
  }
}

/// Globs over names of samples and regions: `*` and `?`.
struct NameGlob {
  let patterns: [String]

  func matches(_ name: String) -> Bool { patterns.contains { Self.matches(Substring($0), Substring(name)) } }

  private static func matches(_ pattern: Substring, _ name: Substring) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    let rest = pattern.dropFirst()
    if first == "*" {
      return name.indices.contains { matches(rest, name[$0...]) } || matches(rest, "")
    }
    guard let character = name.first, first == "?" || first == character else { return false }
    return matches(rest, name.dropFirst())
  }
}
