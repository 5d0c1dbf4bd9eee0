// One parameter moved away from its nominal value on one channel: whether it acts, and which yields reach zero.
import Inference
import Likelihood
import Results

/// One parameter on one channel.
struct MovedParameter {
  let scan: VariationScan
  let channel: Int
  let parameter: Int
  let base: [[Double]]

  init(_ scan: VariationScan, _ channel: Int, _ parameter: Int, base: [[Double]]) {
    self.scan = scan
    self.channel = channel
    self.parameter = parameter
    self.base = base
  }

  private var settings: LikelihoodParameter { scan.likelihood.parameters[parameter] }
  private var name: String { scan.likelihood.channels[channel].name }
  private var center: Double { scan.nominal[parameter] }

  /// Acts on all bins at once, and can be moved by a known width.
  var isScalar: Bool {
    !settings.fixed && settings.prefitUncertainty > 0
      && !settings.types.contains { $0 == .shapefactor || $0 == .shapesys || $0 == .staterror }
  }

  private func value(_ distance: Double) -> Double { scan.value(of: parameter, at: distance) }

  private func rates(_ value: Double) -> [[Double]] {
    var point = scan.nominal
    point[parameter] = value
    return scan.likelihood.sampleRates(ofChannel: channel, at: point, buffer: scan.buffer)
  }

  /// Whether any yield answers to the parameter.
  var acts: Bool {
    let step = settings.prefitUncertainty > 0 ? settings.prefitUncertainty : max(abs(center), 1)
    let values = [center + step, center - step].map { min(max($0, settings.lower), settings.upper) }
    return values.contains { $0 != center && rates($0) != base }
  }

  // MARK: Zeros

  func findings(into emptied: inout Set<VariationFindings.Bin>) -> [CheckFinding] {
    let distances = scan.distances
    return [1.0, -1].flatMap { side -> [CheckFinding] in
      let steps = distances.map { rates(value(side * $0)) }
      var findings = sampleFindings(side, distances, steps)
      if let total = totalFinding(side, distances, steps, &emptied) { findings.append(total) }
      return findings
    }
  }

  private func sampleFindings(_ side: Double, _ distances: [Double], _ steps: [[[Double]]]) -> [CheckFinding] {
    let totals = total(base)
    return base.indices.compactMap { sample in
      let bins = base[sample].indices.filter {
        base[sample][$0] > 0 && base[sample][$0] >= scan.options.relevantShare * totals[$0]
      }
      guard let zero = zero(side, distances, steps.map { lowest($0[sample], bins) }, { lowest($0[sample], bins) })
      else { return nil }
      let last = steps[steps.count - 1][sample]
      let sampleName = scan.likelihood.channels[channel].samples[sample]
      return finding(
        .negativeSample, zero, bin: zero.bin, sampleName, nominal: base[sample][zero.bin],
        others: bins.filter { last[$0] <= 0 && $0 != zero.bin },
        severity: zero.distance <= 1 ? .warning : .note, what: sampleName)
    }
  }

  private func totalFinding(
    _ side: Double, _ distances: [Double], _ steps: [[[Double]]], _ emptied: inout Set<VariationFindings.Bin>
  ) -> CheckFinding? {
    let nominal = total(base), bins = nominal.indices.filter { nominal[$0] > 0 }
    guard let zero = zero(side, distances, steps.map { lowest(total($0), bins) }, { lowest(total($0), bins) })
    else { return nil }
    let last = total(steps[steps.count - 1]), empty = bins.filter { last[$0] <= 0 }
    emptied.formUnion((empty + [zero.bin]).map { .init(channel: channel, bin: $0) })
    let there = rates(zero.value)
    let losses = base.indices.map { base[$0][zero.bin] - there[$0][zero.bin] }
    let culprit = losses.indices.max { losses[$0] < losses[$1] } ?? 0
    return finding(
      .negativeTotal, zero, bin: zero.bin, scan.likelihood.channels[channel].samples[culprit],
      nominal: nominal[zero.bin], others: empty.filter { $0 != zero.bin }, severity: .warning,
      what: "the total yield")
  }

  private func total(_ rates: [[Double]]) -> [Double] {
    rates[0].indices.map { bin in rates.reduce(0) { $0 + $1[bin] } }
  }

  private func lowest(_ rates: [Double], _ bins: [Int]) -> (bin: Int, rate: Double) {
    let bin = bins.min { rates[$0] < rates[$1] }
    return bin.map { ($0, rates[$0]) } ?? (0, .infinity)
  }

  private struct Zero {
    var bin: Int
    var value: Double
    var distance: Double
  }

  /// The first point on one side at which the lowest of some rates is not positive, by halving.
  private func zero(
    _ side: Double, _ distances: [Double], _ steps: [(bin: Int, rate: Double)],
    _ lowest: ([[Double]]) -> (bin: Int, rate: Double)
  ) -> Zero? {
    guard let first = steps.firstIndex(where: { $0.rate <= 0 }) else { return nil }
    var (inside, outside) = (first > 0 ? distances[first - 1] : 0, distances[first])
    var bin = steps[first].bin
    for _ in 0..<Self.halvings {
      let middle = 0.5 * (inside + outside), here = lowest(rates(value(side * middle)))
      if here.rate <= 0 { (outside, bin) = (middle, here.bin) } else { inside = middle }
    }
    return Zero(bin: bin, value: value(side * outside), distance: outside)
  }

  private static let halvings = 30

  private func finding(
    _ rule: CheckRule, _ zero: Zero, bin: Int, _ sample: String, nominal: Double, others: [Int],
    severity: CheckFinding.Severity, what: String
  ) -> CheckFinding {
    let more = others.isEmpty ? "" : " (and \(others.count) more \(others.count == 1 ? "bin" : "bins") within reach)"
    return CheckFinding(
      severity, rule, channel: name, bin: bin, otherBins: others, sample: sample, parameters: [settings.name],
      values: [.init("value", zero.value), .init("sigmas", zero.distance), .init("nominal", nominal)],
      message: "\(name), bin \(bin): \(what) falls from \(CheckWords.number(nominal)) to zero at "
        + "\(settings.name) = \(CheckWords.number(zero.value)) (\(CheckWords.number(zero.distance))σ)"
        + (rule == .negativeTotal ? ", mostly in \(sample)" : "") + more,
      remedy: "smooth the variation or merge bins (hfplot edit), or prune it there: hfplot prune --where "
        + "'channel=\(name) & sample=\(sample) & name=\(settings.name)'")
  }
}
