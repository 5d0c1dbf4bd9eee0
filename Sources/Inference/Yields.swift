// Expected yields with their uncertainties, before or after a fit.
import Likelihood
import Minimization
import Results

/// What a user may choose about yields.
public struct YieldsOptions: Sendable, Equatable {
  /// Names of the channels, in any order; nil for all. The result keeps the model's order.
  public var channels: [String]?
  /// Titles, units and bin edges.
  public var annotations: Annotations
  /// What the figure's points show.
  public var data: FitOptions.Data
  /// Whether upward and downward uncertainties are computed beside the symmetrised ones.
  public var isAsymmetric: Bool
  /// Bins whose data stay hidden, by channel.
  public var blinding: [String: BlindedBins]
  /// Whether the data are tested against the prediction.
  public var isTested: Bool
  /// Whether yields after a fit have the prediction before it beside them.
  public var includesPrefit: Bool
  /// Backgrounds below this share of a channel are also given as one, under the name.
  public var merging: SampleMerging?

  /// Every part by its name; those with a default may be left out.
  public init(
    channels: [String]? = nil, annotations: Annotations = Annotations(), data: FitOptions.Data = .observed,
    isAsymmetric: Bool = false, blinding: [String: BlindedBins] = [:], isTested: Bool = false,
    includesPrefit: Bool = false, merging: SampleMerging? = nil
  ) {
    self.isAsymmetric = isAsymmetric
    self.channels = channels
    self.annotations = annotations
    self.data = data
    self.blinding = blinding
    self.isTested = isTested
    self.includesPrefit = includesPrefit
    self.merging = merging
  }
}

/// The hidden bins of a channel.
public struct BlindedBins: Sendable, Equatable {
  /// Positions of the bins, from 0.
  public var bins: Set<Int>
  /// The rules that chose them, as they were given.
  public var rules: [String]
  /// Every part by its name.
  public init(bins: Set<Int>, rules: [String]) {
    self.bins = bins
    self.rules = rules
  }
}

/// Computes yields by channel, sample and bin with symmetrised two-point propagation (STATISTICS §8):
/// v_i = (Y(θ + σ_i) − Y(θ − σ_i)) / 2 for each parameter by itself, variance vᵀ ρ v.
public struct Yields: Sendable {
  /// The likelihood whose yields are found.
  public let likelihood: CompiledLikelihood
  /// Data, blinding and annotations.
  public let options: YieldsOptions
  /// Samples that are signals: marked so, or those that the parameter of interest scales.
  public let signals: [String]
  private let channels: [Int]
  private let data: Dataset?
  private let annotations: Annotations

  /// Checks the names of the channels.
  public init(_ likelihood: CompiledLikelihood, options: YieldsOptions = YieldsOptions()) throws(FitProblem) {
    self.likelihood = likelihood
    self.options = options
    let names = likelihood.channels.map(\.name)
    for name in options.channels ?? [] where !names.contains(name) {
      throw .unknownChannel(name, nearest: ParameterNames.nearest(name, names))
    }
    channels = names.indices.filter { options.channels?.contains(names[$0]) ?? true }
    data = options.data == .observed && likelihood.observed == nil ? nil : try likelihood.dataset(options.data)
    let scaled = options.annotations.namesSignals ? [] : likelihood.poiSamples
    annotations = options.annotations.marking(signals: scaled)
    signals = Self.signals(in: likelihood, annotations)
  }

  private static func signals(in likelihood: CompiledLikelihood, _ annotations: Annotations) -> [String] {
    var seen: Set<String> = []
    return likelihood.channels.flatMap(\.samples).filter { sample in
      SampleGrouping.isSignal(sample, annotations) && seen.insert(sample).inserted
    }
  }

  /// Nominal parameters with their pre-fit uncertainties. Free parameters have none and are listed in the result.
  public func prefit(origin: ResultOrigin) -> YieldsResult {
    let clipped = likelihood.clippedRates(at: ParameterState.prefit(likelihood).values, buffer: likelihood.makeBuffer())
    let status = ResultStatus(state: .converged, edm: 0, messages: ClippedRate.message(clipped).map { [$0] } ?? [])
    let header = origin.header(
      kind: YieldsResult.kind, settings: likelihood.settings(data: options.data, fixed: [:]), status: status)
    let free = likelihood.parameters.filter { $0.constraint == .none && !$0.fixed }.map(\.name)
    var test = PredictionTest(parameterCount: likelihood.parameterCount)
    let channels = yields(.prefit(likelihood), collecting: options.isTested ? { test.add($0) } : nil)
    return YieldsResult(
      header: header, stage: .prefit, channels: channels, freeParameters: free,
      signals: signals.isEmpty ? nil : signals, goodnessOfFit: options.isTested ? test.goodnessOfFit : nil)
  }

