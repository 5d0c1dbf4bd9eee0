// One parameter a bin: shapefactor, shapesys and staterror in the words of a workspace.
import HistFactory
import JSONTree

/// Parameters of the bins of a channel, and the modifiers that use them.
struct HS3BinwiseSet {
  enum Kind: Equatable { case shapefactor, shapesys, staterror }
  struct Use {
    var place: [Int]
    var modifier: HS3Modifier
    var contents: [Double]
    /// Absolute uncertainties; filled by the lowering.
    var uncertainties: [Double] = []
  }
  var name: String
  var kind: Kind
  var parameters: [String]
  var channel: Int
  var uses: [Use]
  /// Numbers that differ from what a workspace would derive.
  var auxiliary: [Double]?
  var widths: [Double]?
  var factors: [Double]?
  /// Whether the modifiers do nothing: constant gammas of 1.
  var isIdle = false
  /// Whether a staterror's gammas have Poisson constraints, which the workspace's extension block then says.
  var isPoisson = false

  func modifier(at place: [Int]) -> Modifier? {
    guard !isIdle, let use = uses.first(where: { $0.place == place }) else { return nil }
    switch kind {
    case .shapefactor: return Modifier(name: name, effect: .shapefactor)
    case .shapesys: return Modifier(name: name, effect: .shapesys(use.uncertainties))
    case .staterror: return Modifier(name: name, effect: .staterror(use.uncertainties))
    }
  }

  /// Sum of the yields of all samples that a gamma scales, by bin.
  var totals: [Double] {
    parameters.indices.map { bin in uses.reduce(0) { $0 + ($1.contents.indices.contains(bin) ? $1.contents[bin] : 0) } }
  }

  /// Relative uncertainty of those sums.
  var spreads: [Double] {
    zip(parameters.indices, totals).map { bin, total in
      let squares = uses.reduce(0.0) { sum, use in
        let value = use.uncertainties.indices.contains(bin) ? use.uncertainties[bin] : 0
        return sum + value * value
      }
      return total > 0 ? squares.squareRoot() / total : 0
    }
  }

  /// What parameter names have in common: `stat_SR` of `stat_SR_0`, `stat_SR_1`, …, with the number of the first.
  static func stem(_ parameters: [String]) -> (name: String, first: Int)? {
    guard let first = parameters.first else { return nil }
    for ending in ["_bin_", "_", "["] {
      guard let range = first.ranges(of: ending).last, range.lowerBound != first.startIndex else { continue }
      let digits = ending == "[" ? first[range.upperBound...].dropLast() : first[range.upperBound...]
      guard let start = Int(digits) else { continue }
      let stem = first[..<range.lowerBound], tail = ending == "[" ? "]" : ""
      let expected = parameters.indices.map { "\(stem)\(ending)\(start + $0)\(tail)" }
      if parameters == expected { return (String(stem), start) }
    }
    return nil
  }
}

extension HS3Lowering {
  mutating func collectSets() {
    var known: [String: Int] = [:]
    for (position, channel) in channels.enumerated() {
      for (index, sample) in channel.samples.enumerated() {
        for (place, modifier) in sample.modifiers.enumerated() where modifier.isPerBin {
          let use = HS3BinwiseSet.Use(
            place: [position, index, place], modifier: modifier, contents: sample.contents)
          add(use, sample, position, &known)
        }
      }
    }
    nameSets()
  }

  private mutating func add(
    _ use: HS3BinwiseSet.Use, _ sample: HS3Sample, _ channel: Int, _ known: inout [String: Int]
  ) {
    // The reader has told of another number of parameters than bins.
    guard use.modifier.parameters.count == use.contents.count else { return }
    let key = use.modifier.parameters.joined(separator: "\u{1F}"), kind = Self.kind(use.modifier)
    if let position = known[key] {
      if sets[position].kind != kind {
        reader.source.note(use.modifier.node, "shares its parameters with a modifier of another type")
      } else if kind == .shapesys || (kind == .staterror && sets[position].channel != channel) {
        reader.source.note(
          use.modifier.node, "shares the parameters '\(use.modifier.parameters.first ?? "")'… with another sample",
          hint: "a workspace's \(kind == .shapesys ? "shapesys" : "staterror") acts in one place")
      }
      sets[position].uses.append(use)
      setOfModifier[use.place] = position
    } else {
      known[key] = sets.count
      setOfModifier[use.place] = sets.count
      sets.append(
        HS3BinwiseSet(name: "", kind: kind, parameters: use.modifier.parameters, channel: channel, uses: [use]))
    }
  }

  private static func kind(_ modifier: HS3Modifier) -> HS3BinwiseSet.Kind {
    switch modifier.effect {
    case .shapesys: .shapesys
    case .staterror: .staterror
    default: .shapefactor
    }
  }

  /// A set is called what its parameters have in common, or like its modifier, made unique by the channel's name.
  private mutating func nameSets() {
    var taken = Set(scalarOrder.map { renamed[$0] ?? $0 }), continued: [String: Int] = [:]
    // Bins of one staterror follow one another through the channels in the order of their names.
    let order = sets.indices.sorted { left, right in
      let (first, second) = (channels[sets[left].channel].name, channels[sets[right].channel].name)
      return first == second ? left < right : first.utf8.lexicographicallyPrecedes(second.utf8)
    }
    for index in order {
      let set = sets[index], stem = HS3BinwiseSet.stem(set.parameters)
      let own = set.uses.first?.modifier.name ?? ""
      let wish = stem.map(\.name) ?? (own.isEmpty ? "gamma" : own)
      if set.kind == .staterror, let stem, stem.first > 0, continued[stem.name] == stem.first {
        sets[index].name = stem.name
        continued[stem.name] = stem.first + set.parameters.count
        continue
      }
      let isLone = stem.map { $0.first == 0 } ?? true
      var name = isLone ? wish : "\(wish)_\(channels[set.channel].name)", number = 2
      if taken.contains(name) { name = "\(wish)_\(channels[set.channel].name)" }
      while !taken.insert(name).inserted {
        name = "\(wish)_\(channels[set.channel].name)_\(number)"
        number += 1
      }
      sets[index].name = name
      if let stem, stem.first == 0 { continued[stem.name] = set.parameters.count }
    }
  }
}
