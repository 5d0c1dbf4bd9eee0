// The six samples of the search: how many events of each are expected where, and how they are drawn.

/// A sample of the example.
struct Process: Sendable {
  struct Contribution: Sendable {
    var region: String
    /// Events expected in the region.
    var yield: Double
    var spectrum: Spectrum
  }

  var name: String
  var title: String
  var color: String
  /// The free parameter that scales it.
  var normalisation: Normalisation?
  var isSignal = false
  /// Mean weight of a simulated event; nil for a template without statistical fluctuations of its own.
  var eventWeight: Double?
  /// Whether the luminosity enters its normalisation.
  var followsLuminosity: Bool
  var contributions: [Contribution]
}

/// A free normalisation.
struct Normalisation: Sendable {
  var name: String
  var title: String
  var isPhysicsInterest = false
}

extension Process {
  /// In the order of the stack, lowest first.
  static let all = [fakes, singleTop, vectorBosonJets, topPairs, topBottom, signal(.benchmark)]

  static let topPairs = Process(
    name: "ttbar", title: #"$t\bar{t}$"#, color: "#5790fc",
    normalisation: Normalisation(name: "mu_ttbar", title: #"$\mu_{t\bar{t}}$"#), eventWeight: 0.12,
    followsLuminosity: false,
    contributions: [
      Contribution(region: "SR_2j", yield: 900, spectrum: .falling([(0.85, 120), (0.15, 260)])),
      Contribution(region: "SR_3j", yield: 1500, spectrum: .falling([(0.8, 130), (0.2, 270)])),
      Contribution(region: "CR_ttbar", yield: 5200, spectrum: .falling([(0.8, 150), (0.2, 240)])),
      Contribution(region: "CR_vjets", yield: 700, spectrum: .shares([0.17, 0.19, 0.21, 0.22, 0.21])),
      Contribution(region: "VR_lowMET", yield: 480, spectrum: .shares([0.19, 0.2, 0.21, 0.21, 0.19])),
    ])

  static let vectorBosonJets = Process(
    name: "vjets", title: #"$V$+jets"#, color: "#f89c20",
    normalisation: Normalisation(name: "mu_vjets", title: #"$\mu_{V\mathrm{+jets}}$"#), eventWeight: 0.15,
    followsLuminosity: false,
    contributions: [
      Contribution(region: "SR_2j", yield: 620, spectrum: .falling([(0.78, 125), (0.22, 290)])),
      Contribution(region: "SR_3j", yield: 330, spectrum: .falling([(0.78, 135), (0.22, 290)])),
      Contribution(region: "CR_ttbar", yield: 380, spectrum: .falling([(0.8, 160), (0.2, 260)])),
      Contribution(region: "CR_vjets", yield: 6200, spectrum: .shares([0.11, 0.17, 0.24, 0.31, 0.17])),
      Contribution(region: "VR_lowMET", yield: 500, spectrum: .shares([0.14, 0.19, 0.24, 0.28, 0.15])),
    ])

  static let singleTop = Process(
    name: "singletop", title: #"$tq$, $tW$"#, color: "#7a21dd", eventWeight: 0.08, followsLuminosity: true,
    contributions: [
      Contribution(region: "SR_2j", yield: 240, spectrum: .falling([(0.82, 120), (0.18, 250)])),
      Contribution(region: "SR_3j", yield: 230, spectrum: .falling([(0.82, 130), (0.18, 250)])),
      Contribution(region: "CR_ttbar", yield: 410, spectrum: .falling([(0.85, 150), (0.15, 230)])),
      Contribution(region: "CR_vjets", yield: 480, spectrum: .shares([0.13, 0.17, 0.24, 0.29, 0.17])),
      Contribution(region: "VR_lowMET", yield: 150, spectrum: .shares([0.15, 0.19, 0.24, 0.27, 0.15])),
    ])

  /// The Standard Model's own production of a top and a bottom quark: measured along with the search.
  static let topBottom = Process(
    name: "tb", title: #"$tb$ (SM)"#, color: "#964a8b",
    normalisation: Normalisation(name: "theta", title: #"$\theta_{tb}$"#, isPhysicsInterest: true),
    eventWeight: 0.03, followsLuminosity: true,
    contributions: [
      Contribution(region: "SR_2j", yield: 330, spectrum: .falling([(0.9, 105), (0.1, 200)])),
      Contribution(region: "SR_3j", yield: 120, spectrum: .falling([(0.9, 110), (0.1, 200)])),
      Contribution(region: "CR_ttbar", yield: 26, spectrum: .falling([(1, 140)])),
      Contribution(region: "CR_vjets", yield: 75, spectrum: .shares([0.13, 0.17, 0.24, 0.29, 0.17])),
      Contribution(region: "VR_lowMET", yield: 45, spectrum: .shares([0.15, 0.19, 0.24, 0.27, 0.15])),
    ])

  /// Jets taken for leptons, estimated from data.
  static let fakes = Process(
    name: "fakes", title: "Fake leptons", color: "#9c9ca1", followsLuminosity: false,
    contributions: [
      Contribution(region: "SR_2j", yield: 70, spectrum: .falling([(0.8, 110), (0.2, 260)])),
      Contribution(region: "CR_vjets", yield: 950, spectrum: .shares([0.33, 0.27, 0.19, 0.13, 0.08])),
      Contribution(region: "VR_lowMET", yield: 760, spectrum: .shares([0.3, 0.26, 0.2, 0.14, 0.1])),
    ])
}