  /// The parameters of a fit, of this model or of another one that shares names with it.
  public func postfit(_ fit: FitResult, origin: ResultOrigin) -> YieldsResult {
    var settings = likelihood.settings(data: options.data, fixed: fit.header.settings.fixed ?? [:])
    settings.data = fit.header.settings.data
    var status = fit.header.status
    status.messages += unmatched(fit)
    var channels = yields(ParameterState(likelihood, fit: fit))
    if options.includesPrefit {
      for (index, before) in yields(.prefit(likelihood)).enumerated() {
        channels[index].prefit = ChannelYields.Prefit(total: before.total, background: before.background)
      }
    }
    return YieldsResult(
      header: origin.header(kind: YieldsResult.kind, settings: settings, status: status), stage: .postfit,
      channels: channels, signals: signals.isEmpty ? nil : signals,
      goodnessOfFit: options.isTested && options.blinding.isEmpty ? fit.goodnessOfFit : nil)
  }

  /// What the fit does not know about this model's parameters.
  private func unmatched(_ fit: FitResult) -> [String] {
    let known = Set(fit.parameters.map(\.name))
    let missing = likelihood.parameters.filter { !known.contains($0.name) }.map(\.name)
    guard !missing.isEmpty else { return [] }
    let list = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? " and \(missing.count - 5) more" : "")
    return ["not in the fit, taken as before it: \(list)"]
  }

  /// Yields and uncertainties of the chosen channels for any parameters.
  public func yields(_ state: ParameterState) -> [ChannelYields] { yields(state, collecting: nil) }

  /// - Parameter collect: takes what tests of the data need; channels get tests of their own then.
  private func yields(
    _ state: ParameterState, collecting collect: ((PredictionTest.Channel) -> Void)?
  ) -> [ChannelYields] {
    let buffer = likelihood.makeBuffer()
    let rates = likelihood.sampleRates(at: state.values, buffer: buffer)
    var offsets = [0]
    for channel in likelihood.channels {
      offsets.append((offsets.last ?? 0) + channel.samples.count * channel.bins.count)
    }
    return channels.map { index in
      func shifts(_ side: RateShifts.Side) -> RateShifts {
        likelihood.rateShifts(
          ofChannel: index, at: state.values, widths: state.uncertainties, side: side, buffer: buffer)
      }
      let channel = likelihood.channels[index], own = Array(rates[offsets[index]..<offsets[index + 1]])
      func summed(_ shifts: RateShifts) -> SummedRates {
        SummedRates(bins: channel.bins.count, rates: own, shifts: shifts)
      }
      let parts = summed(shifts(.both))
      let block = ChannelPropagation(
        samples: channel.samples, parts: parts,
        sides: options.isAsymmetric ? (up: summed(shifts(.up)), down: summed(shifts(.down))) : nil, state: state,
        grouping: SampleGrouping(channel.samples, annotations), merging: options.merging,
        statistical: parts.shifts.parameters.map { likelihood.parameters[$0].isBinFactor })
      var result = finish(block, index)
      if let collect, let data = result.data {
        let tested = PredictionTest.Channel(data: data, expected: result.total.yields, parts: parts)
        collect(tested)
        result.goodnessOfFit = PredictionTest([tested], parameterCount: likelihood.parameterCount).goodnessOfFit
      }
      return result
    }
  }

  private func finish(_ block: ChannelPropagation, _ index: Int) -> ChannelYields {
    let channel = likelihood.channels[index], annotation = annotations.channels[channel.name]
    let edges = annotation?.binEdges.flatMap { $0.count == channel.bins.count + 1 ? $0 : nil }
    let blinded = options.blinding[channel.name]
    var total = block.total
    if let least = likelihood.leastBinRate {
      total.yields = total.yields.map { max($0, least) }
      total.sum = total.yields.reduce(0, +)
    }
    return ChannelYields(
      name: channel.name, binEdges: edges, unit: annotation?.unit, samples: block.samples,
      groups: block.groups.isEmpty ? nil : block.groups, background: block.background, total: total,
      data: data.map { visible(Array($0.counts[channel.bins]), blinded) },
      blinding: data == nil ? nil : blinded.flatMap { $0.bins.isEmpty ? nil : $0.rules })
  }

  private func visible(_ counts: [Double], _ blinded: BlindedBins?) -> [Double?] {
    counts.enumerated().map { bin, count in blinded?.bins.contains(bin) == true ? nil : count }
  }
}

extension LikelihoodParameter {
  /// Whether it is the factor of one bin: MC statistics or another uncertainty of the bin's own.
  var isBinFactor: Bool { types.contains(.staterror) || types.contains(.shapesys) }
}
