// The five regions of the search: what is measured in each, in which bins.

/// A channel of the example with what its figures need.
struct Region: Sendable {
  var name: String
  var title: String
  var observable: String
  var edges: [Double]

  /// All observables are masses, momenta or sums of them.
  var unit: String { "GeV" }
  var binCount: Int { edges.count - 1 }

  /// −1 in the first bin to +1 in the last.
  func lever(_ bin: Int) -> Double { 2 * Double(bin) / Double(binCount - 1) - 1 }
}

extension Region {
  static let mass = #"$m_{\ell\nu bb}$"#
  static let transverseMass = #"$m_\mathrm{T}^W$"#

  static let all = [
    Region(
      name: "SR_2j", title: "SR 2j", observable: mass, edges: [300, 400, 500, 650, 850, 1050, 1250, 1500, 2500]),
    Region(
      name: "SR_3j", title: "SR 3j", observable: mass, edges: [300, 450, 600, 800, 1050, 1300, 2500]),
    Region(
      name: "CR_ttbar", title: #"CR $t\bar{t}$"#, observable: #"$H_\mathrm{T}$"#, edges: [200, 350, 500, 700, 1200]),
    Region(
      name: "CR_vjets", title: #"CR $V$+jets"#, observable: transverseMass, edges: [0, 20, 40, 60, 80, 120]),
    Region(
      name: "VR_lowMET", title: #"VR low $E_\mathrm{T}^\mathrm{miss}$"#, observable: transverseMass,
      edges: [0, 20, 40, 60, 80, 120]),
  ]
}
