// The kernel's first pass: additive parts, factors and rates of one channel's samples.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One evaluation: a model's tables and a task's scratch space.
struct Kernel {
  /// Stands for a factor that is exactly 0, so that derivatives can divide by it: its products stay exact to the last
  /// bit, and what it adds to a rate is far below any other term.
  static let vanishing = 1e-100
  /// Rates below this are zeros made of `vanishing`.
  static let zeroRate = 1e-60

  let tables: Tables
  let buffer: EvaluationBuffer
  let numbers: UnsafePointer<Double>
  let integers: UnsafePointer<Int32>

  init(_ tables: Tables, _ buffer: EvaluationBuffer) {
    self.tables = tables
    self.buffer = buffer
    numbers = UnsafePointer(tables.numbers.base)
    integers = UnsafePointer(tables.integers.base)
  }

  /// Copies the point and works out g(α) once a parameter, however many samples it acts on.
  func prepare(_ point: UnsafePointer<Double>) {
    let code = tables.histosysCode
    for parameter in 0..<tables.parameterCount {
      let value = point[parameter]
      let shape = code.shape(value)
      buffer.shape[parameter] = shape.value
      buffer.shapeSlope[parameter] = shape.first
      buffer.shapeCurvature[parameter] = shape.second
      buffer.point[parameter] = value == 0 ? Self.vanishing : value
    }
  }

  /// Fills `additive` and `factor` of the channel's samples and `rates` of its bins.
  func computeRates(_ channel: ChannelBlock, samples: UnsafeBufferPointer<SampleBlock>, point: UnsafePointer<Double>) {
    let rates = buffer.rates + channel.binOffset, bins = channel.binCount
    rates.update(repeating: 0, count: bins)
    for (row, index) in channel.samples.enumerated() {
      let sample = samples[index]
      let additive = buffer.additive + row * bins, factor = buffer.factor + row * bins
      computeAdditive(sample, point: point, into: additive)
      let common = multiplicative(sample, point: point)
      factor.update(repeating: common, count: bins)
      for shape in 0..<sample.shapeCount {
        let parameters = integers + sample.shapeParameters + shape * bins
        for bin in 0..<bins { factor[bin] *= buffer.point[Int(parameters[bin])] }
      }
      for bin in 0..<bins { rates[bin] += additive[bin] * factor[bin] }
    }
    if let clipping = tables.clipping { clip(channel, clipping) }
  }

  /// nominal + Σ (α·S + g(α)·D) for each bin.
  @inline(__always)
  private func computeAdditive(
    _ sample: SampleBlock, point: UnsafePointer<Double>, into additive: UnsafeMutablePointer<Double>
  ) {
    let count = sample.histosysCount, stride = sample.histosysStride
    let nominal = numbers + sample.nominal
    guard count > 0 else {
      additive.update(from: nominal, count: sample.binCount)
      return
    }
    let parameters = integers + sample.histosysParameters
    let alphas = buffer.gathered, shapes = buffer.gatheredShape
    for entry in 0..<count {
      let parameter = Int(parameters[entry])
      alphas[entry] = point[parameter]
      shapes[entry] = buffer.shape[parameter]
    }
    for entry in count..<stride {
      alphas[entry] = 0
      shapes[entry] = 0
    }
    for bin in 0..<sample.binCount {
      let sums = numbers + sample.histosysSums + bin * stride
      let differences = numbers + sample.histosysDifferences + bin * stride
      var total = Vector.zero, asymmetry = Vector.zero
      var entry = 0
      while entry < stride {
        total = total.adding(Vector.load(alphas, entry), times: Vector.load(sums, entry))
        asymmetry = asymmetry.adding(Vector.load(shapes, entry), times: Vector.load(differences, entry))
        entry += lanes
      }
      additive[bin] = nominal[bin] + (total + asymmetry).sum()
    }
  }

  /// Π f(α) · Π θ over the sample's normsys modifiers and plain factors.
  @inline(__always)
  private func multiplicative(_ sample: SampleBlock, point: UnsafePointer<Double>) -> Double {
    var product = 1.0
    if sample.normsysCount > 0 { product = normsysProduct(sample, point: point) }
    let factors = integers + sample.factorParameters
    for index in 0..<sample.factorCount { product *= buffer.point[Int(factors[index])] }
    return product
  }

  /// The exponents of all modifiers beyond the polynomial's range are summed: one `exp` a sample.
  @inline(__always)
  private func normsysProduct(_ sample: SampleBlock, point: UnsafePointer<Double>) -> Double {
    let stride = sample.normsysStride, alphas = buffer.gathered
    gatherNormsys(sample, point: point)
    let coefficients = numbers + sample.normsysCoefficients
    let edge = Vector(repeating: tables.exponentialFrom)
    var product = Vector.one, exponent = Vector.zero
    var entry = 0
    while entry < stride {
      let alpha = Vector.load(alphas, entry)
      var value = Self.polynomial(coefficients + entry, stride, alpha)
      let above = alpha .>= edge, below = alpha .<= -edge
      let outside = above .| below
      value.replace(with: 1, where: outside)
      product *= value
      if any(outside) {
        var power = Vector.zero
        power.replace(with: alpha * Vector.load(coefficients, 6 * stride + entry), where: above)
        power.replace(with: alpha * Vector.load(coefficients, 7 * stride + entry), where: below)
        exponent += power
      }
      entry += lanes
    }
    let sum = exponent.sum()
    return sum == 0 ? product.product : product.product * exp(sum)
  }

  @inline(__always)
  func gatherNormsys(_ sample: SampleBlock, point: UnsafePointer<Double>) {
    let parameters = integers + sample.normsysParameters, alphas = buffer.gathered
    for entry in 0..<sample.normsysCount { alphas[entry] = point[Int(parameters[entry])] }
    // Padding has zero coefficients: whatever α, its factor is 1.
    for entry in sample.normsysCount..<sample.normsysStride { alphas[entry] = 0 }
  }

  /// 1 + a₁α + … + a₆α⁶ by Horner's rule.
  @inline(__always)
  static func polynomial(_ coefficients: UnsafePointer<Double>, _ stride: Int, _ alpha: Vector) -> Vector {
    var value = Vector.load(coefficients, 5 * stride)
    value = Vector.load(coefficients, 4 * stride).adding(value, times: alpha)
    value = Vector.load(coefficients, 3 * stride).adding(value, times: alpha)
    value = Vector.load(coefficients, 2 * stride).adding(value, times: alpha)
    value = Vector.load(coefficients, stride).adding(value, times: alpha)
    value = Vector.load(coefficients, 0).adding(value, times: alpha)
    return Vector.one.adding(value, times: alpha)
  }
}
