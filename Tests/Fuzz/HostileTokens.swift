// What a hostile file would have in place of a number, a string or a value.

enum HostileTokens {
  static let numbers = [
    "0", "-0", "-0.0", "1", "-1", "2", "0.5", "1e-320", "5e-324", "1e300", "-1e300", "1e308", "1e999", "-1e999", "NaN",
    "Infinity", "-Infinity", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "4294967296",
    "1e18", "1e19", "1000000", "100000000", "0.1e", "1.", "00", "+1", "1e-400", "3.0000000000000000000000000001",
  ]

  /// Numbers that any reader takes, and that are hard enough for what follows.
  static let mild = ["0", "1", "-1", "0.5", "2", "3", "7", "100", "1e-3", "1e4", "1e-12", "1e9", "0.0", "1.0", "-2.5"]

  static let values = [
    "null", "true", "false", "[]", "{}", "\"\"", "[[]]", "[null]", "[1, 2, 3]", "[\"a\"]", "{\"a\": {}}", "[{}]",
  ]

  /// Without quotes, so that every language can take them.
  static let strings = [
    "", " ", "\\u0000", "../../x", "/etc/passwd", "</svg><script>alert(1)</script>", "\\\\input{/etc/passwd}",
    "\\\\immediate\\\\write18{ls}", "%", "$", "$$", "$x", "\\\\", "\\\\frac", "{", "}", "^^5c", "#1", "&lt;", "]]>",
    "\\ud800", "\\udc00\\ud800", "\u{202E}abc\u{202C}", "שלום", "مرحبا", "日本語", "e\u{301}\u{302}\u{303}", "👩‍👩‍👧‍👦",
    "\u{FEFF}", "\u{FFFE}", "nan", "1e999", "10mm", "-5pt", "1e300mm", "#zzzzzz", "rgb(1,2,3)", "*", "?", "[a", "/(/",
    "(((((", "mu", "lumi", "normfactor", "auto", "none", "log", "10000000pt", "0pt", "\\\\sqrt[", "\\\\left(",
  ]

  static let numberBytes = numbers.map { Array($0.utf8) }
  static let mildBytes = mild.map { Array($0.utf8) }
  static let valueBytes = values.map { Array($0.utf8) }
  static let stringBytes = strings.map { Array($0.utf8) }
}
