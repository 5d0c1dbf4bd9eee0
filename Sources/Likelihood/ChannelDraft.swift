// A channel on its way into the tables: modifiers sorted by what they do, names replaced by parameter numbers.
import HistFactory

/// One sample's modifiers by kind.
struct SampleDraft {
  var nominal: [Double]
  var histosys: [(parameter: Int, high: [Double], low: [Double])] = []
  var normsys: [(parameter: Int, high: Double, low: Double)] = []
  var factors: [Int] = []
  /// First parameter of each per-bin set, already moved to this channel's bins.
  var shapes: [Int] = []
  var carrierClass = 0
}

/// One channel's samples, and the distinct combinations of per-bin sets that they carry.
struct ChannelDraft {
  var binCount: Int
  var samples: [SampleDraft] = []
  /// Carrier classes: sorted lists of first parameters of per-bin sets.
  var classes: [[Int]] = []
  /// Without repetition, ascending.
  var scalarParameters: [Int] = []
  /// For each bin the per-bin parameters that act there, without repetition, in order of the sets' first parameters.
  var parametersByBin: [[Int]] = []

  init(
    _ channel: Channel, model: Model, starts: [String: Int], map: ParameterMap? = nil
  ) throws(LikelihoodProblem) {
    binCount = channel.binCount
    let offsets = Self.offsets(in: channel, model: model)
    for sample in channel.samples {
      var draft = SampleDraft(nominal: sample.data)
      for modifier in sample.modifiers {
        guard let start = starts[modifier.name] else { throw .unknownParameter(modifier.name, channel: channel.name) }
        draft.add(modifier.effect, parameter: start, offset: offsets[modifier.name] ?? 0)
      }
      if let map {
        for (modifier, start) in zip(model.extensions.modifiers, map.modifiers)
        where modifier.channel == channel.name && modifier.sample == sample.name {
          draft.add(modifier, start: start)
        }
      }
      samples.append(draft)
    }
    classify()
    collectParameters()
    if classes.count > 64 { throw .tooManyCombinations(channel: channel.name) }
  }

  private static func offsets(in channel: Channel, model: Model) -> [String: Int] {
    var offsets: [String: Int] = [:]
    for set in model.parameterSets where set.isIndexed {
      if let offset = set.channelOffsets[channel.name] { offsets[set.name] = offset }
    }
    return offsets
  }

  private mutating func classify() {
    for index in samples.indices {
      let carried = samples[index].shapes.sorted()
      if let known = classes.firstIndex(of: carried) {
        samples[index].carrierClass = known
      } else {
        samples[index].carrierClass = classes.count
        classes.append(carried)
      }
    }
  }

  private mutating func collectParameters() {
    var scalars: Set<Int> = [], shapes: Set<Int> = []
    for sample in samples {
      scalars.formUnion(sample.histosys.map(\.parameter))
      scalars.formUnion(sample.normsys.map(\.parameter))
      scalars.formUnion(sample.factors)
      shapes.formUnion(sample.shapes)
    }
    scalarParameters = scalars.sorted()
    let starts = shapes.sorted()
    parametersByBin = (0..<binCount).map { bin in starts.map { $0 + bin } }
  }

  /// A bit for each class that carries the per-bin parameter.
  func classes(carrying parameter: Int, bin: Int) -> UInt64 {
    classes.indices.reduce(0) { classes[$1].contains(parameter - bin) ? $0 | 1 << UInt64($1) : $0 }
  }
}

extension SampleDraft {
  /// A custom modifier by its expressions, a parameter of the tables each: factors a bin, or variations that shift
  /// nothing but their own bin, by exactly the parameter.
  fileprivate mutating func add(_ modifier: ModelExtension.CustomModifier, start: Int) {
    switch modifier.operation {
    case .multiply: shapes.append(start)
    case .add:
      for bin in modifier.bins.indices {
        var (high, low) = (nominal, nominal)
        high[bin] += 1
        low[bin] -= 1
        histosys.append((start + bin, high, low))
      }
    }
  }

  fileprivate mutating func add(_ effect: Modifier.Effect, parameter: Int, offset: Int) {
    switch effect {
    case .histosys(let high, let low): histosys.append((parameter, high, low))
    case .normsys(let high, let low): normsys.append((parameter, high, low))
    case .normfactor, .lumi: factors.append(parameter)
    case .shapefactor, .shapesys, .staterror: shapes.append(parameter + offset)
    }
  }
}
