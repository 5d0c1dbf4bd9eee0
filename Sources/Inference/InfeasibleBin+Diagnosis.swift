// Which bins, samples and parameters keep a likelihood from being defined.
import Likelihood

extension InfeasibleBin {
  /// The bins whose rate at `point` is negative, or zero with events observed; at most `limit`.
  static func all(
    in likelihood: CompiledLikelihood, data: Dataset, at point: [Double], buffer: EvaluationBuffer? = nil,
    limit: Int = 5
  ) -> [InfeasibleBin] {
    let buffer = buffer ?? likelihood.makeBuffer()
    let rates = likelihood.expectedRates(at: point, buffer: buffer)
    let bad = rates.indices.filter { rates[$0] < 0 || (rates[$0] == 0 && data.counts[$0] > 0) || rates[$0].isNaN }
    return bad.prefix(limit).compactMap { index in
      likelihood.channels.firstIndex { $0.bins.contains(index) }.map { channel in
        InfeasibleBin(
          likelihood, channel: channel, index: index, rate: rates[index], observed: data.counts[index], point: point,
          buffer: buffer)
      }
    }
  }

  private init(
    _ likelihood: CompiledLikelihood, channel index: Int, index bin: Int, rate: Double, observed: Double,
    point: [Double], buffer: EvaluationBuffer
  ) {
    let channel = likelihood.channels[index]
    self.channel = channel.name
    self.bin = bin - channel.bins.lowerBound
    self.rate = rate
    self.observed = observed
    negativeSamples = Self.negativeSamples(likelihood, index, bin: self.bin, point: point, buffer: buffer)
    parameters = Self.leadingParameters(likelihood, index, bin: self.bin, point: point, buffer: buffer)
  }

  private static func negativeSamples(
    _ likelihood: CompiledLikelihood, _ index: Int, bin: Int, point: [Double], buffer: EvaluationBuffer
  ) -> [String] {
    var rates = [Double](repeating: 0, count: likelihood.sampleRateCount)
    likelihood.sampleRates(at: point, buffer: buffer, into: &rates)
    let offset = likelihood.channels[..<index].reduce(0) { $0 + $1.samples.count * $1.bins.count }
    let channel = likelihood.channels[index]
    return channel.samples.enumerated().filter { rates[offset + $0.offset * channel.bins.count + bin] < 0 }
      .map(\.element)
  }

  private static func leadingParameters(
    _ likelihood: CompiledLikelihood, _ index: Int, bin: Int, point: [Double], buffer: EvaluationBuffer
  ) -> [String] {
    let widths = likelihood.parameters.map { parameter in
      parameter.fixed ? 0 : parameter.constraint == .none ? max(abs(parameter.initial), 1) : parameter.prefitUncertainty
    }
    let shifts = likelihood.rateShifts(ofChannel: index, at: point, widths: widths, buffer: buffer)
    let channel = likelihood.channels[index], count = shifts.parameters.count
    let sizes = shifts.parameters.enumerated().map { column, parameter in
      let total = channel.samples.indices.reduce(0) { sum, row in
        sum + shifts.values[(row * channel.bins.count + bin) * count + column]
      }
      return (parameter, abs(total))
    }
    return sizes.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(5)
      .map { likelihood.parameters[$0.0].name }
  }
}
