// The names of all modifiers as numbers, so that the long loops compare integers.

/// Numbers of names for every modifier of a workspace, in file order.
struct ModifierTable {
  /// By number.
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]
  /// By number: the name's place in code-point order.
  private var ranks: [Int32] = []
  /// −1 for a modifier that could not be read.
  private var flat: [Int32] = []
  private var starts: [[Int]] = []

  mutating func collect(_ workspace: Workspace) {
    var previous = 0..<0
    for channel in workspace.channels {
      var channelStarts: [Int] = []
      for sample in channel.samples {
        let start = flat.count
        channelStarts.append(start)
        append(sample.modifiers, previous)
        previous = start..<flat.count
      }
      channelStarts.append(flat.count)
      starts.append(channelStarts)
    }
    rank()
  }

  /// Neighbouring samples mostly have the same modifiers: their numbers are tried first.
  private mutating func append(_ modifiers: [Modifier], _ previous: Range<Int>) {
    var guess = previous.lowerBound
    for modifier in modifiers {
      if guess < previous.upperBound, flat[guess] >= 0, names[Int(flat[guess])] == modifier.name {
        flat.append(flat[guess])
        guess += 1
        continue
      }
      let number = number(of: modifier.name)
      flat.append(number)
      if let match = previous.suffix(from: guess).prefix(8).first(where: { flat[$0] == number }) { guess = match + 1 }
    }
  }

  private mutating func number(of name: String) -> Int32 {
    if name.isEmpty { return -1 }
    if let known = numbers[name] { return known }
    let number = Int32(names.count)
    numbers[name] = number
    names.append(name)
    return number
  }

  private mutating func rank() {
    ranks = [Int32](repeating: 0, count: names.count)
    let order = names.indices.sorted { names[$0].precedes(names[$1]) }
    for (place, number) in order.enumerated() { ranks[number] = Int32(place) }
  }

  func ids(_ channel: Int, _ sample: Int) -> [Int32] {
    Array(flat[starts[channel][sample]..<starts[channel][sample + 1]])
  }

  /// Positions in the order of (name, type), or nil if the modifiers stand so already.
  func order(_ ids: [Int32], _ modifiers: [Modifier]) -> [Int]? {
    let keys = zip(ids, modifiers).map { id, modifier in
      (id < 0 ? -1 : Int(ranks[Int(id)])) << 3 | modifier.type.position
    }
    if zip(keys, keys.dropFirst()).allSatisfy({ $0 <= $1 }) { return nil }
    return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }
}

extension ModifierType {
  /// Place in the model's type order, which is alphabetical.
  var position: Int {
    switch self {
    case .histosys: 0
    case .lumi: 1
    case .normfactor: 2
    case .normsys: 3
    case .shapefactor: 4
    case .shapesys: 5
    case .staterror: 6
    }
  }
}
