// A compiled model: what each channel and each sample of it needs, as offsets into two flat arenas.
import HistFactory

/// One sample in one channel. Offsets ending in `Parameters` index the integers, the others the numbers.
struct SampleBlock: Sendable {
  var binCount = 0
  var nominal = 0

  /// Additive variations: `Δ = α·sum + g(α)·difference`, tables of `binCount` rows of `histosysStride`.
  var histosysCount = 0
  var histosysStride = 0
  var histosysParameters = 0
  var histosysColumns = 0
  var histosysSums = 0
  var histosysDifferences = 0

  /// Multiplicative variations: six polynomial coefficients and two logarithms each, in columns of `normsysStride`.
  var normsysCount = 0
  var normsysStride = 0
  var normsysParameters = 0
  var normsysColumns = 0
  var normsysCoefficients = 0

  /// Plain factors (normfactor, lumi).
  var factorCount = 0
  var factorParameters = 0
  var factorColumns = 0

  /// Factors a bin (shapefactor, shapesys, staterror): `shapeCount` rows of `binCount` parameters.
  var shapeCount = 0
  var shapeParameters = 0
  /// Samples of a channel with the same rows share a class.
  var carrierClass = 0
  /// Row of the sample's first bin in arrays over (sample, bin).
  var rateOffset = 0
}

/// One channel: its bins, its samples, its group of columns.
struct ChannelBlock: Sendable {
  var binOffset = 0
  var binCount = 0
  var samples: Range<Int> = 0..<0
  var group = 0
  var classCount = 0
  /// Into `binParameters` and `binPairs`.
  var binParameters: Range<Int> = 0..<0
  var binPairs: Range<Int> = 0..<0
}

/// A parameter that multiplies one bin of a channel in the samples of some classes.
struct BinParameter: Sendable {
  var parameter: Int
  var bin: Int
  /// Bit k is set when class k carries it.
  var classes: UInt64
  /// Row in the border when the parameter is eliminated, else −1.
  var diagonalRow: Int
  /// Column in the channel's group when it is dense, else −1.
  var column: Int
}

/// Two parameters on the same bin and the classes that carry both.
struct BinPair: Sendable {
  var first: Int
  var second: Int
  var classes: UInt64
}

/// Channels that share columns of the dense Hessian: all of them, or each its own where models are sparse.
struct ColumnGroup: Sendable {
  var channels: Range<Int> = 0..<0
  /// Columns, padded to whole SIMD vectors.
  var stride = 0
  /// Column → index among the dense parameters.
  var denseIndices: [Int] = []
  var sampleCount = 0
  var binCount = 0
  var coversAll = false
}

/// The auxiliary measurement of one parameter.
struct ConstraintTerm: Sendable {
  enum Form: Sendable {
    case normal, poisson, lognormal
    /// Part of a quadratic term, which says what it adds.
    case correlated
  }
  var form: Form
  var parameter: Int
  /// Width of a normal, scale factor τ of a Poisson, width of the logarithm of a log-normal.
  var scale: Double
}

/// Everything the kernel reads. Immutable and shared by all tasks.
final class Tables: Sendable {
  let parameterCount: Int
  let binCount: Int
  /// Entries of arrays over (sample, bin).
  let rateCount: Int
  let numbers: Arena<Double>
  let integers: Arena<Int32>
  let channels: [ChannelBlock]
  let samples: [SampleBlock]
  let binParameters: [BinParameter]
  let binPairs: [BinPair]
  let groups: [ColumnGroup]
  let constraints: [ConstraintTerm]
  /// Of several parameters together; all of them are dense.
  let quadraticTerms: [QuadraticTerm]
  let denseParameters: [Int]
  let diagonalParameters: [Int]
  /// Parameter → its place among the dense or the eliminated ones, or −1.
  let denseIndex: [Int]
  let diagonalIndex: [Int]
  let histosysCode: AdditiveCode
  /// |α| from which normsys is exponential: 1 for code4, 0 for code1.
  let exponentialFrom: Double
  /// Least expected events; nil for most models, which then do nothing about it.
  let clipping: RateClipping?
  let limits: KernelLimits

  init(_ builder: TableBuilder) {
    parameterCount = builder.parameterCount
    binCount = builder.binCount
    rateCount = builder.rateCount
    numbers = Arena(builder.numbers)
    integers = Arena(builder.integers)
    channels = builder.channels
    samples = builder.samples
    binParameters = builder.binParameters
    binPairs = builder.binPairs
    groups = builder.groups
    constraints = builder.constraints
    quadraticTerms = builder.quadraticTerms
    denseParameters = builder.denseParameters
    diagonalParameters = builder.diagonalParameters
    denseIndex = builder.denseIndex
    diagonalIndex = builder.diagonalIndex
    histosysCode = builder.histosysCode
    exponentialFrom = builder.exponentialFrom
    clipping = builder.clipping.isNone ? nil : builder.clipping
    limits = KernelLimits(channels: builder.channels, samples: builder.samples, groups: builder.groups)
  }

  /// Bytes that one evaluation of the value reads.
  var bytes: Int { numbers.count * 8 + integers.count * 4 }
}

/// The largest sizes met, for the scratch space.
struct KernelLimits: Sendable {
  var entries = 0
  var channelRates = 0
  var channelBins = 0
  var classRows = 0
  var groupSampleRows = 0
  var groupBinRows = 0
  var groupSquare = 0

  init(channels: [ChannelBlock], samples: [SampleBlock], groups: [ColumnGroup]) {
    for sample in samples { entries = max(entries, sample.histosysStride, sample.normsysStride) }
    for channel in channels {
      channelBins = max(channelBins, channel.binCount)
      channelRates = max(channelRates, channel.binCount * channel.samples.count)
      classRows = max(classRows, channel.binCount * channel.classCount * groups[channel.group].stride)
    }
    for group in groups {
      groupSampleRows = max(groupSampleRows, group.sampleCount * group.stride)
      groupBinRows = max(groupBinRows, group.binCount * group.stride)
      groupSquare = max(groupSquare, group.stride * group.stride)
    }
  }
}
