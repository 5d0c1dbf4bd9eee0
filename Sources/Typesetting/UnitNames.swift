// Units spelt as siunitx spells them: `\giga\electronvolt`, `\per\second`, `\metre\squared`.

/// Prefixes and units by name.
enum UnitNames {
  private static let prefixes = [
    "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "kilo": "k",
    "mega": "M", "giga": "G", "tera": "T", "peta": "P",
  ]
  private static let units = [
    "electronvolt": "eV", "eV": "eV", "keV": "keV", "MeV": "MeV", "GeV": "GeV", "TeV": "TeV", "barn": "b",
    "femtobarn": "fb", "picobarn": "pb", "fb": "fb", "pb": "pb", "metre": "m", "meter": "m", "second": "s",
    "gram": "g", "kilogram": "kg", "hertz": "Hz", "kelvin": "K", "tesla": "T", "joule": "J", "watt": "W",
    "volt": "V", "ampere": "A", "coulomb": "C", "percent": "%", "degree": "°", "radian": "rad",
    "clight": "c", "minute": "min", "hour": "h", "day": "d", "bit": "bit", "byte": "B",
  ]

  /// The nodes of a unit written entirely in commands; nil if it is anything else.
  static func nodes(_ text: String) -> [MathNode]? {
    var result: [(symbol: String, exponent: Int)] = []
    var prefix = "", isInverse = false
    for name in text.split(whereSeparator: { $0 == "\\" || $0 == " " }).map(String.init) {
      switch name {
      case "per": isInverse = true
      case "squared", "cubed":
        guard !result.isEmpty else { return nil }
        result[result.count - 1].exponent *= name == "squared" ? 2 : 3
      default:
        if let found = prefixes[name] {
          prefix += found
        } else if let unit = units[name] {
          result.append((prefix + unit, isInverse ? -1 : 1))
          (prefix, isInverse) = ("", false)
        } else {
          return nil
        }
      }
    }
    guard prefix.isEmpty, !isInverse, text.hasPrefix("\\") else { return nil }
    return Array(result.map { [node($0.symbol, $0.exponent)] }.joined(separator: [.space(3.0 / 18)]))
  }

  private static func node(_ symbol: String, _ exponent: Int) -> MathNode {
    let base = MathNode.word(symbol, .upright)
    guard exponent != 1 else { return base }
    let sign: [MathNode] = exponent < 0 ? [.symbol("\u{2212}", .ordinary, .upright)] : []
    return .scripts(
      MathScripts(base: base, lower: nil, upper: sign + [.word(String(abs(exponent)), .upright)], limits: nil))
  }
}
