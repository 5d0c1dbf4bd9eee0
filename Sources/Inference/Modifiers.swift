// Where the sets of parameters of a model act, and the size of what they do there.
import HistFactory
import Likelihood
import Results

/// What a user may choose about modifiers.
public struct ModifiersOptions: Sendable, Equatable {
  /// Names of parameter sets, channels and samples; nil for all.
  public var parameters: [String]?
  /// Channels that are listed; nil for all.
  public var channels: [String]?
  /// Samples that are listed; nil for all.
  public var samples: [String]?
  /// Every part by its name; those with a default may be left out.
  public init(parameters: [String]? = nil, channels: [String]? = nil, samples: [String]? = nil) {
    self.parameters = parameters
    self.channels = channels
    self.samples = samples
  }
}

/// Computes the grid of modifiers.
public struct Modifiers: Sendable {
  /// The model whose modifiers are listed.
  public let model: Model
  /// The same, compiled.
  public let likelihood: CompiledLikelihood
  /// What is listed.
  public let options: ModifiersOptions

  /// - Parameter likelihood: compiled from `model`.
  public init(_ model: Model, _ likelihood: CompiledLikelihood, options: ModifiersOptions = ModifiersOptions()) {
    self.model = model
    self.likelihood = likelihood
    self.options = options
  }

  /// By the pre-fit uncertainties around the nominal parameters.
  public func prefit(origin: ResultOrigin) -> ModifiersResult {
    let settings = likelihood.settings(data: .observed, fixed: [:])
    let status = ResultStatus(state: .converged, edm: 0)
    return result(
      .prefit(likelihood), .prefit, origin.header(kind: ModifiersResult.kind, settings: settings, status: status))
  }

  /// By the uncertainties that a fit leaves, around its best fit.
  public func postfit(_ fit: FitResult, origin: ResultOrigin) -> ModifiersResult {
    let header = origin.header(
      kind: ModifiersResult.kind, settings: fit.header.settings, status: fit.header.status)
    return result(ParameterState(likelihood, fit: fit), .postfit, header)
  }

  private func result(
    _ state: ParameterState, _ stage: YieldsResult.Stage, _ header: ResultHeader
  ) -> ModifiersResult {
    let sets = model.parameterSets.filter { options.parameters?.contains($0.name) ?? true }
    let channels = model.channels.indices.filter { options.channels?.contains(model.channels[$0].name) ?? true }
    let sizes = EffectSizes(likelihood, state, sets: Set(sets.map(\.name)))
    return ModifiersResult(
      header: header, stage: stage,
      channels: channels.map { index in
        let names = model.channels[index].samples.map(\.name)
        return .init(name: model.channels[index].name, samples: names.filter(isChosen))
      },
      parameters: sets.map { .init(name: $0.name, types: $0.types.map(\.rawValue), count: $0.count) },
      effects: channels.flatMap { effects($0, Set(sets.map(\.name)), sizes) },
      regions: channels.flatMap { channel in sets.compactMap { sizes.region($0.name, channel) } })
  }

  private func isChosen(_ sample: String) -> Bool { options.samples?.contains(sample) ?? true }

  /// One a sample and set, the types of all its modifiers there together.
  private func effects(_ channel: Int, _ sets: Set<String>, _ sizes: EffectSizes) -> [ModifiersResult.Effect] {
    let block = model.channels[channel]
    return block.samples.indices.filter { isChosen(block.samples[$0].name) }.flatMap { place in
      let sample = block.samples[place]
      var order: [String] = [], types: [String: [String]] = [:]
      for modifier in sample.modifiers where sets.contains(modifier.name) {
        if types[modifier.name] == nil { order.append(modifier.name) }
        types[modifier.name, default: []].append(modifier.type.rawValue)
      }
      return order.map { name in
        ModifiersResult.Effect(
          channel: block.name, sample: sample.name, parameter: name, types: (types[name] ?? []).sorted(),
          size: sizes.sample(name, channel, place))
      }
    }
  }
}

