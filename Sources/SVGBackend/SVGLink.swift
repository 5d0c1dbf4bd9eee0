// Which addresses a figure may link to.

/// A link that cannot run anything: web, mail, within the page, or relative. Others are left out of the file.
struct SVGLink {
  let target: String

  init?(_ target: String) {
    let isPlain = target.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value) && scalar != "\\"
    }
    guard !target.isEmpty, isPlain, !target.hasPrefix("//") else { return nil }
    guard Self.isRelative(target) || Self.hasAllowedScheme(target) else { return nil }
    self.target = target
  }

  /// No colon before the first `/`, `?` or `#`.
  private static func isRelative(_ target: String) -> Bool {
    let head = target.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !head.contains(":")
  }

  private static func hasAllowedScheme(_ target: String) -> Bool {
    let scheme = target.prefix { $0 != ":" }.lowercased()
    return ["http", "https", "mailto"].contains(scheme)
  }
}
