// The likelihood written straight from the formulas, slowly: what the kernel must reproduce.
import Foundation
import HistFactory
import Likelihood

struct PlainEvaluation {
  let model: Model
  let interpolation: Interpolation
  let counts: [Double]
  let auxiliary: [Double]

  /// −ln L (STATISTICS §3).
  func value(_ x: [HyperDual]) -> HyperDual {
    var sum = constraints(x)
    for (observed, rate) in zip(counts, rates(x)) {
      sum = sum + rate + HyperDual(lgamma(observed + 1))
      if observed > 0 { sum = sum - observed * rate.logarithm }
    }
    return sum
  }

  /// By bin, channels in order.
  func rates(_ x: [HyperDual]) -> [HyperDual] {
    model.channels.flatMap { channel in
      (0..<channel.binCount).map { bin in
        channel.samples.map { rate($0, bin, channel.name, x) }.reduce(HyperDual(0), +)
      }
    }
  }

  /// By sample and bin, channels in order.
  func sampleRates(_ x: [HyperDual]) -> [HyperDual] {
    model.channels.flatMap { channel in
      channel.samples.flatMap { sample in
        (0..<channel.binCount).map { rate(sample, $0, channel.name, x) }
      }
    }
  }

  private func rate(_ sample: Sample, _ bin: Int, _ channel: String, _ x: [HyperDual]) -> HyperDual {
    let nominal = sample.data[bin]
    var sum = HyperDual(nominal), product = HyperDual(1)
    for modifier in sample.modifiers {
      let (start, offset) = place(of: modifier.name, in: channel)
      switch modifier.effect {
      case .histosys(let high, let low):
        sum = sum + shift(x[start], up: high[bin] - nominal, down: nominal - low[bin])
      case .normsys(let high, let low): product = product * factor(x[start], high: high, low: low)
      case .normfactor, .lumi: product = product * x[start]
      case .shapefactor, .shapesys, .staterror: product = product * x[start + offset + bin]
      }
    }
    return sum * product
  }

  private func place(of name: String, in channel: String) -> (start: Int, offset: Int) {
    var start = 0
    for set in model.parameterSets {
      if set.name == name { return (start, set.channelOffsets[channel] ?? 0) }
      start += set.count
    }
    return (start, 0)
  }

  private func constraints(_ x: [HyperDual]) -> HyperDual {
    var sum = HyperDual(0), parameter = 0, term = 0
    for set in model.parameterSets {
      for component in 0..<set.count {
        let theta = x[parameter + component]
        switch set.constraint {
        case .none: continue
        case .normal(_, let widths):
          let pull = (1 / widths[component]) * (theta - auxiliary[term])
          sum = sum + 0.5 * (pull * pull) + HyperDual(log(widths[component] * sqrt(2 * .pi)))
        case .poisson(_, let taus):
          let rate = taus[component] * theta, observed = auxiliary[term]
          sum = sum + rate + HyperDual(lgamma(observed + 1))
          if observed > 0 { sum = sum - observed * rate.logarithm }
        }
        term += 1
      }
      parameter += set.count
    }
    return sum
  }

  // MARK: Interpolation (STATISTICS §2)

  private func shift(_ a: HyperDual, up: Double, down: Double) -> HyperDual {
    switch interpolation.histosys {
    case .code2:
      let s = (up - down) / 2, d = (up + down) / 2
      if a.value > 1 { return (2 * s + d) * (a - 1) + HyperDual(up) }
      if a.value < -1 { return -(2 * s - d) * (a - -1) + HyperDual(-down) }
      return s * (a * a) + d * a
    case .code4p:
      if a.value > 1 { return up * a }
      if a.value < -1 { return down * a }
      let square = a * a, asymmetry = (up - down) / 16
      let even = asymmetry * (a * (15 + square * (-10 + 3 * square)))
      return a * ((up + down) / 2 + even)
    default: return a.value > 0 ? up * a : down * a
    }
  }

  private func factor(_ a: HyperDual, high: Double, low: Double) -> HyperDual {
    let isExponential = interpolation.normsys == .code1 || abs(a.value) >= 1
    if isExponential { return a.value > 0 ? a.power(of: high) : (-1 * a).power(of: low) }
    let b = [high - 1, low - 1, high * log(high), -low * log(low), high * pow(log(high), 2), low * pow(log(low), 2)]
    var sum = HyperDual(1), power = a
    for row in Self.code4 {
      sum = sum + zip(row, b).map(*).reduce(0, +) * power
      power = power * a
    }
    return sum
  }

  private static let code4: [[Double]] = [
    [15.0 / 16, -15.0 / 16, -7.0 / 16, -7.0 / 16, 1.0 / 16, -1.0 / 16],
    [3.0 / 2, 3.0 / 2, -9.0 / 16, 9.0 / 16, 1.0 / 16, 1.0 / 16],
    [-5.0 / 8, 5.0 / 8, 5.0 / 8, 5.0 / 8, -1.0 / 8, 1.0 / 8],
    [-3.0 / 2, -3.0 / 2, 7.0 / 8, -7.0 / 8, -1.0 / 8, -1.0 / 8],
    [3.0 / 16, -3.0 / 16, -3.0 / 16, -3.0 / 16, 1.0 / 16, -1.0 / 16],
    [1.0 / 2, 1.0 / 2, -5.0 / 16, 5.0 / 16, 1.0 / 16, 1.0 / 16],
  ]
}

extension PlainEvaluation {
  /// Gradient and Hessian, one pair of parameters at a time.
  func derivatives(at point: [Double]) -> (gradient: [Double], hessian: [[Double]]) {
    let count = point.count
    var gradient = [Double](repeating: 0, count: count)
    var hessian = [[Double]](repeating: gradient, count: count)
    for i in 0..<count {
      for j in 0...i {
        let result = value(Self.seeded(point, i, j))
        gradient[i] = result.first
        hessian[i][j] = result.mixed
        hessian[j][i] = result.mixed
      }
    }
    return (gradient, hessian)
  }

  /// Σ ∇ν∇νᵀ/ν plus the second derivatives of the constraints.
  func fisher(at point: [Double]) -> [[Double]] {
    let count = point.count
    let slopes = (0..<count).map { rates(Self.seeded(point, $0, $0)) }
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for i in 0..<count {
      for j in 0..<count {
        for bin in counts.indices where slopes[i][bin].value > 0 {
          matrix[i][j] += slopes[i][bin].first * slopes[j][bin].first / slopes[i][bin].value
        }
      }
      matrix[i][i] += constraints(Self.seeded(point, i, i)).mixed
    }
    return matrix
  }

  static func seeded(_ point: [Double], _ i: Int, _ j: Int) -> [HyperDual] {
    var x = point.map { HyperDual($0) }
    x[i].first = 1
    x[j].second = 1
    return x
  }
}
