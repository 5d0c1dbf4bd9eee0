// Value and gradient: a second walk over each channel while its numbers are still in the cache.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Kernel {
  /// −ln L and its gradient (overwritten).
  func gradient(
    at point: UnsafePointer<Double>, data: Dataset, into gradient: UnsafeMutablePointer<Double>
  ) -> Double {
    prepare(point)
    gradient.update(repeating: 0, count: tables.parameterCount)
    var sum = data.constant
    let feasible = tables.samples.withUnsafeBufferPointer { samples in
      for channel in tables.channels {
        computeRates(channel, samples: samples, point: point)
        guard addPoissonTerms(channel, data: data, to: &sum) else { return false }
        for (row, index) in channel.samples.enumerated() {
          let rate = differentiate(samples[index], row: row, channel: channel, point: point)
          spread(samples[index], row: row, rate: rate, channel: channel, into: gradient)
        }
      }
      return true
    }
    guard feasible else { return .infinity }
    sum += constraints(at: point, data: data) { parameter, slope, _ in gradient[parameter] += slope }
    if !tables.quadraticTerms.isEmpty { sum += quadraticTerms(at: point, data: data, gradient: gradient) }
    return sum.isNaN ? .infinity : sum
  }

  /// Adds the channel's terms and fills `slope` with 1 − n/ν; false where a rate is outside the domain.
  func addPoissonTerms(_ channel: ChannelBlock, data: Dataset, to sum: inout Double) -> Bool {
    for bin in 0..<channel.binCount {
      let observed = data.counts[channel.binOffset + bin], rate = cleanRate(channel.binOffset + bin)
      let term = Deviance.poisson(observed: observed, rate: rate)
      guard term < .infinity else { return false }
      sum += term
      buffer.slope[bin] = observed > 0 ? 1 - observed / rate : 1
    }
    if let least = tables.clipping?.bin { silence(channel, least, buffer.slope) }
    return true
  }

  /// Fills, for one sample: Σ w·R·S and Σ w·R·D over bins for each additive entry, f′/f for each multiplicative one.
  /// Returns Σ w·T·R.
  @inline(__always)
  func differentiate(
    _ sample: SampleBlock, row: Int, channel: ChannelBlock, point: UnsafePointer<Double>
  ) -> Double {
    let bins = channel.binCount
    let additive = buffer.additive + row * bins, factor = buffer.factor + row * bins
    var rate = 0.0
    for bin in 0..<bins { rate += buffer.slope[bin] * additive[bin] * factor[bin] }
    if sample.histosysCount > 0 { differentiateAdditive(sample, factor: factor) }
    if sample.normsysCount > 0 { differentiateNormsys(sample, point: point) }
    return rate
  }

  @inline(__always)
  private func differentiateAdditive(_ sample: SampleBlock, factor: UnsafePointer<Double>) {
    let stride = sample.histosysStride
    var entry = 0
    while entry < stride {
      var total = Vector.zero, asymmetry = Vector.zero
      var sums = numbers + sample.histosysSums + entry, differences = numbers + sample.histosysDifferences + entry
      for bin in 0..<sample.binCount {
        let weight = Vector(repeating: buffer.slope[bin] * factor[bin])
        total = total.adding(weight, times: Vector.load(sums, 0))
        asymmetry = asymmetry.adding(weight, times: Vector.load(differences, 0))
        sums += stride
        differences += stride
      }
      total.store(buffer.sumGradient, entry)
      asymmetry.store(buffer.differenceGradient, entry)
      entry += lanes
    }
  }

  @inline(__always)
  private func differentiateNormsys(_ sample: SampleBlock, point: UnsafePointer<Double>) {
    gatherNormsys(sample, point: point)
    let stride = sample.normsysStride, coefficients = numbers + sample.normsysCoefficients
    let edge = Vector(repeating: tables.exponentialFrom)
    var entry = 0
    while entry < stride {
      let alpha = Vector.load(buffer.gathered, entry)
      let (first, value) = Self.slopeAndValue(coefficients + entry, stride, alpha)
      var slope = first / value
      slope.replace(with: Vector.load(coefficients, 6 * stride + entry), where: alpha .>= edge)
      slope.replace(with: Vector.load(coefficients, 7 * stride + entry), where: alpha .<= -edge)
      slope.store(buffer.logSlope, entry)
      entry += lanes
    }
  }

  /// The polynomial's derivative and value in one Horner recursion.
  @inline(__always)
  static func slopeAndValue(_ coefficients: UnsafePointer<Double>, _ stride: Int, _ alpha: Vector) -> (Vector, Vector) {
    var value = Vector.load(coefficients, 5 * stride), slope = value
    value = Vector.load(coefficients, 4 * stride).adding(value, times: alpha)
    slope = value.adding(slope, times: alpha)
    value = Vector.load(coefficients, 3 * stride).adding(value, times: alpha)
    slope = value.adding(slope, times: alpha)
    value = Vector.load(coefficients, 2 * stride).adding(value, times: alpha)
    slope = value.adding(slope, times: alpha)
    value = Vector.load(coefficients, stride).adding(value, times: alpha)
    slope = value.adding(slope, times: alpha)
    value = Vector.load(coefficients, 0).adding(value, times: alpha)
    slope = value.adding(slope, times: alpha)
    return (slope, Vector.one.adding(value, times: alpha))
  }

  /// Adds one sample's share to the gradient.
  @inline(__always)
  func spread(
    _ sample: SampleBlock, row: Int, rate: Double, channel: ChannelBlock, into gradient: UnsafeMutablePointer<Double>
  ) {
    let additive = integers + sample.histosysParameters
    for entry in 0..<sample.histosysCount {
      let parameter = Int(additive[entry])
      gradient[parameter] += buffer.sumGradient[entry] + buffer.shapeSlope[parameter] * buffer.differenceGradient[entry]
    }
    let normsys = integers + sample.normsysParameters
    for entry in 0..<sample.normsysCount { gradient[Int(normsys[entry])] += rate * buffer.logSlope[entry] }
    let factors = integers + sample.factorParameters
    for index in 0..<sample.factorCount {
      let parameter = Int(factors[index])
      gradient[parameter] += rate / buffer.point[parameter]
    }
    let bins = channel.binCount
    for shape in 0..<sample.shapeCount {
      let parameters = integers + sample.shapeParameters + shape * bins
      for bin in 0..<bins {
        let parameter = Int(parameters[bin])
        let share = buffer.additive[row * bins + bin] * buffer.factor[row * bins + bin]
        gradient[parameter] += buffer.slope[bin] * share / buffer.point[parameter]
      }
    }
  }

  /// The sum of the constraint terms; hands out the first and second derivative of each.
  @inline(__always)
  func constraints(
    at point: UnsafePointer<Double>, data: Dataset, derivatives: (Int, Double, Double) -> Void
  ) -> Double {
    var sum = 0.0
    for (index, term) in tables.constraints.enumerated() {
      let value = point[term.parameter], observed = data.auxiliary[index]
      switch term.form {
      case .normal:
        let pull = (value - observed) / term.scale
        sum += 0.5 * pull * pull
        derivatives(term.parameter, pull / term.scale, 1 / (term.scale * term.scale))
      case .poisson:
        sum += Deviance.poisson(observed: observed, rate: value * term.scale)
        derivatives(term.parameter, term.scale - observed / value, observed / (value * value))
      case .lognormal:
        // Not a number, and so outside the domain, where the parameter is negative.
        let pull = (log(value) - log(observed)) / term.scale, slope = 1 / (term.scale * value)
        sum += 0.5 * pull * pull
        derivatives(term.parameter, pull * slope, slope * (slope - pull / value))
      case .correlated: break
      }
    }
    return sum
  }
}
