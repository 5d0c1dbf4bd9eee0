// Compiling one sample: additive tables, polynomial coefficients, factors.
import HistFactory

extension TableBuilder {
  mutating func add(_ draft: SampleDraft, binCount: Int, columns: [Int32]) {
    var block = SampleBlock()
    block.binCount = binCount
    block.nominal = numbers.append(draft.nominal)
    block.carrierClass = draft.carrierClass
    block.rateOffset = rateCount
    rateCount += binCount
    addHistosys(draft, to: &block, columns: columns)
    addNormsys(draft, to: &block, columns: columns)
    block.factorCount = draft.factors.count
    block.factorParameters = integers.append(draft.factors.map(Int32.init))
    block.factorColumns = integers.append(draft.factors.map { columns[$0] })
    block.shapeCount = draft.shapes.count
    block.shapeParameters = integers.append(draft.shapes.flatMap { start in (0..<binCount).map { Int32(start + $0) } })
    samples.append(block)
  }

  private mutating func addHistosys(_ draft: SampleDraft, to block: inout SampleBlock, columns: [Int32]) {
    let count = draft.histosys.count, stride = padded(count), bins = draft.nominal.count
    block.histosysCount = count
    block.histosysStride = stride
    block.histosysParameters = integers.append(draft.histosys.map { Int32($0.parameter) })
    block.histosysColumns = integers.append(draft.histosys.map { columns[$0.parameter] })
    block.histosysSums = numbers.reserve(bins * stride)
    block.histosysDifferences = numbers.reserve(bins * stride)
    for (entry, variation) in draft.histosys.enumerated() {
      for bin in 0..<bins {
        let nominal = draft.nominal[bin]
        let up = variation.high[bin] - nominal, down = nominal - variation.low[bin]
        numbers.set(block.histosysSums + bin * stride + entry, (up + down) / 2)
        numbers.set(block.histosysDifferences + bin * stride + entry, (up - down) / 2)
      }
    }
  }

  private mutating func addNormsys(_ draft: SampleDraft, to block: inout SampleBlock, columns: [Int32]) {
    let stride = padded(draft.normsys.count)
    block.normsysCount = draft.normsys.count
    block.normsysStride = stride
    block.normsysParameters = integers.append(draft.normsys.map { Int32($0.parameter) })
    block.normsysColumns = integers.append(draft.normsys.map { columns[$0.parameter] })
    block.normsysCoefficients = numbers.reserve(NormsysCoefficients.rows * stride)
    for (entry, variation) in draft.normsys.enumerated() {
      let values = NormsysCoefficients(high: variation.high, low: variation.low).values
      let list = [values.0, values.1, values.2, values.3, values.4, values.5, values.6, values.7]
      for (row, value) in list.enumerated() {
        numbers.set(block.normsysCoefficients + row * stride + entry, value)
      }
    }
  }
}
