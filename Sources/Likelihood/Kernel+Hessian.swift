// The exact Hessian from one pass: with ν the rate of a bin, H = Σ n/ν² ∇ν∇νᵀ + (1 − n/ν) ∇²ν, plus the constraints.
// A sample's second derivatives are of rank two (u lᵀ + l uᵀ) off the diagonal, with l = ∇F/F of its common factor F
// and u = Σ_b w_b R_b ∇T_b + ½ (Σ_b w_b T_b R_b) l; so rows u and l are collected and multiplied at once.

extension Kernel {
  /// Which second derivatives to sum.
  enum SecondDerivatives { case exact, fisher }

  /// −ln L, its gradient and its Hessian (all overwritten; the dense block in the lower triangle).
  func hessian(
    at point: UnsafePointer<Double>, data: Dataset, second: SecondDerivatives,
    gradient: UnsafeMutablePointer<Double>, into target: HessianTarget
  ) -> Double {
    prepare(point)
    gradient.update(repeating: 0, count: tables.parameterCount)
    target.clear(diagonalCount: tables.diagonalParameters.count)
    var sum = data.constant
    let feasible = tables.samples.withUnsafeBufferPointer { samples in
      for group in tables.groups {
        var rows = GroupRows()
        buffer.exactDiagonal.update(repeating: 0, count: group.stride)
        for channel in tables.channels[group.channels] {
          computeRates(channel, samples: samples, point: point)
          guard addPoissonTerms(channel, data: data, to: &sum) else { return false }
          fillWeights(channel, data: data, second: second)
          addChannel(
            channel, group: group, samples: samples, point: point, second: second, rows: &rows, gradient: gradient,
            target: target)
        }
        multiply(group, rows: rows, second: second, into: target)
      }
      return true
    }
    guard feasible else { return .infinity }
    sum += constraints(at: point, data: data) { parameter, slope, curvature in
      gradient[parameter] += slope
      target.addDiagonal(parameter, curvature, tables: tables)
    }
    if !tables.quadraticTerms.isEmpty {
      sum += quadraticTerms(at: point, data: data, gradient: gradient, hessian: target)
    }
    return sum.isNaN ? .infinity : sum
  }

  /// n/ν², or 1/ν for the Fisher information.
  private func fillWeights(_ channel: ChannelBlock, data: Dataset, second: SecondDerivatives) {
    for bin in 0..<channel.binCount {
      let observed = data.counts[channel.binOffset + bin], rate = cleanRate(channel.binOffset + bin)
      let inverse = rate > 0 ? 1 / rate : 0
      buffer.weight[bin] = second == .fisher ? inverse : observed * inverse * inverse
    }
    if let least = tables.clipping?.bin { silence(channel, least, buffer.weight) }
  }

  private func addChannel(
    _ channel: ChannelBlock, group: ColumnGroup, samples: UnsafeBufferPointer<SampleBlock>,
    point: UnsafePointer<Double>, second: SecondDerivatives, rows: inout GroupRows,
    gradient: UnsafeMutablePointer<Double>, target: HessianTarget
  ) {
    let stride = group.stride
    buffer.classRows.update(repeating: 0, count: channel.binCount * channel.classCount * stride)
    buffer.classRates.update(repeating: 0, count: channel.binCount * channel.classCount)
    for (row, index) in channel.samples.enumerated() {
      let sample = samples[index]
      let rate = differentiate(sample, row: row, channel: channel, point: point)
      spread(sample, row: row, rate: rate, channel: channel, into: gradient)
      let log = buffer.logRows + rows.samples * stride, mixed = buffer.mixedRows + rows.samples * stride
      fillLogRow(sample, into: log, stride: stride)
      addClassRows(sample, row: row, channel: channel, log: log, stride: stride)
      if second == .exact {
        fillMixedRow(sample, rate: rate, log: log, into: mixed, point: point, stride: stride)
        rows.samples += 1
      }
    }
    addBins(channel, group: group, second: second, rows: &rows, target: target)
  }

