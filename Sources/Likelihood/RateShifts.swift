// How the rates of one channel answer to each parameter by itself: the two-point variations of error propagation.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Half the difference of the rates at θ + width and θ − width, or one side of it, one parameter at a time.
public struct RateShifts: Sendable, Equatable {
  /// Which difference of rates Y: half of Y(θ + w) − Y(θ − w), Y(θ + w) − Y(θ), or Y(θ) − Y(θ − w).
  public enum Side: Sendable, Equatable { case both, up, down }

  /// Parameters that act on the channel and have a width, ascending.
  public var parameters: [Int]
  /// One row of `parameters.count` numbers for each sample and bin: samples in order, in each its bins.
  public var values: [Double]
}

extension CompiledLikelihood {
  /// The shifts of one channel's sample rates around `point`; `widths` (one a parameter) may be 0.
  ///
  /// Only what a parameter touches is computed again: the work is parameters × samples × bins.
  public func rateShifts(
    ofChannel channel: Int, at point: [Double], widths: [Double], side: RateShifts.Side = .both,
    buffer: EvaluationBuffer
  ) -> RateShifts {
    precondition(point.count == parameterCount && widths.count == parameterCount)
    if map != nil || tables.clipping?.sample != nil {
      return mappedShifts(ofChannel: channel, at: point, widths: widths, side: side, buffer: buffer)
    }
    return plainShifts(ofChannel: channel, at: point, widths: widths, side: side, buffer: buffer)
  }

  /// At a point of the tables' parameters.
  private func plainShifts(
    ofChannel channel: Int, at point: [Double], widths: [Double], side: RateShifts.Side, buffer: EvaluationBuffer
  ) -> RateShifts {
    point.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return RateShifts(parameters: [], values: []) }
      let kernel = Kernel(tables, buffer)
      return ShiftedChannel(kernel, tables.channels[channel], point: base, widths: widths, side: side).shifts()
    }
  }
}

extension CompiledLikelihood {
  /// Parameters that act by themselves as ever; those that expressions depend on, and all where samples may be
  /// clipped, by computing all rates again.
  private func mappedShifts(
    ofChannel channel: Int, at point: [Double], widths: [Double], side: RateShifts.Side, buffer: EvaluationBuffer
  ) -> RateShifts {
    let acting = acting(on: channel).filter { widths[$0] != 0 }
    let inputs = tables.clipping?.sample == nil ? Set(map?.allInputs ?? []) : Set(acting)
    let direct = widths.indices.map { inputs.contains($0) ? 0 : widths[$0] }
    let centre = inner(point, buffer)
    let plain = plainShifts(
      ofChannel: channel, at: centre, widths: direct + Array(repeating: 0, count: centre.count - direct.count),
      side: side, buffer: buffer)
    let rows =
      plain.parameters.isEmpty
      ? sampleRates(of: channel, at: point, buffer).count : plain.values.count / plain.parameters.count
    var values = [Double](repeating: 0, count: rows * acting.count)
    let share = side == .both ? 0.5 : 1
    for (column, parameter) in acting.enumerated() {
      if let source = plain.parameters.firstIndex(of: parameter) {
        for row in 0..<rows {
          values[row * acting.count + column] = plain.values[row * plain.parameters.count + source]
        }
        continue
      }
      var (up, down) = (point, point)
      if side != .down { up[parameter] += widths[parameter] }
      if side != .up { down[parameter] -= widths[parameter] }
      let (above, below) = (sampleRates(of: channel, at: up, buffer), sampleRates(of: channel, at: down, buffer))
      for row in 0..<rows { values[row * acting.count + column] = share * (above[row] - below[row]) }
    }
    return RateShifts(parameters: acting, values: values)
  }

  /// Of one channel, samples in order, in each its bins.
  private func sampleRates(of channel: Int, at point: [Double], _ buffer: EvaluationBuffer) -> [Double] {
    let kernel = Kernel(tables, buffer), block = tables.channels[channel]
    kernel.rates(of: block, at: inner(point, buffer))
    return (0..<block.samples.count).flatMap { row in
      (0..<block.binCount).map { kernel.sampleRate(row, $0, in: block) }
    }
  }
}

/// The variations of one channel, from the additive parts and factors at the central point.
private struct ShiftedChannel {
  let kernel: Kernel
  let channel: ChannelBlock
  let point: UnsafePointer<Double>
  let widths: [Double]
  let side: RateShifts.Side
  let parameters: [Int]
  /// Parameter → its column, or −1.
  let columns: [Int]

  init(
    _ kernel: Kernel, _ channel: ChannelBlock, point: UnsafePointer<Double>, widths: [Double], side: RateShifts.Side
  ) {
    self.side = side
    self.kernel = kernel
    self.channel = channel
    self.point = point
    self.widths = widths
    var acting = [Bool](repeating: false, count: kernel.tables.parameterCount)
    for sample in kernel.tables.samples[channel.samples] {
      for entry in Self.entries(of: sample) { acting[Int(kernel.integers[entry])] = true }
    }
    var columns = [Int](repeating: -1, count: acting.count)
    parameters = acting.indices.filter { acting[$0] && widths[$0] != 0 }
    for (column, parameter) in parameters.enumerated() { columns[parameter] = column }
    self.columns = columns
  }

