// All parameters together: how far the steepest way to an empty bin is, in standard deviations.
import Inference
import Likelihood
import Results

/// Looks for bins that no parameter empties by itself but many together do.
struct CombinedVariation {
  private let likelihood: CompiledLikelihood
  private let buffer: EvaluationBuffer
  private let reach: Double
  /// Bins that a single parameter empties.
  private let known: Set<VariationFindings.Bin>
  private let nominal: [Double]
  private let widths: [Double]

  init(_ likelihood: CompiledLikelihood, reach: Double, known: Set<VariationFindings.Bin>) {
    self.likelihood = likelihood
    self.reach = reach
    self.known = known
    buffer = likelihood.makeBuffer()
    nominal = likelihood.nominalPoint
    widths = likelihood.parameters.map { $0.fixed ? 0 : $0.prefitUncertainty }
  }

  var findings: [CheckFinding] {
    likelihood.channels.indices.flatMap { channel in
      let base = total(channel, at: nominal)
      let bins = base.indices.filter { base[$0] > 0 && !known.contains(.init(channel: channel, bin: $0)) }
      let gradients = self.gradients(channel, at: nominal)
      return bins.compactMap { bin -> CheckFinding? in
        // Beyond twice the linear distance no curvature of the usual variations leads.
        let size = norm(gradients[bin])
        guard size > 0, base[bin] < 2 * reach * size else { return nil }
        return finding(channel, bin, nominal: base[bin], gradient: gradients[bin])
      }
    }
  }

  private func total(_ channel: Int, at point: [Double]) -> [Double] {
    let rates = likelihood.sampleRates(ofChannel: channel, at: point, buffer: buffer)
    return rates[0].indices.map { bin in rates.reduce(0) { $0 + $1[bin] } }
  }

  /// Change of each bin's total by one standard deviation of each parameter.
  private func gradients(_ channel: Int, at point: [Double]) -> [[Double]] {
    let shifts = likelihood.rateShifts(ofChannel: channel, at: point, widths: widths, buffer: buffer)
    let count = shifts.parameters.count, bins = likelihood.channels[channel].bins.count
    var gradients = [[Double]](repeating: [Double](repeating: 0, count: nominal.count), count: bins)
    for row in 0..<shifts.values.count / max(count, 1) {
      for (column, parameter) in shifts.parameters.enumerated() {
        gradients[row % bins][parameter] += shifts.values[row * count + column]
      }
    }
    return gradients
  }

  private func norm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  private func point(_ direction: [Double], _ distance: Double) -> [Double] {
    nominal.indices.map { index in
      let parameter = likelihood.parameters[index]
      let value = nominal[index] + distance * direction[index] * widths[index]
      return widths[index] > 0 ? min(max(value, parameter.lower), parameter.upper) : value
    }
  }

  /// Steepest descent on the sphere: the direction is turned to the slope at its end, a few times.
  private func finding(_ channel: Int, _ bin: Int, nominal: Double, gradient: [Double]) -> CheckFinding? {
    var gradient = gradient, best: (distance: Double, direction: [Double])?
    for _ in 0..<Self.turns {
      let size = norm(gradient)
      guard size > 0 else { break }
      let direction = gradient.map { -$0 / size }
      if let distance = zero(channel, bin, direction), distance < best?.distance ?? .infinity {
        best = (distance, direction)
      }
      gradient = gradients(channel, at: point(direction, best?.distance ?? reach))[bin]
    }
    return best.map { finding(channel, bin, nominal: nominal, at: $0.distance, along: $0.direction) }
  }

  private static let turns = 4
  private static let halvings = 30

  private func zero(_ channel: Int, _ bin: Int, _ direction: [Double]) -> Double? {
    func rate(_ distance: Double) -> Double { total(channel, at: point(direction, distance))[bin] }
    guard rate(reach) <= 0 else { return nil }
    var (inside, outside) = (0.0, reach)
    for _ in 0..<Self.halvings {
      let middle = 0.5 * (inside + outside)
      if rate(middle) <= 0 { outside = middle } else { inside = middle }
    }
    return outside
  }

  private func finding(
    _ channel: Int, _ bin: Int, nominal: Double, at distance: Double, along direction: [Double]
  ) -> CheckFinding {
    let name = likelihood.channels[channel].name, end = point(direction, distance)
    let leading = direction.indices.filter { abs(direction[$0]) >= Self.share }
      .sorted { (abs(direction[$1]), $0) < (abs(direction[$0]), $1) }
    let names = leading.map { likelihood.parameters[$0].name }
    let words = leading.prefix(3).map { "\(likelihood.parameters[$0].name) = \(CheckWords.number(end[$0]))" }
    return CheckFinding(
      distance <= 1 ? .warning : .note, .negativeCombined, channel: name, bin: bin, parameters: names,
      values: [.init("sigmas", distance), .init("nominal", nominal)]
        + leading.map { .init(likelihood.parameters[$0].name, end[$0]) },
      message: "\(name), bin \(bin): the total yield falls from \(CheckWords.number(nominal)) to zero where all "
        + "parameters together are \(CheckWords.number(distance))σ away, above all \(words.joined(separator: ", "))",
      remedy: "merge the bin with its neighbour: its uncertainty is as large as its yield")
  }

  /// Parameters with a smaller part in the direction are not named.
  private static let share = 0.2
}
