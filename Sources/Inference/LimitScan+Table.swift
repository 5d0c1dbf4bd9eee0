// What an upper-limit table shows beside the limit: signal events, CLb, p₀ and Z.
import Likelihood
import Results

extension LimitScan {
  func tableEntry(
    _ calculator: AsymptoticCalculator, _ result: LimitResult
  ) throws(FitProblem) -> UpperLimitEntry {
    let yields = try signalYields(calculator)
    let discovery = try AsymptoticCalculator(
      likelihood, data: options.data, statistic: .q0, fixed: options.fixed
    ).significance()
    return UpperLimitEntry(
      channels: yields.map(\.channel), signalYield: yields.reduce(0) { $0 + $1.events },
      luminosity: options.luminosity, clb: result.observed.map { result.countedCLb(at: $0) ?? calculator.test($0).clb },
      discovery: discovery.observed)
  }

  /// Events that the parameter of interest adds between 0 and 1, the others nominal; channels without any left out.
  private func signalYields(
    _ calculator: AsymptoticCalculator
  ) throws(FitProblem) -> [(channel: String, events: Double)] {
    let names = likelihood.channels.map(\.name)
    for name in options.channels ?? [] where !names.contains(name) {
      throw .unknownChannel(name, nearest: ParameterNames.nearest(name, names))
    }
    var point = likelihood.nominalPoint
    let buffer = likelihood.makeBuffer()
    point[calculator.poi] = 0
    let without = likelihood.expectedRates(at: point, buffer: buffer)
    point[calculator.poi] = 1
    let with = likelihood.expectedRates(at: point, buffer: buffer)
    return likelihood.channels.compactMap { channel in
      guard options.channels?.contains(channel.name) ?? true else { return nil }
      let events = channel.bins.reduce(0) { $0 + with[$1] - without[$1] }
      return events != 0 ? (channel.name, events) : nil
    }
  }
}

extension LimitResult {
  /// CLb between the two points with toys that enclose a value; nil for asymptotic formulas.
  fileprivate func countedCLb(at value: Double) -> Double? {
    guard toys != nil, let high = points.firstIndex(where: { $0.poi >= value }), high > 0 else { return nil }
    let (a, b) = (points[high - 1], points[high])
    return a.clb + (b.clb - a.clb) * (value - a.poi) / (b.poi - a.poi)
  }
}
