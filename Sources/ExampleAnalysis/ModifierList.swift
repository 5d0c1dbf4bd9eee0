// The modifiers of one sample in one region: every uncertainty and normalisation that acts there.

import HistFactory

/// Makes the modifiers of a histogram.
struct ModifierList {
  let process: Process
  let region: Region
  let template: Template

  /// Regions whose fakes follow one free shape, taken from data.
  static let fakeShapeRegions = ["CR_vjets", "VR_lowMET"]
  static let fakeShape = "fakes_shape"
  static let luminosity = "lumi"

  static func statisticalName(in region: String) -> String { "staterror_\(region)" }
  static func fakeName(in region: String) -> String { "fakes_\(region)" }

  var modifiers: [Modifier] {
    var list = normalisations
    for systematic in Systematic.all { list += modifiers(of: systematic) }
    return list + perBin
  }

  private var normalisations: [Modifier] {
    var list = process.normalisation.map { [Modifier(name: $0.name, effect: .normfactor)] } ?? []
    if process.followsLuminosity { list.append(Modifier(name: Self.luminosity, effect: .lumi)) }
    return list
  }

  /// A change of yield is a factor, a change of shape a pair of histograms; both bear the parameter's name.
  private func modifiers(of systematic: Systematic) -> [Modifier] {
    let norm = systematic.norm(of: process.name, in: region.name)
    let tilt = systematic.tilt(of: process.name, in: region.name)
    var list: [Modifier] = []
    if norm.up != 0 || norm.down != 0 {
      let effect = Modifier.Effect.normsys(
        high: (1 + norm.up).rounded(places: 4), low: (1 + norm.down).rounded(places: 4))
      list.append(Modifier(name: systematic.name, effect: effect))
    }
    if tilt.up != 0 || tilt.down != 0 {
      let effect = Modifier.Effect.histosys(
        high: template.shifted { tilt.up * region.lever($0) }, low: template.shifted { tilt.down * region.lever($0) })
      list.append(Modifier(name: systematic.name, effect: effect))
    }
    return list
  }

  private var perBin: [Modifier] {
    if process.eventWeight != nil {
      let name = Self.statisticalName(in: region.name)
      return [Modifier(name: name, effect: .staterror(template.uncertainties))]
    }
    guard process.name == Process.fakes.name else { return [] }
    if Self.fakeShapeRegions.contains(region.name) { return [Modifier(name: Self.fakeShape, effect: .shapefactor)] }
    // The method's own uncertainty grows where the control sample thins out.
    let uncertainties = template.shifted { -0.7 + 0.1 * (region.lever($0) + 1) }
    return [Modifier(name: Self.fakeName(in: region.name), effect: .shapesys(uncertainties))]
  }
}
