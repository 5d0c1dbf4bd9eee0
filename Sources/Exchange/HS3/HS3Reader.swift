// From an HS3 document to a workspace: which analysis, which channels, which data.
import HistFactory
import JSONTree

/// What an HS3 document holds in pyhf's words.
public struct HS3Reading: Sendable {
  public var workspace: Workspace
  /// The codes that the document asks for; a workspace cannot say them.
  public var interpolation: Interpolation
  /// Observables by channel.
  public var axes: [String: [HS3Axis]]
  public var dialect: HS3Dialect?
  /// What was chosen or renamed on the way.
  public var remarks: [WorkspaceProblem]

  /// Reads the model of an analysis.
  /// - Parameters:
  ///   - dialect: nil looks for the producer in the document.
  ///   - analysis: its name; nil takes the first whose data are not Asimov data.
  /// - Throws: everything that a workspace cannot say, with places.
  public init(
    _ document: JSONDocument, dialect: HS3Dialect? = nil, analysis: String? = nil
  ) throws(WorkspaceProblems) {
    var reader = HS3Reader(document, dialect: dialect)
    guard let reading = reader.read(analysis: analysis), !reader.source.hasErrors else {
      throw WorkspaceProblems(reader.source.problems)
    }
    self = reading
  }

  init(
    workspace: Workspace, interpolation: Interpolation, axes: [String: [HS3Axis]], dialect: HS3Dialect?,
    remarks: [WorkspaceProblem]
  ) {
    self.workspace = workspace
    self.interpolation = interpolation
    self.axes = axes
    self.dialect = dialect
    self.remarks = remarks
  }
}

/// One pass over the document.
struct HS3Reader {
  var source: HS3Source
  let dialect: HS3Dialect?
  /// What a modifier's interpolation was, by modifier type, with the place that said so first.
  var codes: [ModifierType: (code: InterpolationCode, node: JSONNode)] = [:]
  /// Distributions of the likelihood that are no channels, with the data that they go with.
  var others: [(name: String, node: JSONNode, datum: JSONNode?)] = []

  init(_ document: JSONDocument, dialect: HS3Dialect?) {
    source = HS3Source(document)
    self.dialect = dialect ?? HS3Dialect.detected(in: document.root)
  }

  mutating func read(analysis name: String?) -> HS3Reading? {
    guard let analyses = chosenAnalyses(name), let first = analyses.first else { return nil }
    let pairs = pairs(of: first)
    var channels = pairs.compactMap { channel($0) }
    channels += countingChannels(takenBy: channels)
    guard !channels.isEmpty else {
      if !source.hasErrors { noteNoChannel() }
      return nil
    }
    nameChannels(&channels)
    var lowering = HS3Lowering(self, channels, analyses)
    let workspace = lowering.workspace()
    source = lowering.reader.source
    return HS3Reading(
      workspace: workspace, interpolation: interpolation,
      axes: Dictionary(channels.map { ($0.name, $0.axes) }, uniquingKeysWith: { first, _ in first }),
      dialect: dialect, remarks: source.problems.filter { $0.severity == .warning })
  }

  private mutating func noteNoChannel() {
    for other in others {
      source.note(other.node, "'\(other.name)' is a \(other.node["type"]?.string ?? ""): not a HistFactory model")
    }
    if others.isEmpty { source.note(source.document.root, "the likelihood has no HistFactory channel") }
  }

  private var interpolation: Interpolation {
    Interpolation(normsys: codes[.normsys]?.code ?? .code4, histosys: codes[.histosys]?.code ?? .code4p)
  }

  // MARK: Analysis

