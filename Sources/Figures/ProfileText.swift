// Words of scans and contours: titles of parameters, confidence levels, intervals.
import Plotting
import Results
import Styles
import Typesetting

struct ProfileText {
  let annotations: Annotations
  let style: Style

  /// The annotated title of a parameter; a component of an indexed set shows its set's title and its number.
  func title(of name: String) -> String {
    if let title = annotations.parameters[name]?.title { return title }
    guard name.hasSuffix("]"), let bracket = name.lastIndex(of: "["),
      let title = annotations.parameters[String(name[..<bracket])]?.title
    else { return Label.escaped(name) }
    return "\(title) \(name[bracket...])"
  }

  /// `68.27 %` by the template of a key.
  func level(_ cl: Double, _ key: String) -> String {
    Self.filled(style.string(key), ["cl": NumberText.general(100 * cl, digits: 4)])
  }

  /// A template with words in braces, replaced.
  static func filled(_ template: String, _ words: [String: String]) -> String {
    var result = "", rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"), let word = words[String(rest[rest.index(after: open)..<close])] else {
        result.append("{")
        rest = rest.dropFirst()
        continue
      }
      result += word
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// `μ = 1.2 +0.4 −0.4`, `μ < 1.9`, or the segments of an interval in pieces.
  func interval(_ interval: ProfileInterval, of parameter: String, bestFit: Double) -> String? {
    let name = title(of: parameter)
    guard
      let segment = interval.segments.indices.first(where: { index in
        interval.segments[index][0] <= bestFit && bestFit <= interval.segments[index][1]
      })
    else { return nil }
    let ends = interval.segments[segment]
    let isCrossing = [0, 1].map { interval.end(segment, $0) == .crossing }
    guard interval.segments.count == 1 else { return range(interval, of: parameter, bestFit: bestFit) }
    let up = ends[1] - bestFit, down = bestFit - ends[0]
    switch (isCrossing[0], isCrossing[1]) {
    case (true, true): return "\(name) = \(NumberText.measurement(bestFit, up: up, down: down))"
    case (false, true): return "\(name) $<$ \(rounded(ends[1], by: max(up, 1e-300)))"
    case (true, false): return "\(name) $>$ \(rounded(ends[0], by: max(down, 1e-300)))"
    case (false, false): return nil
    }
  }

  /// `+0.38 −0.32`; nil where a side is not known.
  static func contribution(_ part: ScanBreakdown) -> String? {
    guard let up = part.up, let down = part.down, up > 0 || down > 0 else { return nil }
    let rounded = NumberText.rounded(0, up: up, down: down)
    return "$+\(rounded.up)$ $-\(rounded.down)$"
  }

  /// `μ ∈ [0.5, 2.0]`, in as many pieces as there are; `μ < 1.9` where a bound is in the way.
  func range(_ interval: ProfileInterval, of parameter: String, bestFit: Double) -> String? {
    let isWhole = interval.segments.count == 1 && interval.ends == nil
    guard isWhole || interval.segments.count > 1 else {
      return self.interval(interval, of: parameter, bestFit: bestFit)
    }
    let widths = interval.segments.map { $0[1] - $0[0] }.filter { $0 > 0 }
    let width = 0.1 * (widths.min() ?? 1)
    let list = interval.segments.map { "[\(rounded($0[0], by: width)), \(rounded($0[1], by: width))]" }
    return ProfileText.filled(
      style.string("scan.range"), ["name": title(of: parameter), "segments": list.joined(separator: " $\\cup$ ")])
  }

  private func rounded(_ value: Double, by uncertainty: Double) -> String {
    NumberText.decimal(value, digits: max(0, NumberText.pdgDecimals(uncertainty)))
  }
}
