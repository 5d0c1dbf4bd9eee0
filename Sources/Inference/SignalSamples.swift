// Which samples are signals where nobody says so: those that the parameter of interest scales.
import Likelihood
import Results

extension CompiledLikelihood {
  /// Names of the samples whose rates answer to the parameter of interest, in order of appearance; none where there is
  /// no such parameter, or where every sample answers to it.
  public var poiSamples: [String] {
    guard let poi else { return [] }
    let buffer = makeBuffer()
    var point = nominalPoint
    let before = sampleRates(at: point, buffer: buffer)
    point[poi] += 1
    let after = sampleRates(at: point, buffer: buffer)
    var names: [String] = [], all: Set<String> = [], offset = 0
    for channel in channels {
      for sample in channel.samples {
        let bins = offset..<offset + channel.bins.count
        offset = bins.upperBound
        all.insert(sample)
        if bins.contains(where: { before[$0] != after[$0] }), !names.contains(sample) { names.append(sample) }
      }
    }
    return names.count == all.count ? [] : names
  }

  /// Rates of all samples: channels in order, in each its samples, in each its bins.
  public func sampleRates(at point: [Double], buffer: EvaluationBuffer) -> [Double] {
    var rates = [Double](repeating: 0, count: sampleRateCount)
    sampleRates(at: point, buffer: buffer, into: &rates)
    return rates
  }

  /// Nominal parameters with a signal: the parameter of interest at 1 where it is 0.
  public var signalPoint: [Double] {
    var point = nominalPoint
    if let poi, point[poi] == 0 { point[poi] = 1 }
    return point
  }
}

extension SignalHypothesis {
  /// The signal of a likelihood at nominal parameters and a signal strength of 1: the samples that the parameter of
  /// interest scales, or, without such a parameter, those that `background` lacks.
  public init(_ likelihood: CompiledLikelihood, name: String, background: CompiledLikelihood) {
    var state = ParameterState.prefit(likelihood)
    if let poi = likelihood.poi {
      state.values[poi] = 1
      state.uncertainties[poi] = 0
    }
    let buffer = likelihood.makeBuffer(), rates = likelihood.sampleRates(at: state.values, buffer: buffer)
    let known = Set(background.channels.flatMap(\.samples)), scaled = Set(likelihood.poiSamples)
    func isSignal(_ sample: String) -> Bool { scaled.isEmpty ? !known.contains(sample) : scaled.contains(sample) }
    var channels: [Channel] = [], offset = 0
    for (index, channel) in likelihood.channels.enumerated() {
      let bins = channel.bins.count, block = offset..<offset + channel.samples.count * bins
      offset = block.upperBound
      let shifts = likelihood.rateShifts(
        ofChannel: index, at: state.values, widths: state.uncertainties, buffer: buffer)
      let sum = SummedRates(bins: bins, rates: Array(rates[block]), shifts: shifts)
      let members = channel.samples.indices.filter { isSignal(channel.samples[$0]) }
      guard let total = sum.totals(of: [members], state).first else { continue }
      channels.append(Channel(name: channel.name, yields: total.yields, sumUncertainty: total.sumUncertainty))
    }
    self.init(name: name, channels: channels)
  }
}