  /// The analysis asked for and those that share its likelihood; a document without analyses has one of each likelihood.
  private mutating func chosenAnalyses(_ name: String?) -> [HS3Analysis]? {
    let all = source.analyses.all.map { HS3Analysis($0.name, $0.node) }
    let candidates = all.isEmpty ? source.likelihoods.all.map { HS3Analysis(likelihood: $0.name, $0.node) } : all
    guard !candidates.isEmpty else {
      source.note(source.document.root, "has neither analyses nor likelihoods")
      return nil
    }
    guard let name else {
      let first = candidates.first { !isAsimov($0) } ?? candidates[0]
      noteOthers(candidates, than: first)
      return [first] + candidates.filter { $0.name != first.name && $0.likelihoods == first.likelihoods }
    }
    if let found = candidates.first(where: { $0.name == name }) { return [found] }
    let names = candidates.map(\.name).joined(separator: ", ")
    source.note(source.document.root, "there is no analysis '\(name)'", hint: "the document has: \(names)")
    return nil
  }

  private func isAsimov(_ analysis: HS3Analysis) -> Bool {
    analysis.likelihoods.contains { name in
      HS3Source.names(source.likelihoods[name]?["data"]).contains { $0.lowercased().contains("asimov") }
    }
  }

  private mutating func noteOthers(_ candidates: [HS3Analysis], than first: HS3Analysis) {
    let others = candidates.filter { $0.likelihoods != first.likelihoods }.map(\.name)
    guard !others.isEmpty else { return }
    source.note(
      first.node, "reads the analysis '\(first.name)'",
      hint: "the document also has: \(others.joined(separator: ", "))", as: .warning)
  }

  // MARK: Likelihood

  /// Distributions of an analysis with their data.
  private mutating func pairs(of analysis: HS3Analysis) -> [HS3Pair] {
    var pairs: [HS3Pair] = []
    for name in analysis.likelihoods {
      guard
        let node = source.object(name, of: "likelihood", in: source.likelihoods, askedBy: analysis.node)
      else { continue }
      let names = HS3Source.names(node["distributions"] ?? node["dist"])
      let data = (node["data"] ?? node["obs"]).map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
      if names.count != data.count {
        source.note(node, "has \(names.count) distributions and \(data.count) data")
      }
      for (name, datum) in zip(names, data) { pairs.append(HS3Pair(name: name, datum: datum, node: node)) }
      for auxiliary in HS3Source.names(node["aux_distributions"]) {
        guard
          let found = source.object(auxiliary, of: "distribution", in: source.distributions, askedBy: node)
        else { continue }
        others.append((auxiliary, found, nil))
      }
    }
    return pairs
  }

  private mutating func channel(_ pair: HS3Pair) -> HS3Channel? {
    guard
      let node = source.object(pair.name, of: "distribution", in: source.distributions, askedBy: pair.node)
    else { return nil }
    switch node["type"]?.string {
    case "histfactory_dist": return histFactoryChannel(pair, node)
    case "gaussian_dist", "normal_dist", "poisson_dist":
      others.append((pair.name, node, pair.datum))
    default:
      let type = node["type"]?.string ?? "distribution without type"
      source.note(
        node, "'\(pair.name)' is a \(type): not a HistFactory model",
        hint: "hfplot reads histfactory_dist, and poisson_dist with means that are sums of products")
    }
    return nil
  }

  private mutating func histFactoryChannel(_ pair: HS3Pair, _ node: JSONNode) -> HS3Channel? {
    var channel = HS3Channel(name: pair.name, node: node)
    let settings = node["staterror"] ?? node["statError"]
    channel.staterrorConstraint = settings?["constraint"]?.string
    channel.staterrorThreshold = settings?["relThreshold"]?.double ?? 0
    for sample in node["samples"].map({ Array($0.elements) }) ?? [] {
      channel.samples.append(self.sample(sample, of: channel))
    }
    guard let first = channel.samples.first else {
      source.note(node, "the channel has no samples")
      return nil
    }
    channel.axes = HS3Axis.read(node["axes"] ?? first.node["data"]?["variables"])
    for sample in channel.samples where sample.contents.count != first.contents.count {
      source.note(sample.node, "has \(sample.contents.count) bins, '\(first.name)' has \(first.contents.count)")
    }
    checkAxes(node["axes"] ?? first.node["data"]?["variables"], bins: first.contents.count, of: "the channel")
    channel.observed = observed(pair.datum, bins: first.contents.count)
    return channel
  }

