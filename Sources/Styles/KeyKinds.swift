// What a key may hold, where its default alone does not say: choices, values that may be absent, free names.

import SceneGraph

/// The kinds of style keys.
enum KeyKind: Sendable, Equatable {
  case flag, number, string
  /// A string, or a number that stands for its digits.
  case word
  /// `#rrggbb`, or `ink` and `paper`.
  case color
  /// Only `#rrggbb`: what `ink` and `paper` are.
  case hexColor
  /// A number of points, or a string with a unit: `2.2mm`, `4pt`, `0.3cm`, `1.2em` (times `text.size`).
  case length
  case numbers, strings, colors
  case choice([String])
  /// A list of some of these.
  case choices([String])
  /// Either null or the other kind.
  indirect case optional(KeyKind)
  case any
}

enum KeyKinds {
  /// Keys whose default is a bare number or null although they hold lengths, choices or more.
  private static let declared: [String: KeyKind] = [
    "text.font": .string,
    "text.size": .length, "text.minimum": .length,
    "page.height": .optional(.length),
    "colors.ink": .hexColor, "colors.paper": .hexColor,
    "axis.x.scale": .choice(["auto", "linear", "log"]), "axis.y.scale": .choice(["auto", "linear", "log"]),
    "axis.x.range": .optional(.numbers), "axis.y.range": .optional(.numbers),
    "axis.x.title": .optional(.string), "axis.y.title": .optional(.string),
    "axis.title.align": .choice(["end", "center"]), "ratio.title_align": .choice(["end", "center"]),
    "legend.placement": .choice([
      "auto", "top left", "top center", "top right", "bottom left", "bottom right", "above", "beside", "head", "none",
    ]),
    "legend.order": .choice(["stack", "reversed", "name"]),
    "label.placement": .choice(["auto", "top left", "top right"]),
    "label.experiment.position": .choice(["inside", "above"]), "label.energy.position": .choice(["inside", "above"]),
    "label.energy.sqrt_s": .word, "label.energy.luminosity": .word,
    "lower.kinds": .choices([
      "ratio", "background", "prefit", "pull", "significance", "difference", "relative", "asymmetry", "s/b",
      "s/sqrt(b)", "s/(s+b)", "s/sqrt(s+b)", "none",
    ]),
    "signal.mode": .choice(["stacked", "overlay", "both", "none"]), "signal.colors": .colors,
    "stack.patterns": .strings,
    "stack.order": .choice(["yield", "file", "name"]),
    "data.marker.shape": markers,
    "scan.best_fit.marker.shape": markers, "contour.best_fit.marker.shape": markers,
    "contour.reference.marker.shape": markers,
    "impacts.bound.marker.shape": markers, "impacts.failed.marker.shape": markers,
    "impacts.pulls.marker.shape": markers, "impacts.zero.dash": .numbers,
    "contour.look": .choice(["filled", "open"]),
    "check.greyscale": .choice(["off", "note", "error"]),
    "limit.counted.marker.shape": markers,
    "exclusion.points.marker.shape": markers, "exclusion.failed.marker.shape": markers,
    "exclusion.regions.show": .choice(["points", "numbers", "none"]),
    "exclusion.regions.shapes": .strings, "exclusion.regions.colors": .colors,
    "exclusion.numbers.show": .choice(["none", "cls", "upper_limit", "cross_section_limit"]),
    "exclusion.forbidden.label": .optional(.string),
    "exclusion.marks.shapes": .strings, "exclusion.marks.colors": .colors,
    "exclusion.overlay.fill": .colors, "exclusion.overlay.colors": .colors, "exclusion.map.colors": .colors,
    "output.svg.text": .choice(["outlines", "hybrid"]),
    "limits_vs.show": .choice(["limits", "p0"]), "limits_vs.unit": .string,
    "label.lines": .strings,
    "hepdata.reactions": .strings, "hepdata.observables": .strings, "hepdata.phrases": .strings,
    "legend.columns": .number,
    "pulls.zero.dash": .numbers,
    "templates.nominal.dash": .numbers, "templates.up.dash": .numbers, "templates.one_sided.marker.shape": markers,
    "pulls.bound.marker.shape": markers, "impacts.channels.marker.shape": markers,
    "modifiers.separator.dash": .numbers, "systematics.total.dash": .numbers, "pois.total.marker.shape": markers,
  ]

