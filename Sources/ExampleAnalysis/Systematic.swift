// A systematic uncertainty: one nuisance parameter and what it does to which samples where.

/// The categories in which nuisance parameters are listed.
enum ParameterGroup: String, Sendable {
  case experimental = "Experimental"
  case theory = "Theory"
  case monteCarlo = "MC statistics"
  case normalisations = "Normalisations"
}

/// Relative changes at +1σ and −1σ.
struct Variation: Sendable {
  var up: Double
  var down: Double

  static let none = Variation(up: 0, down: 0)
  static func symmetric(_ size: Double) -> Variation { Variation(up: size, down: -size) }
  static func asymmetric(_ up: Double, _ down: Double) -> Variation { Variation(up: up, down: down) }
  /// An alternative prediction without a counterpart.
  static func oneSided(_ up: Double) -> Variation { Variation(up: up, down: 0) }

  static func + (left: Variation, right: Variation) -> Variation {
    Variation(up: left.up + right.up, down: left.down + right.down)
  }
}

struct Systematic: Sendable {
  /// What the parameter does to some samples in some regions; effects on one histogram add up.
  struct Effect: Sendable {
    var processes: [Process]
    /// Empty for all regions.
    var regions: [String] = []
    /// Change of the yield.
    var norm = Variation.none
    /// Change of the last bin, opposite in the first, linear in between.
    var tilt = Variation.none
  }

  var name: String
  var title: String
  var group: ParameterGroup
  var effects: [Effect]

  private func effects(on process: String, in region: String) -> [Effect] {
    effects.filter { effect in
      effect.processes.contains { $0.name == process } && (effect.regions.isEmpty || effect.regions.contains(region))
    }
  }

  /// Change of a sample's yield in a region.
  func norm(of process: String, in region: String) -> Variation {
    effects(on: process, in: region).reduce(.none) { $0 + $1.norm }
  }

  /// Change of its last bin beyond that.
  func tilt(of process: String, in region: String) -> Variation {
    effects(on: process, in: region).reduce(.none) { $0 + $1.tilt }
  }
}