  /// Notes axes whose bins, multiplied, are not those of the contents. An axis may leave out how many it has.
  private mutating func checkAxes(_ node: JSONNode?, bins: Int, of owner: String) {
    guard let node, bins > 0 else { return }
    let counts = HS3Source.Objects(node).all.map { axis in
      (axis.node["edges"] ?? axis.node["bounds"])?.doubles.map { $0.count - 1 } ?? axis.node["nbins"]?.integer
    }
    let known = counts.compactMap(\.self)
    guard !known.isEmpty, known.count == counts.count, known.map(Double.init).reduce(1, *) != Double(bins) else {
      return
    }
    let words = known.map(String.init).joined(separator: " × ")
    source.note(
      node, "the axes have \(words) bins, the contents of \(owner) \(bins)",
      hint: "nbins, or the edges less one, should be the number of contents")
  }

  /// Binned data by name.
  mutating func observed(_ datum: JSONNode, bins: Int) -> [Double] {
    guard let name = datum.string else {
      if let single = datum.double, bins == 1 { return [single] }
      source.note(datum, "data of a channel should be the name of binned data")
      return []
    }
    guard let node = source.object(name, of: "data", in: source.data, askedBy: datum) else { return [] }
    if let value = node["value"]?.double, bins == 1 { return [value] }
    guard node["contents"] != nil else {
      source.note(
        node, "'\(name)' is \(node["type"]?.string ?? "not binned"): a HistFactory channel needs binned data",
        hint: "fill a histogram with its entries first")
      return []
    }
    let contents = source.numbers(node["contents"], of: node, "contents")
    if contents.count != bins { source.note(node, "'\(name)' has \(contents.count) bins, the channel \(bins)") }
    checkAxes(node["axes"] ?? node["variables"], bins: contents.count, of: "'\(name)'")
    return contents
  }

  /// ROOT calls a channel's distribution `model_CHANNEL`.
  private func nameChannels(_ channels: inout [HS3Channel]) {
    let prefix = "model_"
    guard channels.allSatisfy({ $0.name.hasPrefix(prefix) && $0.name.count > prefix.count }) else { return }
    for index in channels.indices { channels[index].name.removeFirst(prefix.count) }
  }
}

/// A distribution of a likelihood with its data.
struct HS3Pair {
  var name: String
  var datum: JSONNode
  /// The likelihood.
  var node: JSONNode
}

/// An analysis: likelihoods, parameters of interest, and where its domains and start values stand.
struct HS3Analysis {
  var name: String
  var node: JSONNode
  var likelihoods: [String]
  var interest: [String]
  var domains: [String]
  var start: String?

  init(_ name: String, _ node: JSONNode) {
    self.name = name
    self.node = node
    likelihoods = HS3Source.names(node["likelihood"] ?? node["likelihoods"])
    interest = HS3Source.names(node["parameters_of_interest"] ?? node["pois"])
    domains = HS3Source.names(node["domains"] ?? node["domain"])
    start = node["init"]?.string
  }

  /// A likelihood that no analysis asks for.
  init(likelihood: String, _ node: JSONNode) {
    (name, self.node, likelihoods, interest, domains) = (likelihood, node, [likelihood], [], [])
  }
}

extension HS3Axis {
  /// Of an axis with more bins no edges are made: a few digits of a file must not take gigabytes.
  private static let largestCount = 1_000_000

  /// A list of axes, or (in old documents) an object of them.
  static func read(_ node: JSONNode?) -> [HS3Axis] {
    HS3Source.Objects(node).all.map { name, node in
      if let edges = (node["edges"] ?? node["bounds"])?.doubles, edges.count > 1 {
        return HS3Axis(name: name, edges: edges, binCount: edges.count - 1)
      }
      let count = node["nbins"]?.integer ?? 0
      guard let low = node["min"]?.double, let high = node["max"]?.double, low < high, 1...largestCount ~= count else {
        return HS3Axis(name: name, edges: nil, binCount: count)
      }
      // Shares of the whole, not running sums: the last edge is exactly the axis' end.
      let edges = (0...count).map { low + (high - low) * Double($0) / Double(count) }
      return HS3Axis(name: name, edges: edges, binCount: count)
    }
  }
}