/// Sizes of the effects of sets, by sample and by region.
private struct EffectSizes {
  /// A set in a channel, in one of its samples or (−1) in their sum.
  private struct Key: Hashable {
    var set: String
    var channel: Int
    var sample: Int
  }
  private var sizes: [Key: Double] = [:]
  private var norms: [Key: (up: Double, down: Double)] = [:]
  /// Sets that have something to vary by: where they change nothing, their effect is 0.
  private var varied: Set<String> = []
  /// Sets of more than one parameter.
  private var wide: Set<String> = []
  private let likelihood: CompiledLikelihood

  init(_ likelihood: CompiledLikelihood, _ state: ParameterState, sets: Set<String>) {
    self.likelihood = likelihood
    let buffer = likelihood.makeBuffer()
    func rates(_ point: [Double]) -> [Double] {
      var rates = [Double](repeating: 0, count: likelihood.sampleRateCount)
      likelihood.sampleRates(at: point, buffer: buffer, into: &rates)
      return rates
    }
    let nominal = rates(state.values)
    var seen: Set<String> = []
    for (index, parameter) in likelihood.parameters.enumerated() where sets.contains(parameter.set) {
      if !seen.insert(parameter.set).inserted { wide.insert(parameter.set) }
      guard state.uncertainties[index] > 0 else { continue }
      varied.insert(parameter.set)
      let sides = [1.0, -1].map { sign in
        var point = state.values
        point[index] += sign * state.uncertainties[index]
        return rates(point)
      }
      note(sides, nominal, parameter.set)
    }
  }

  private mutating func note(_ sides: [[Double]], _ nominal: [Double], _ set: String) {
    var start = 0
    for (channel, block) in likelihood.channels.enumerated() {
      let count = block.bins.count, end = start + block.samples.count * count
      defer { start = end }
      guard sides.contains(where: { $0[start..<end] != nominal[start..<end] }) else { continue }
      for sample in block.samples.indices {
        let places = (0..<count).map { [start + sample * count + $0] }
        raise(Key(set: set, channel: channel, sample: sample), Self.size(sides, nominal, places))
      }
      let bins = (0..<count).map { bin in block.samples.indices.map { start + $0 * count + bin } }
      let whole = Key(set: set, channel: channel, sample: -1)
      raise(whole, Self.size(sides, nominal, bins))
      let changes = sides.map { Self.change($0, nominal, Array(start..<end)) ?? 0 }
      norms[whole] = (changes[0], changes[1])
    }
  }

  private mutating func raise(_ key: Key, _ size: Double?) {
    guard let size else { return }
    sizes[key] = max(sizes[key] ?? 0, size)
  }

  /// The largest change of any bin, each the sum of some rates; nil where nothing is expected.
  private static func size(_ sides: [[Double]], _ nominal: [Double], _ bins: [[Int]]) -> Double? {
    sides.flatMap { side in bins.compactMap { change(side, nominal, $0).map { abs($0) } } }.max()
  }

  private static func change(_ side: [Double], _ nominal: [Double], _ places: [Int]) -> Double? {
    let sum = places.reduce(0) { $0 + nominal[$1] }
    return sum > 0 ? places.reduce(0) { $0 + side[$1] } / sum - 1 : nil
  }

  func sample(_ set: String, _ channel: Int, _ sample: Int) -> Double? {
    sizes[Key(set: set, channel: channel, sample: sample)] ?? (varied.contains(set) ? 0 : nil)
  }

  func region(_ set: String, _ channel: Int) -> ModifiersResult.RegionEffect? {
    let key = Key(set: set, channel: channel, sample: -1)
    guard let size = sizes[key], size > 0 else { return nil }
    let norm = wide.contains(set) ? nil : norms[key]
    return ModifiersResult.RegionEffect(
      channel: likelihood.channels[channel].name, parameter: set, size: size, up: norm?.up, down: norm?.down)
  }
}
