// Workspaces thrown at random, reproducibly, with all that modifiers can do to one another.
import HistFactory
import Likelihood

/// SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { Double.random(in: low...high, using: &self) }
  mutating func chance(_ probability: Double) -> Bool { uniform(0, 1) < probability }
}

struct RandomWorkspace {
  var random: SeededGenerator
  /// Systematic uncertainties of its own for each channel make the Hessian sparse.
  var isSparse: Bool
  let bins: [Int]

  /// Dense models have four channels, sparse ones sixteen.
  static func make(seed: UInt64, isSparse: Bool = false) -> Workspace {
    var maker = RandomWorkspace(seed: seed, isSparse: isSparse)
    return maker.workspace()
  }

  private init(seed: UInt64, isSparse: Bool) {
    random = SeededGenerator(seed: seed)
    self.isSparse = isSparse
    let shared = Int.random(in: 2...4, using: &random)
    var bins = [shared, shared]
    for _ in 2..<(isSparse ? 16 : 4) { bins.append(Int.random(in: 1...3, using: &random)) }
    self.bins = bins
  }

  private mutating func workspace() -> Workspace {
    var channels: [Channel] = [], observations: [Observation] = []
    for index in bins.indices {
      let channel = channel(index)
      channels.append(channel)
      let total = (0..<bins[index]).map { bin in channel.samples.reduce(0) { $0 + $1.data[bin] } }
      let counts = total.map { mean in
        random.chance(0.15) ? 0 : (mean * random.uniform(0.7, 1.3)).rounded() + (random.chance(0.2) ? 0.25 : 0)
      }
      observations.append(Observation(name: channel.name, data: counts))
    }
    return Workspace(channels: channels, measurements: [measurement], observations: observations)
  }

  private var measurement: Measurement {
    let lumi = ParameterConfiguration(
      name: "lumi", inits: [1.01], bounds: [.init(lower: 0.9, upper: 1.1)], auxdata: [1.01], sigmas: [0.017])
    return Measurement(
      name: "m", poi: "mu", parameters: [lumi, ParameterConfiguration(name: "both", auxdata: [0.3])])
  }

  private mutating func channel(_ index: Int) -> Channel {
    let names = ["signal", "top", "fakes", "zjets"]
    return Channel(name: "channel\(index)", samples: names.map { sample($0, channel: index) })
  }

  private mutating func sample(_ name: String, channel: Int) -> Sample {
    let count = bins[channel]
    let data = (0..<count).map { _ in random.chance(0.1) ? 0 : random.uniform(4, 40) }
    var modifiers: [Modifier] = [Modifier(name: "lumi", effect: .lumi)]
    if name == "signal" {
      modifiers += ["mu", "kappa"].map { Modifier(name: $0, effect: .normfactor) }
    } else {
      let spread = data.map { $0 * 0.07 + 0.1 }
      modifiers.append(Modifier(name: "stat_\(channel)", effect: .staterror(spread)))
    }
    if name == "top" { modifiers.append(Modifier(name: "norm_top", effect: .normfactor)) }
    if name == "fakes" { modifiers += shapes(data, channel: channel) }
    addSystematics(to: &modifiers, data: data, channel: channel)
    return Sample(name: name, data: data, modifiers: modifiers)
  }

  /// Factors a bin that overlap with the channel's staterror: one of the sample, one shared by two channels, one whose
  /// name two channels share without sharing its parameters.
  private mutating func shapes(_ data: [Double], channel: Int) -> [Modifier] {
    let spread = data.map { $0 * random.uniform(0.05, 0.2) }
    var modifiers = [Modifier(name: "shape_\(channel)", effect: .shapesys(spread))]
    if channel < 2 { modifiers.append(Modifier(name: "free", effect: .shapefactor)) }
    if channel == 1 || channel == 2 { modifiers.append(Modifier(name: "stat_shared", effect: .staterror(spread))) }
    return modifiers
  }

  private mutating func addSystematics(to modifiers: inout [Modifier], data: [Double], channel: Int) {
    let names = (0..<5).map { isSparse ? "syst_\(channel)_\($0)" : "syst_\($0)" } + ["both"]
    for name in names {
      if name == "both" || random.chance(0.6) {
        let high = random.uniform(0.85, 1.25), low = random.chance(0.2) ? high : random.uniform(0.8, 1.15)
        modifiers.append(Modifier(name: name, effect: .normsys(high: high, low: low)))
      }
      if name == "both" || random.chance(0.5) {
        let high = data.map { $0 * random.uniform(0.95, 1.1) + 0.05 }
        let low = data.map { $0 * random.uniform(0.93, 1.06) }
        modifiers.append(Modifier(name: name, effect: .histosys(high: high, low: low)))
      }
    }
  }

  /// A point with nuisance parameters far out on both sides of ±1, and the factors in `zero` at exactly 0.
  static func point(_ parameters: [LikelihoodParameter], seed: UInt64, zero: Set<String>) -> [Double] {
    var random = SeededGenerator(seed: seed ^ 0xABCD)
    return parameters.map { parameter in
      if zero.contains(parameter.set) { return 0 }
      let isAlpha = parameter.types.contains(.histosys) || parameter.types.contains(.normsys)
      return isAlpha ? random.uniform(-2, 2) : random.uniform(0.8, 1.2)
    }
  }
}
