// A bin that a point of parameter space makes impossible, and who is to blame.

/// A bin whose expected events are negative or not a number, or zero where events were observed.
public struct InfeasibleBin: Sendable, Equatable {
  /// A sample with its share of the bin's events.
  public struct Yield: Sendable, Equatable {
    /// Name of the sample.
    public var sample: String
    /// Its expected events in the bin.
    public var events: Double
  }

  /// A parameter that lowers the bin's events.
  public struct Cause: Sendable, Equatable {
    /// Name of the parameter.
    public var parameter: String
    /// Its value there.
    public var value: Double
    /// How many events the bin would win if the parameter alone went back to its initial value.
    public var loss: Double
  }

  /// Name of the channel.
  public var channel: String
  /// From 0, within its channel.
  public var bin: Int
  /// Expected events; not positive.
  public var rate: Double
  /// Observed events.
  public var observed: Double
  /// Samples whose own share is negative or not a number, the lowest first.
  public var samples: [Yield]
  /// The parameters that lower the rate, the largest loss first; empty where the initial values do no better.
  public var causes: [Cause]
}

extension InfeasibleBin: CustomStringConvertible {
  /// One line: the bin, its rate, at most three samples and three parameters.
  public var description: String {
    var text = "channel \(channel), bin \(bin): \(Self.rounded(rate)) events expected"
    if rate == 0 { text += " where \(Self.rounded(observed)) were observed" }
    if !samples.isEmpty {
      text += "; negative: " + Self.list(samples.map { "\($0.sample) (\(Self.rounded($0.events)))" })
    }
    if causes.isEmpty { return text + "; so it is with all parameters at their initial values" }
    return text + "; lowered by "
      + Self.list(causes.map { "\($0.parameter) = \(Self.rounded($0.value)) (by \(Self.rounded($0.loss)))" })
  }

  private static func list(_ items: [String]) -> String {
    let shown = items.prefix(3).joined(separator: ", ")
    return items.count > 3 ? "\(shown) and \(items.count - 3) more" : shown
  }

  /// Four significant digits.
  private static func rounded(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    var scale = 1.0
    while abs(value) * scale < 1000, scale < 1e15 { scale *= 10 }
    let result = (value * scale).rounded() / scale
    return result == result.rounded() && abs(result) < 1e15 ? "\(Int(result))" : "\(result)"
  }
}

extension CompiledLikelihood {
  /// The bins for which −ln L is infinite at `point`, in order; empty where all is well (or only a constraint fails).
  ///
  /// Not fast: each parameter that acts on such a bin is tried at its initial value.
  public func infeasibleBins(at point: [Double], data: Dataset, buffer: EvaluationBuffer) -> [InfeasibleBin] {
    precondition(point.count == parameterCount)
    let kernel = Kernel(tables, buffer)
    kernel.allRates(at: inner(point, buffer))
    let rates = (0..<binCount).map { kernel.cleanRate($0) }
    return channels.indices.flatMap { index in
      let bins = channels[index].bins.filter { !Deviance.isPossible(observed: data.counts[$0], rate: rates[$0]) }
      return bins.isEmpty ? [] : describe(bins, of: index, rates: rates, at: point, data: data, kernel: kernel)
    }
  }

  private func describe(
    _ bins: [Int], of index: Int, rates: [Double], at point: [Double], data: Dataset, kernel: Kernel
  ) -> [InfeasibleBin] {
    let channel = channels[index], yields = sampleRates(ofChannel: index, at: point, buffer: kernel.buffer)
    var found = bins.map { bin in
      InfeasibleBin(
        channel: channel.name, bin: bin - channel.bins.lowerBound, rate: rates[bin], observed: data.counts[bin],
        samples: negative(yields.map { $0[bin - channel.bins.lowerBound] }, of: channel), causes: [])
    }
    var trial = point
    for parameter in acting(on: index) {
      let initial = parameters[parameter].initial
      guard point[parameter] != initial else { continue }
      trial[parameter] = initial
      kernel.rates(of: tables.channels[index], at: inner(trial, kernel.buffer))
      trial[parameter] = point[parameter]
      for (position, bin) in bins.enumerated() {
        // Comparisons with what is not a number are false: a rate that becomes one is a gain beyond measure.
        let loss = rates[bin].isFinite ? kernel.cleanRate(bin) - rates[bin] : .infinity
        guard loss > 0, kernel.cleanRate(bin).isFinite else { continue }
        found[position].causes.append(
          InfeasibleBin.Cause(parameter: parameters[parameter].name, value: point[parameter], loss: loss))
      }
    }
    for position in found.indices { found[position].causes.sort { $0.loss > $1.loss } }
    return found
  }

  /// Parameters that act on a channel, by themselves or through expressions, ascending.
  func acting(on channel: Int) -> [Int] {
    let inner = tables.parameters(of: tables.channels[channel])
    guard let map else { return inner }
    return Set(inner.flatMap { $0 < map.outerCount ? [$0] : map.inputs[$0 - map.outerCount] }).sorted()
  }

  private func negative(_ events: [Double], of channel: LikelihoodChannel) -> [InfeasibleBin.Yield] {
    let all = zip(channel.samples, events).map { InfeasibleBin.Yield(sample: $0, events: $1) }
    return all.filter { !($0.events >= 0) }.sorted { $0.events < $1.events }
  }
}

extension Deviance {
  /// Whether `observed` events can happen where `rate` are expected.
  static func isPossible(observed: Double, rate: Double) -> Bool {
    poisson(observed: observed, rate: rate) < .infinity
  }
}

extension Tables {
  /// All parameters that act on a channel, ascending.
  func parameters(of channel: ChannelBlock) -> [Int] {
    var acts = [Bool](repeating: false, count: parameterCount)
    for sample in samples[channel.samples] {
      let ranges = [
        (sample.histosysParameters, sample.histosysCount), (sample.normsysParameters, sample.normsysCount),
        (sample.factorParameters, sample.factorCount), (sample.shapeParameters, sample.shapeCount * sample.binCount),
      ]
      for (start, count) in ranges {
        for index in start..<start + count { acts[Int(integers.base[index])] = true }
      }
    }
    return acts.indices.filter { acts[$0] }
  }
}
