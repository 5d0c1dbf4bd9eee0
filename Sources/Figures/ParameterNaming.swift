// How parameters are called on figures: titles, bins of a set, long names shortened, groups.
import Results
import Styles
import Typesetting

/// Titles and groups of parameters, from annotations first and from names and modifier types else.
struct ParameterNaming {
  let annotations: Annotations
  let style: Style
  /// Long names in short, those that would look alike cut less.
  private let short: [String: String]

  /// - Parameter names: all that the figure may show.
  init(annotations: Annotations, style: Style, names: [String] = []) {
    self.annotations = annotations
    self.style = style
    short = Self.shortened(names, to: style.integer("names.longest"))
  }

  /// The label source of a parameter; a bare name is cut in its middle where it is long.
  func title(_ name: String) -> String {
    annotatedTitle(name) ?? Label.escaped(short[name] ?? Self.shortened(name, to: style.integer("names.longest")))
  }

  /// The same without a cut, for where the arrangement fits names into their room.
  func wholeTitle(_ name: String) -> String { annotatedTitle(name) ?? Label.escaped(name) }

  private func annotatedTitle(_ name: String) -> String? {
    if let own = annotations.parameters[name]?.title { return own }
    guard let (set, index) = Self.parts(of: name), let title = annotations.parameters[set]?.title else { return nil }
    return Template(style.string("names.bin")).filled(["title": title, "bin": "\(index + 1)"])
  }

  /// A group by name: modifier types by what they are called, others as they are, with markup if they have any.
  func title(ofGroup name: String) -> String {
    if Self.types.contains(name) { return style.string("names.types.\(name)") }
    return Label.given(name)
  }

  /// The annotated group, or what its modifier type is called.
  func group(_ parameter: ParameterResult) -> String {
    let set = Self.parts(of: parameter.name)?.set ?? parameter.name
    if let own = annotations.parameters[parameter.name]?.group ?? annotations.parameters[set]?.group { return own }
    return Self.types.contains(parameter.kind) ? style.string("names.types.\(parameter.kind)") : parameter.kind
  }

  private static let types: Set = [
    "histosys", "normsys", "lumi", "staterror", "shapesys", "normfactor", "shapefactor",
  ]

  /// `gamma[3]` as its set and its index.
  static func parts(of name: String) -> (set: String, index: Int)? {
    guard name.hasSuffix("]"), let open = name.lastIndex(of: "["),
      let index = Int(name[name.index(after: open)...].dropLast())
    else { return nil }
    return (String(name[..<open]), index)
  }

  /// Names cut to a length, and to more where two would read the same.
  static func shortened(_ names: [String], to length: Int) -> [String: String] {
    var short: [String: String] = [:], pending = Array(Set(names)).sorted(), length = length
    while !pending.isEmpty {
      let candidates = Dictionary(grouping: pending) { shortened($0, to: length) }
      for (candidate, owners) in candidates where owners.count == 1 { short[owners[0]] = candidate }
      pending = candidates.filter { $0.value.count > 1 }.flatMap(\.value).sorted()
      length += 4
    }
    return short
  }

  /// A name cut in its middle: both ends of a name tell more than its beginning alone.
  static func shortened(_ name: String, to length: Int) -> String {
    guard name.count > max(length, 5) else { return name }
    let kept = max(length, 5) - 1, tail = kept / 2
    return String(name.prefix(kept - tail)) + "…" + String(name.suffix(tail))
  }

  /// About how wide a label is in points: recipes choose columns before anything is typeset.
  func width(_ source: String, size: Double) -> Double {
    Self.visible(source).reduce(0) { $0 + Self.advance($1) } * size
  }

  /// Widths in a sans-serif face, in ems.
  private static func advance(_ character: Character) -> Double {
    if "iljI.,:;'|![](){}/ ".contains(character) { return 0.28 }
    if "mwMW%@—…".contains(character) { return 0.86 }
    return character.isUppercase ? 0.68 : 0.56
  }

  /// Characters that are seen: markup is left out, a command counts as a letter.
  static func visible(_ source: String) -> [Character] {
    var seen: [Character] = [], rest = Substring(source)
    while let character = rest.first {
      rest = rest.dropFirst()
      guard character == "\\" else {
        if !"{}$^".contains(character) { seen.append(character) }
        continue
      }
      let command = rest.prefix { $0.isASCII && $0.isLetter }
      let isMarkup = command.hasPrefix("math") || command.hasPrefix("text")
      if command.isEmpty, let escaped = rest.first { seen.append(escaped) } else if !isMarkup { seen.append("x") }
      rest = rest.dropFirst(max(command.count, 1))
    }
    return seen
  }
}
