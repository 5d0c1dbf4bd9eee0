// What modifiers of one name do together, and whether they may.

import JSONTree

/// All uses of one modifier name.
struct NameUse {
  /// The bins of one channel that a per-bin set covers.
  struct Block {
    /// File position.
    var channel: Int
    /// For staterror, the squared uncertainties summed over samples; for shapesys, the uncertainties themselves.
    var spreads: [Double]
    var yields: [Double]
  }

  var name: String
  /// In the order of their first use.
  var types: [ModifierType] = []
  var first: ModifierPlace?
  var blocks: [Block] = []
  /// The samples that carry a staterror, by channel.
  var carriers: [(sample: String, place: ModifierPlace)] = []
  var isRefused = false

  init(name: String) { self.name = name }
}

extension ModelBuilder {
  mutating func use(_ modifier: Modifier, _ id: Int, _ sample: Sample, _ place: ModifierPlace) {
    let type = modifier.type
    if !uses[id].types.contains(type) { addType(type, id, place) }
    switch modifier.effect {
    case .normfactor: break
    case .lumi: if modifier.name != "lumi" { note(place.path.appending("name"), .lumiName(modifier.name)) }
    case .normsys(let high, let low): checkFactors(high, low, modifier.name, sample, place)
    case .histosys(let high, let low):
      checkLength(high, "hi_data", modifier.name, sample, place)
      checkLength(low, "lo_data", modifier.name, sample, place)
    case .shapefactor: useShapefactor(id, sample, place)
    case .shapesys(let uncertainties): useShapesys(uncertainties, id, sample, place)
    case .staterror(let uncertainties): useStaterror(uncertainties, id, sample, place)
    }
  }

  private mutating func addType(_ type: ModifierType, _ id: Int, _ place: ModifierPlace) {
    uses[id].types.append(type)
    usesByType[type.position].append(id)
    guard let first = uses[id].first else {
      uses[id].first = place
      return
    }
    let types = uses[id].types
    guard !types.allSatisfy({ $0 == .histosys || $0 == .normsys }) else { return }
    uses[id].isRefused = true
    note(place.path, .incompatible(uses[id].name, types, first.path))
  }

  private mutating func checkFactors(
    _ high: Double, _ low: Double, _ name: String, _ sample: Sample, _ place: ModifierPlace
  ) {
    guard high <= 0 || low <= 0, interpolation.normsys.isExponential else { return }
    for (key, value) in [("hi", high), ("lo", low)] where value <= 0 {
      note(
        place.path.appending("data").appending(key),
        .exponentialFactor(key, value, name, sample.name, interpolation.normsys))
    }
  }

  /// Whether there is a value a bin, or no telling because one of both could not be read.
  @discardableResult
  private mutating func checkLength(
    _ values: [Double], _ key: String?, _ name: String, _ sample: Sample, _ place: ModifierPlace
  ) -> Bool {
    if values.count == sample.data.count { return true }
    guard !isPartial || (!values.isEmpty && !sample.data.isEmpty) else { return false }
    let path = place.path.appending("data")
    note(key.map(path.appending) ?? path, .modifierLength(values.count, name, sample.name, sample.data.count))
    return false
  }

  // MARK: Parameters of bins

  private mutating func useShapefactor(_ id: Int, _ sample: Sample, _ place: ModifierPlace) {
    guard let first = uses[id].blocks.first else {
      uses[id].blocks = [NameUse.Block(channel: place.channel, spreads: [], yields: sample.data)]
      return
    }
    if !uses[id].blocks.contains(where: { $0.channel == place.channel }) {
      uses[id].blocks.append(NameUse.Block(channel: place.channel, spreads: [], yields: []))
    }
    guard first.yields.count != sample.data.count, place.channel != first.channel else { return }
    if isPartial, first.yields.isEmpty || sample.data.isEmpty { return }
    let channel = workspace.channels[first.channel].name
    note(place.path, .shapefactorLength(uses[id].name, sample.data.count, channel, first.yields.count))
  }

  private mutating func useShapesys(
    _ uncertainties: [Double], _ id: Int, _ sample: Sample, _ place: ModifierPlace
  ) {
    if !uses[id].blocks.isEmpty, let first = uses[id].first {
      // The same type twice on one sample is told as that.
      let isSameSample = first.channel == place.channel && first.sample == place.sample
      if !isSameSample { note(place.path, .shapesysReused(uses[id].name, first.path)) }
      return
    }
    guard checkLength(uncertainties, nil, uses[id].name, sample, place) else { return }
    uses[id].blocks = [NameUse.Block(channel: place.channel, spreads: uncertainties, yields: sample.data)]
  }

  private mutating func useStaterror(
    _ uncertainties: [Double], _ id: Int, _ sample: Sample, _ place: ModifierPlace
  ) {
    guard checkLength(uncertainties, nil, uses[id].name, sample, place) else { return }
    uses[id].carriers.append((sample.name, place))
    guard let last = uses[id].blocks.indices.last, uses[id].blocks[last].channel == place.channel else {
      let squares = uncertainties.map { $0 * $0 }
      uses[id].blocks.append(NameUse.Block(channel: place.channel, spreads: squares, yields: sample.data))
      return
    }
    guard uses[id].blocks[last].yields.count == sample.data.count else { return }
    for bin in sample.data.indices {
      uses[id].blocks[last].spreads[bin] += uncertainties[bin] * uncertainties[bin]
      uses[id].blocks[last].yields[bin] += sample.data[bin]
    }
  }

  /// pyhf asserts that every sample with a staterror has it in the same channels.
  mutating func checkCoverage() {
    guard !isPartial else { return }
    for use in uses where use.blocks.count > 1 && use.types == [.staterror] {
      let all = use.blocks.map { workspace.channels[$0.channel].name }
      let bySample = Dictionary(grouping: use.carriers, by: \.sample)
      for carrier in use.carriers {
        let own = bySample[carrier.sample] ?? []
        guard own.count < all.count, own.first?.place.channel == carrier.place.channel else { continue }
        let channels = own.map { workspace.channels[$0.place.channel].name }
        note(carrier.place.path, .staterrorCoverage(use.name, carrier.sample, channels, all))
      }
    }
  }
}