  /// l: the logarithmic derivatives of the factor common to the sample's bins.
  private func fillLogRow(_ sample: SampleBlock, into row: UnsafeMutablePointer<Double>, stride: Int) {
    row.update(repeating: 0, count: stride)
    let normsys = integers + sample.normsysColumns
    for entry in 0..<sample.normsysCount { row[Int(normsys[entry])] += buffer.logSlope[entry] }
    let columns = integers + sample.factorColumns, parameters = integers + sample.factorParameters
    for index in 0..<sample.factorCount { row[Int(columns[index])] += 1 / buffer.point[Int(parameters[index])] }
  }

  /// Adds ∂(T·R)/∂θ of each bin to the row of the sample's carrier class.
  private func addClassRows(
    _ sample: SampleBlock, row: Int, channel: ChannelBlock, log: UnsafePointer<Double>, stride: Int
  ) {
    let bins = channel.binCount, entries = sample.histosysStride
    let columns = integers + sample.histosysColumns, parameters = integers + sample.histosysParameters
    for bin in 0..<bins {
      let factor = buffer.factor[row * bins + bin], rate = buffer.additive[row * bins + bin] * factor
      let slot = bin * channel.classCount + sample.carrierClass
      let target = buffer.classRows + slot * stride
      buffer.classRates[slot] += rate
      let weight = Vector(repeating: rate)
      var column = 0
      while column < stride {
        Vector.load(target, column).adding(weight, times: Vector.load(log, column)).store(target, column)
        column += lanes
      }
      let sums = numbers + sample.histosysSums + bin * entries
      let differences = numbers + sample.histosysDifferences + bin * entries
      for entry in 0..<sample.histosysCount {
        let slope = buffer.shapeSlope[Int(parameters[entry])]
        target[Int(columns[entry])] += factor * (sums[entry] + slope * differences[entry])
      }
    }
  }

  /// u, and the exact diagonal, which the product of rows would spoil where a factor is zero.
  private func fillMixedRow(
    _ sample: SampleBlock, rate: Double, log: UnsafePointer<Double>, into row: UnsafeMutablePointer<Double>,
    point: UnsafePointer<Double>, stride: Int
  ) {
    let half = Vector(repeating: rate / 2)
    var column = 0
    while column < stride {
      (half * Vector.load(log, column)).store(row, column)
      column += lanes
    }
    let columns = integers + sample.histosysColumns, parameters = integers + sample.histosysParameters
    for entry in 0..<sample.histosysCount {
      let parameter = Int(parameters[entry]), column = Int(columns[entry])
      let difference = buffer.differenceGradient[entry]
      let share = buffer.sumGradient[entry] + buffer.shapeSlope[parameter] * difference
      row[column] += share
      buffer.exactDiagonal[column] += difference * buffer.shapeCurvature[parameter] + 2 * share * log[column]
    }
    addNormsysCurvature(sample, rate: rate, point: point)
  }

  /// rate·f″/f on the diagonal.
  private func addNormsysCurvature(_ sample: SampleBlock, rate: Double, point: UnsafePointer<Double>) {
    let stride = sample.normsysStride, coefficients = numbers + sample.normsysCoefficients
    let columns = integers + sample.normsysColumns, parameters = integers + sample.normsysParameters
    for entry in 0..<sample.normsysCount {
      let alpha = point[Int(parameters[entry])], slope = buffer.logSlope[entry]
      var curvature = slope * slope
      if abs(alpha) < tables.exponentialFrom {
        let a = coefficients + entry
        let value =
          1 + alpha
          * (a[0] + alpha
            * (a[stride] + alpha
              * (a[2 * stride] + alpha * (a[3 * stride] + alpha * (a[4 * stride] + alpha * a[5 * stride])))))
        let second =
          2 * a[stride] + alpha
          * (6 * a[2 * stride] + alpha
            * (12 * a[3 * stride] + alpha * (20 * a[4 * stride] + alpha * 30 * a[5 * stride])))
        curvature = second / value
      }
      buffer.exactDiagonal[Int(columns[entry])] += rate * curvature
    }
  }
}

/// How many rows a group has collected.
struct GroupRows {
  var samples = 0
  var bins = 0
}
