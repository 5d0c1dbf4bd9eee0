// A verb that hfplot does not have: said plainly, with the nearest one.
import ArgumentParser
import HFPlotKit

/// The verbs by name.
enum Verb {
  static var names: [String] { HFPlot.configuration.subcommands.map { $0._commandName } + ["help"] }

  /// The parser would call an unknown verb an unexpected argument.
  static func check(_ arguments: [String]) throws(KitProblem) {
    guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else { return }
    let near = UnknownNames.nearest(first, names).map { "did you mean \($0)? " } ?? ""
    throw KitProblem("hfplot has no verb '\(first)'", hint: "\(near)the verbs are: \(names.joined(separator: ", "))")
  }
}
