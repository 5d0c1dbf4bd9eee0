// The options that shape a fit, shared by the verbs that fit.
import ArgumentParser
import HFPlotKit

/// Fixed parameters and the data to fit.
struct FitArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Hold a parameter at a value; repeatable.", valueName: "name=value"))
  var fix: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fit Asimov data (nominal parameters) with the parameter of interest at MU (1 if left out).", valueName: "mu"))
  var asimov: Double?

  var data: FitOptions.Data { asimov.map { .asimov(poi: $0) } ?? .observed }

  /// What of it belongs into the canonical command.
  var canonical: [(name: String, value: String?)] {
    fix.map { ("fix", $0) } + (asimov.map { [("asimov", "\($0)")] } ?? [])
  }

  func options(minos: String? = nil) throws -> FitOptions {
    let fixed = try Self.fixed(fix)
    let names = minos?.split(separator: ",").map(String.init) ?? []
    let choice: FitOptions.Minos = names.isEmpty ? .none : names == ["all"] ? .all : .named(names)
    return FitOptions(fixed: fixed, data: data, minos: choice)
  }

  /// Values by name from settings such as `mu=1`.
  static func fixed(_ settings: [String]) throws(KitProblem) -> [String: Double] {
    var fixed: [String: Double] = [:]
    for setting in settings {
      guard let equals = setting.lastIndex(of: "="), equals != setting.startIndex,
        let value = Double(setting[setting.index(after: equals)...])
      else { throw KitProblem("--fix \(setting): is not of the form NAME=VALUE", hint: "e.g. --fix mu=1") }
      fixed[String(setting[..<equals])] = value
    }
    return fixed
  }
}
