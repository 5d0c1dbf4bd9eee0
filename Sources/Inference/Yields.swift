// Expected yields with their uncertainties, before or after a fit.
import Likelihood
import Minimization
import Results

/// What a user may choose about yields.
public struct YieldsOptions: Sendable, Equatable {
  /// Names of the channels, in any order; nil for all. The result keeps the model's order.
  public var channels: [String]?
  public var annotations: Annotations
  public var data: FitOptions.Data
  /// Whether upward and downward uncertainties are computed beside the symmetrised ones.
  public var isAsymmetric: Bool

  public init(
    channels: [String]? = nil, annotations: Annotations = Annotations(), data: FitOptions.Data = .observed,
    isAsymmetric: Bool = false
  ) {
    self.isAsymmetric = isAsymmetric
    self.channels = channels
    self.annotations = annotations
    self.data = data
  }
}

/// Computes yields by channel, sample and bin with symmetrised two-point propagation (STATISTICS §8):
/// v_i = (Y(θ + σ_i) − Y(θ − σ_i)) / 2 for each parameter by itself, variance vᵀ ρ v.
public struct Yields: Sendable {
  public let likelihood: CompiledLikelihood
  public let options: YieldsOptions
  private let channels: [Int]
  private let data: Dataset?

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
  }

  /// Nominal parameters with their pre-fit uncertainties. Free parameters have none and are listed in the result.
  public func prefit(origin: ResultOrigin) -> YieldsResult {
    let status = ResultStatus(state: .converged, edm: 0)
    let header = origin.header(
      kind: YieldsResult.kind, settings: likelihood.settings(data: options.data, fixed: [:]), status: status)
    let free = likelihood.parameters.filter { $0.constraint == .none && !$0.fixed }.map(\.name)
    return YieldsResult(
      header: header, stage: .prefit, channels: yields(.prefit(likelihood)), freeParameters: free)
  }

  /// The parameters of a fit, of this model or of another one that shares names with it.
  public func postfit(_ fit: FitResult, origin: ResultOrigin) -> YieldsResult {
    var settings = likelihood.settings(data: options.data, fixed: fit.header.settings.fixed ?? [:])
    settings.data = fit.header.settings.data
    var status = fit.header.status
    status.messages += unmatched(fit)
    return YieldsResult(
      header: origin.header(kind: YieldsResult.kind, settings: settings, status: status), stage: .postfit,
      channels: yields(ParameterState(likelihood, fit: fit)))
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
  public func yields(_ state: ParameterState) -> [ChannelYields] {
    let buffer = likelihood.makeBuffer()
    var rates = [Double](repeating: 0, count: likelihood.sampleRateCount)
    likelihood.sampleRates(at: state.values, buffer: buffer, into: &rates)
    var offsets = [0]
    for channel in likelihood.channels {
      offsets.append((offsets.last ?? 0) + channel.samples.count * channel.bins.count)
    }
    return channels.map { index in
      func shifts(_ side: RateShifts.Side) -> RateShifts {
        likelihood.rateShifts(
          ofChannel: index, at: state.values, widths: state.uncertainties, side: side, buffer: buffer)
      }
      let sides = options.isAsymmetric ? (up: shifts(.up), down: shifts(.down)) : nil
      let block = ChannelPropagation(
        samples: likelihood.channels[index].samples, bins: likelihood.channels[index].bins.count,
        rates: Array(rates[offsets[index]..<offsets[index + 1]]), shifts: shifts(.both), sides: sides, state: state,
        grouping: SampleGrouping(likelihood.channels[index].samples, options.annotations))
      return finish(block, index)
    }
  }

  private func finish(_ block: ChannelPropagation, _ index: Int) -> ChannelYields {
    let channel = likelihood.channels[index], annotation = options.annotations.channels[channel.name]
    let edges = annotation?.binEdges.flatMap { $0.count == channel.bins.count + 1 ? $0 : nil }
    return ChannelYields(
      name: channel.name, binEdges: edges, unit: annotation?.unit, samples: block.samples,
      groups: block.groups.isEmpty ? nil : block.groups, background: block.background, total: block.total,
      data: data.map { Array($0.counts[channel.bins]) })
  }
}
