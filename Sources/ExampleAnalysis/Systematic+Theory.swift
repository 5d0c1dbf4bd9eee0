// The uncertainties of the predictions.

extension Systematic {
  static let theory = [
    Systematic(
      name: "ttbar_hdamp", title: #"$t\bar{t}$ $h_\mathrm{damp}$"#, group: .theory,
      effects: [
        Effect(processes: [.topPairs], tilt: .asymmetric(0.12, -0.1)),
        Effect(processes: [.topPairs], regions: ["SR_3j"], norm: .asymmetric(0.035, -0.03)),
        Effect(processes: [.topPairs], regions: ["SR_2j"], norm: .symmetric(0.015)),
      ]),
    Systematic(
      name: "ttbar_shower", title: #"$t\bar{t}$ parton shower"#, group: .theory,
      effects: [
        Effect(processes: [.topPairs], regions: ["SR_2j"], norm: .symmetric(-0.045), tilt: .symmetric(-0.04)),
        Effect(processes: [.topPairs], regions: ["SR_3j"], norm: .symmetric(0.02), tilt: .symmetric(-0.03)),
      ]),
    Systematic(
      name: "ttbar_ISR", title: #"$t\bar{t}$ initial-state radiation"#, group: .theory,
      effects: [
        Effect(processes: [.topPairs], regions: ["SR_2j"], norm: .asymmetric(-0.03, 0.042)),
        Effect(processes: [.topPairs], regions: ["CR_ttbar"], tilt: .asymmetric(0.045, -0.03)),
      ]),
    Systematic(
      name: "ttbar_top_pt", title: #"$t\bar{t}$ $p_\mathrm{T}^t$ reweighting"#, group: .theory,
      effects: [Effect(processes: [.topPairs], tilt: .oneSided(-0.07))]),
    Systematic(
      name: "vjets_scale", title: #"$V$+jets scales"#, group: .theory,
      effects: [
        Effect(processes: [.vectorBosonJets], regions: ["SR_2j", "SR_3j"], tilt: .asymmetric(0.14, -0.11)),
        Effect(processes: [.vectorBosonJets], regions: ["SR_3j", "CR_ttbar"], norm: .asymmetric(0.1, -0.08)),
      ]),
    Systematic(
      name: "vjets_heavy_flavour", title: #"$V$+jets heavy flavour"#, group: .theory,
      effects: [
        Effect(processes: [.vectorBosonJets], regions: ["SR_2j", "SR_3j", "CR_ttbar"], norm: .symmetric(0.07)),
        Effect(processes: [.vectorBosonJets], regions: ["VR_lowMET"], norm: .symmetric(0.06)),
      ]),
    Systematic(
      name: "singletop_xsec", title: "$tq$, $tW$ cross-section", group: .theory,
      effects: [Effect(processes: [.singleTop], norm: .asymmetric(0.053, -0.049))]),
    Systematic(
      name: "singletop_DRDS", title: #"$tW$ diagram removal/subtraction"#, group: .theory,
      effects: [
        Effect(
          processes: [.singleTop], regions: ["SR_2j", "SR_3j"], norm: .oneSided(-0.06), tilt: .oneSided(-0.2))
      ]),
    Systematic(
      name: "tb_scale", title: "$tb$ scales", group: .theory,
      effects: [Effect(processes: [.topBottom], norm: .asymmetric(0.036, -0.029), tilt: .asymmetric(0.02, -0.018))]),
    Systematic(
      name: "PDF", title: "PDF", group: .theory,
      effects: [
        Effect(processes: [.topPairs, .vectorBosonJets, .singleTop], tilt: .symmetric(0.025)),
        Effect(processes: [.topBottom], norm: .symmetric(0.014)),
        Effect(processes: [.signal(.benchmark)], norm: .symmetric(0.03)),
      ]),
    Systematic(
      name: "signal_ISR", title: "Signal radiation", group: .theory,
      effects: [
        Effect(processes: [.signal(.benchmark)], regions: ["SR_2j"], norm: .asymmetric(-0.05, 0.06)),
        Effect(processes: [.signal(.benchmark)], regions: ["SR_3j"], norm: .asymmetric(0.07, -0.08)),
      ]),
  ]

  static let all = experimental + theory
}