  /// Places of all of a sample's parameters among the integers.
  static func entries(of sample: SampleBlock) -> [Int] {
    let ranges = [
      (sample.histosysParameters, sample.histosysCount), (sample.normsysParameters, sample.normsysCount),
      (sample.factorParameters, sample.factorCount), (sample.shapeParameters, sample.shapeCount * sample.binCount),
    ]
    return ranges.flatMap { start, count in start..<start + count }
  }

  func shifts() -> RateShifts {
    kernel.prepare(point)
    kernel.tables.samples.withUnsafeBufferPointer { kernel.computeRates(channel, samples: $0, point: point) }
    var values = [Double](repeating: 0, count: channel.samples.count * channel.binCount * parameters.count)
    for (row, index) in channel.samples.enumerated() {
      let sample = kernel.tables.samples[index]
      addScalarShifts(sample, row: row, to: &values)
      addBinShifts(sample, row: row, to: &values)
    }
    return RateShifts(parameters: parameters, values: values)
  }

  /// What one parameter does to a sample.
  private struct Action {
    var histosys: Int?
    /// Ratio of the common factor at θ ± width to that at θ.
    var up = 1.0
    var down = 1.0
    private(set) var scales = false

    var acts: Bool { scales || histosys != nil }

    mutating func scale(up: Double, down: Double) {
      self.up *= up
      self.down *= down
      scales = true
    }
  }

  private func addScalarShifts(_ sample: SampleBlock, row: Int, to values: inout [Double]) {
    // One place more than there are columns, for the parameters that do not move.
    let idle = parameters.count
    var actions = [Action](repeating: Action(), count: idle + 1)
    for entry in 0..<sample.histosysCount {
      actions[column(sample.histosysParameters + entry) ?? idle].histosys = entry
    }
    for entry in 0..<sample.normsysCount {
      guard let column = column(sample.normsysParameters + entry) else { continue }
      let parameter = parameters[column], width = widths[parameter]
      let central = normsysFactor(sample, entry, point[parameter])
      actions[column].scale(
        up: normsysFactor(sample, entry, point[parameter] + width) / central,
        down: normsysFactor(sample, entry, point[parameter] - width) / central)
    }
    for entry in 0..<sample.factorCount {
      guard let column = column(sample.factorParameters + entry) else { continue }
      let width = widths[parameters[column]], central = kernel.buffer.point[parameters[column]]
      actions[column].scale(up: (central + width) / central, down: (central - width) / central)
    }
    for column in parameters.indices where actions[column].acts {
      add(actions[column], column: column, sample: sample, row: row, to: &values)
    }
  }

  /// Nil for a parameter that does not move.
  private func column(_ entry: Int) -> Int? {
    let column = columns[Int(kernel.integers[entry])]
    return column >= 0 ? column : nil
  }

  private func add(_ action: Action, column: Int, sample: SampleBlock, row: Int, to values: inout [Double]) {
    let bins = channel.binCount, parameter = parameters[column], width = widths[parameter]
    let code = kernel.tables.histosysCode, value = point[parameter], central = kernel.buffer.shape[parameter]
    let (shapeUp, shapeDown) = (code.shape(value + width).value - central, code.shape(value - width).value - central)
    for bin in 0..<bins {
      let additive = kernel.buffer.additive[row * bins + bin], factor = kernel.buffer.factor[row * bins + bin]
      var (up, down) = (additive, additive)
      if let entry = action.histosys {
        let place = bin * sample.histosysStride + entry
        let sum = kernel.numbers[sample.histosysSums + place]
        let difference = kernel.numbers[sample.histosysDifferences + place]
        up += width * sum + shapeUp * difference
        down += -width * sum + shapeDown * difference
      }
      let place = (row * bins + bin) * parameters.count + column
      (up, down) = (up * action.up, down * action.down)
      switch side {
      case .both: values[place] = 0.5 * factor * (up - down)
      case .up: values[place] = factor * (up - additive)
      case .down: values[place] = factor * (additive - down)
      }
    }
  }

  /// Factors a bin are linear in their parameter: the difference is the slope times the width on both sides.
  private func addBinShifts(_ sample: SampleBlock, row: Int, to values: inout [Double]) {
    let bins = channel.binCount
    for place in 0..<sample.shapeCount * bins {
      let parameter = Int(kernel.integers[sample.shapeParameters + place]), bin = place % bins
      guard columns[parameter] >= 0 else { continue }
      let rate = kernel.buffer.additive[row * bins + bin] * kernel.buffer.factor[row * bins + bin]
      values[(row * bins + bin) * parameters.count + columns[parameter]] +=
        rate * widths[parameter] / kernel.buffer.point[parameter]
    }
  }

  private func normsysFactor(_ sample: SampleBlock, _ entry: Int, _ alpha: Double) -> Double {
    let stride = sample.normsysStride, a = kernel.numbers + sample.normsysCoefficients + entry
    if alpha >= kernel.tables.exponentialFrom { return exp(alpha * a[6 * stride]) }
    if alpha <= -kernel.tables.exponentialFrom { return exp(alpha * a[7 * stride]) }
    let tail = a[3 * stride] + alpha * (a[4 * stride] + alpha * a[5 * stride])
    return 1 + alpha * (a[0] + alpha * (a[stride] + alpha * (a[2 * stride] + alpha * tail)))
  }
}
