// The signal hypothesis: a heavy charged boson that decays to a heavy top partner and a bottom quark.

/// Masses in GeV of W′ → Tb with T → Wb.
struct SignalPoint: Sendable, Equatable {
  var boson: Double
  var partner: Double

  /// What the workspace holds as signal.
  static let benchmark = SignalPoint(boson: 1300, partner: 850)

  /// Events produced with a lepton and accepted by the selection in both signal regions together.
  ///
  /// The rate falls exponentially with the boson's mass; the bottom quark of a small mass difference is lost.
  var yield: Double {
    let produced = 32 * exponential(-(boson - 1300) / 240)
    let opening = boson - partner
    return produced * (1 - exponential(-opening / 150))
  }
}

extension Process {
  static func signal(_ point: SignalPoint) -> Process {
    let spectrum = Spectrum.peak(mass: point.boson, width: 0.055 * point.boson, tail: 0.2)
    let shares: [(region: String, share: Double)] = [("SR_2j", 0.62), ("SR_3j", 0.38)]
    return Process(
      name: "signal", title: #"$W' \to Tb$"#, color: "#e42536",
      normalisation: Normalisation(name: "mu", title: #"$\mu$"#, isPhysicsInterest: true), isSignal: true,
      followsLuminosity: true,
      contributions: shares.map { region, share in
        Contribution(region: region, yield: share * point.yield, spectrum: spectrum)
      })
  }
}
