// One channel by itself: which parameters act on it, and what its samples expect at a point.

extension CompiledLikelihood {
  /// Indices of the parameters that act on a channel, ascending.
  public func parameters(ofChannel channel: Int) -> [Int] { acting(on: channel) }

  /// Expected events by sample and bin of one channel; the work is that channel's alone.
  public func sampleRates(ofChannel channel: Int, at point: [Double], buffer: EvaluationBuffer) -> [[Double]] {
    precondition(point.count == parameterCount)
    let kernel = Kernel(tables, buffer), block = tables.channels[channel]
    kernel.rates(of: block, at: inner(point, buffer))
    return (0..<block.samples.count).map { row in
      (0..<block.binCount).map { kernel.sampleRate(row, $0, in: block) }
    }
  }
}
