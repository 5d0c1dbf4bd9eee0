// The experimental uncertainties of the search.

extension Systematic {
  private static let simulated: [Process] = [
    .signal(.benchmark), .topPairs, .vectorBosonJets, .singleTop, .topBottom,
  ]
  private static let signalRegions = ["SR_2j", "SR_3j"]

  static let experimental = [
    Systematic(
      name: "JES_modelling", title: "JES modelling", group: .experimental,
      effects: [
        Effect(processes: simulated, norm: .asymmetric(0.021, -0.018), tilt: .asymmetric(0.04, -0.034))
      ]),
    Systematic(
      name: "JES_flavour", title: "JES flavour", group: .experimental,
      effects: [
        Effect(processes: [.topPairs, .singleTop], norm: .symmetric(0.012), tilt: .symmetric(0.02)),
        Effect(processes: [.vectorBosonJets], norm: .asymmetric(0.026, -0.022), tilt: .asymmetric(0.035, -0.03)),
      ]),
    Systematic(
      name: "JER", title: "JER", group: .experimental,
      effects: [
        Effect(processes: simulated, tilt: .oneSided(0.03)),
        Effect(processes: [.signal(.benchmark)], norm: .oneSided(-0.02)),
      ]),
    Systematic(
      name: "btag_b_eff", title: "$b$-tag: $b$ efficiency", group: .experimental,
      effects: [
        Effect(processes: [.signal(.benchmark), .topPairs, .singleTop, .topBottom], norm: .asymmetric(0.028, -0.027)),
        Effect(processes: simulated, regions: signalRegions, tilt: .symmetric(0.015)),
      ]),
    Systematic(
      name: "btag_c_eff", title: "$b$-tag: $c$ mistag", group: .experimental,
      effects: [
        Effect(processes: [.vectorBosonJets], norm: .symmetric(0.055)),
        Effect(processes: [.topPairs], norm: .symmetric(0.012)),
      ]),
    Systematic(
      name: "btag_light_mistag", title: "$b$-tag: light mistag", group: .experimental,
      effects: [
        Effect(processes: [.vectorBosonJets], regions: signalRegions, norm: .asymmetric(0.06, -0.05)),
        Effect(processes: [.vectorBosonJets], regions: ["CR_vjets"], norm: .symmetric(0.03)),
      ]),
    Systematic(
      name: "lepton_eff", title: "Lepton efficiency", group: .experimental,
      effects: [Effect(processes: simulated, norm: .symmetric(0.011))]),
    Systematic(
      name: "MET_soft", title: #"$E_\mathrm{T}^\mathrm{miss}$ soft term"#, group: .experimental,
      effects: [
        Effect(processes: simulated, regions: ["VR_lowMET"], norm: .symmetric(0.05), tilt: .symmetric(0.02)),
        Effect(processes: simulated, regions: ["CR_vjets"], tilt: .asymmetric(0.025, -0.02)),
        Effect(processes: simulated, regions: signalRegions, norm: .symmetric(-0.008)),
      ]),
    Systematic(
      name: "pileup", title: "Pile-up", group: .experimental,
      effects: [Effect(processes: simulated, norm: .asymmetric(0.007, -0.009))]),
    Systematic(
      name: "fakes_extrapolation", title: "Fakes: extrapolation", group: .experimental,
      effects: [Effect(processes: [.fakes], regions: ["SR_2j"], norm: .asymmetric(0.35, -0.25))]),
  ]
}
