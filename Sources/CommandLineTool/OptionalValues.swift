// Options whose value may be left out (`--asimov`, `--blind`): the default is written in before parsing.
import HFPlotKit

/// The argument parser knows options with a value and flags without; these are both.
enum OptionalValues {
  /// Option → the value it has when none is given, and what a given value looks like.
  static let defaults: [String: (value: String, accepts: @Sendable (String) -> Bool)] = [
    "--asimov": ("1", { Double($0) != nil }), "--expected": ("1", { Double($0) != nil }),
    "--blind": (BlindingRule.usual, BlindingRule.isRule),
  ]

  static func madeExplicit(_ arguments: [String]) -> [String] {
    var explicit: [String] = []
    for (index, argument) in arguments.enumerated() {
      explicit.append(argument)
      guard let option = defaults[argument] else { continue }
      let next = index + 1 < arguments.count ? arguments[index + 1] : nil
      if next.map(option.accepts) != true { explicit.append(option.value) }
    }
    return explicit
  }
}