  private static let markers = KeyKind.choice([
    "circle", "square", "diamond", "star", "plus", "cross", "triangle_up", "triangle_down",
  ])

  /// Objects whose keys are names of the user's: each entry has the fields listed.
  static let freeMaps: [String: [String: KeyKind]] = [
    "samples": [
      "title": .string, "color": .color, "order": .number, "group": .string, "signal": .flag,
    ],
    "channels": [
      "title": .string, "observable": .string, "unit": .string, "bin_edges": .numbers, "bin_labels": .strings,
      "range": .numbers, "cuts": .strings,
    ],
    "parameters": ["title": .string, "group": .string],
  ]

  /// Objects whose keys are free and whose values are all of one kind.
  static let freeValues: [String: KeyKind] = [
    "text.macros": .string, "palette": .colors, "exclusion.axes": .string, "impacts.groups": .strings,
  ]

  /// Keys of a layer that are not style keys of their own.
  static let structural: Set<String> = ["extends", "figures", "rules", "$schema"]

  static func kind(of path: String, default value: StyleValue) -> KeyKind {
    if let kind = declared[path] { return kind }
    switch value {
    case .flag: return .flag
    case .number: return .number
    case .string(let text) where text.hasPrefix("#") || Style.colorNames.contains(text): return .color
    case .string(let text) where Length(text) != nil: return .length
    case .string: return .string
    case .list(let values):
      if values.allSatisfy({ if case .number = $0 { true } else { false } }) { return .numbers }
      return values.allSatisfy(isColor) ? .colors : .strings
    case .null, .object: return .any
    }
  }

  private static func isColor(_ value: StyleValue) -> Bool {
    guard case .string(let text) = value else { return false }
    return text.hasPrefix("#") || Style.colorNames.contains(text)
  }

  /// Whether widths and sizes that default to plain points also take units: every number does.
  static func accepts(_ value: StyleValue, as kind: KeyKind) -> Bool {
    switch (kind, value) {
    case (.any, _), (.flag, .flag), (.number, .number), (.string, .string), (.length, .number),
      (.word, .string), (.word, .number):
      return true
    case (.optional, .null): return true
    case (.optional(let inner), _): return accepts(value, as: inner)
    case (.number, .string(let text)), (.length, .string(let text)): return Length(text) != nil
    case (.hexColor, .string(let text)): return Color(hex: text) != nil
    case (.color, .string(let text)): return Style.colorNames.contains(text) || Color(hex: text) != nil
    case (.choice(let names), .string(let text)): return names.contains(text)
    case (.choices(let names), .list(let values)):
      return values.allSatisfy { accepts($0, as: .choice(names)) }
    case (.numbers, .list(let values)): return values.allSatisfy { accepts($0, as: .number) }
    case (.strings, .list(let values)): return values.allSatisfy { accepts($0, as: .string) }
    case (.colors, .list(let values)): return !values.isEmpty && values.allSatisfy { accepts($0, as: .color) }
    default: return false
    }
  }
}

extension KeyKind {
  /// What a problem says was expected.
  var phrase: String {
    switch self {
    case .flag: "true or false"
    case .number: "a number, or a length such as \"2mm\""
    case .string: "a string"
    case .word: "a string or a number"
    case .color: "a colour such as \"#1f77b4\", or \"ink\" or \"paper\""
    case .hexColor: "a colour such as \"#1f77b4\""
    case .length: "a length: points, or a string such as \"2.2mm\" or \"1.2em\""
    case .numbers: "a list of numbers"
    case .strings: "a list of strings"
    case .colors: "a list of colours"
    case .choice(let names): "one of: \(names.joined(separator: ", "))"
    case .choices(let names): "a list of: \(names.joined(separator: ", "))"
    case .optional(let kind): "\(kind.phrase), or null"
    case .any: "any value"
    }
  }
}
