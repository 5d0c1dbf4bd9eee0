// The Hessian's share of each bin: per-bin factors, and the row that the rank-k update takes.

extension Kernel {
  /// Completes each bin's ∇ν with its per-bin factors, fills the border, and collects the weighted row.
  func addBins(
    _ channel: ChannelBlock, group: ColumnGroup, second: SecondDerivatives, rows: inout GroupRows,
    target: HessianTarget
  ) {
    let stride = group.stride
    var next = channel.binParameters.lowerBound
    for bin in 0..<channel.binCount {
      let first = next
      while next < channel.binParameters.upperBound, tables.binParameters[next].bin == bin { next += 1 }
      let row = buffer.rateRow
      sumClasses(channel, bin: bin, classes: .max, stride: stride, into: row)
      let here = tables.binParameters[first..<next]
      for parameter in here where parameter.diagonalRow < 0 {
        row[parameter.column] += carriedRate(channel, parameter) / buffer.point[parameter.parameter]
      }
      for parameter in here {
        add(parameter, channel: channel, group: group, row: row, second: second, target: target)
      }
      collect(row, weight: buffer.weight[bin], stride: stride, rows: &rows)
    }
    if second == .exact { addPairs(channel, target: target) }
  }

  private func sumClasses(
    _ channel: ChannelBlock, bin: Int, classes: UInt64, stride: Int, into row: UnsafeMutablePointer<Double>
  ) {
    row.update(repeating: 0, count: stride)
    for index in 0..<channel.classCount where classes & (1 << UInt64(index)) != 0 {
      let source = buffer.classRows + (bin * channel.classCount + index) * stride
      var column = 0
      while column < stride {
        (Vector.load(row, column) + Vector.load(source, column)).store(row, column)
        column += lanes
      }
    }
  }

  /// Σ T·R over the samples that carry the parameter, in its bin.
  private func carriedRate(_ channel: ChannelBlock, _ parameter: BinParameter, classes: UInt64 = .max) -> Double {
    var sum = 0.0
    for index in 0..<channel.classCount where parameter.classes & classes & (1 << UInt64(index)) != 0 {
      sum += buffer.classRates[parameter.bin * channel.classCount + index]
    }
    return sum
  }

  /// A per-bin factor γ: v ∂ν/∂γ ∇ν for an eliminated one, and (w/γ) Σ_carriers ∇(T·R) for any.
  private func add(
    _ parameter: BinParameter, channel: ChannelBlock, group: ColumnGroup, row: UnsafePointer<Double>,
    second: SecondDerivatives, target: HessianTarget
  ) {
    let count = group.denseIndices.count
    let gamma = buffer.point[parameter.parameter], slope = carriedRate(channel, parameter) / gamma
    let weight = buffer.weight[parameter.bin] * slope
    let mixed = second == .exact ? buffer.slope[parameter.bin] / gamma : 0
    if mixed != 0 {
      sumClasses(channel, bin: parameter.bin, classes: parameter.classes, stride: group.stride, into: buffer.carrierRow)
    }
    let carriers = buffer.carrierRow
    if parameter.diagonalRow >= 0 {
      target.diagonal[parameter.diagonalRow] += weight * slope
      let border = target.border + parameter.diagonalRow * tables.denseParameters.count
      for column in 0..<count {
        border[group.denseIndices[column]] += weight * row[column] + (mixed != 0 ? mixed * carriers[column] : 0)
      }
    } else if mixed != 0 {
      let own = group.denseIndices[parameter.column]
      for column in 0..<count where column != parameter.column {
        target.addDense(own, group.denseIndices[column], mixed * carriers[column])
      }
    }
  }

  /// Two per-bin factors on the same samples: w/(γ₁γ₂) Σ T·R.
  private func addPairs(_ channel: ChannelBlock, target: HessianTarget) {
    for pair in tables.binPairs[channel.binPairs] {
      let first = tables.binParameters[pair.first], second = tables.binParameters[pair.second]
      let rate = carriedRate(channel, first, classes: pair.classes)
      let value = buffer.slope[first.bin] * rate / (buffer.point[first.parameter] * buffer.point[second.parameter])
      target.add(first, second, value, tables: tables)
    }
  }

  private func collect(_ row: UnsafePointer<Double>, weight: Double, stride: Int, rows: inout GroupRows) {
    guard weight > 0 else { return }
    let root = Vector(repeating: weight.squareRoot()), target = buffer.binRows + rows.bins * stride
    var column = 0
    while column < stride {
      (root * Vector.load(row, column)).store(target, column)
      column += lanes
    }
    rows.bins += 1
  }
}
