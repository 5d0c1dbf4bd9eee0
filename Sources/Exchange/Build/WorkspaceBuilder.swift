// Builds a workspace from a configuration and the histograms that it names.
import HistFactory
import JSONTree

/// A workspace made of histograms.
public struct BuiltWorkspace: Sendable {
  /// A region's bins and words, for a style layer.
  public struct Region: Sendable, Equatable {
    /// Name of the region.
    public var name: String
    /// Title; nil takes the name.
    public var title: String?
    /// What the axis shows; nil without one.
    public var observable: String?
    /// Unit of the axis; nil without one.
    public var unit: String?
    /// One more than bins; nil of categories.
    public var edges: [Double]?
    /// Names of the bins, of categories.
    public var names: [String]?
  }

  /// A step of `hfplot edit` that the configuration asks for: its name and its selector or method.
  public struct Step: Sendable, Equatable {
    /// The operation of `hfplot edit`.
    public var keyword: String
    /// Its argument.
    public var text: String
  }

  /// What was built, before its steps.
  public var workspace: Workspace
  /// Regions in the order of the configuration.
  public var regions: [Region]
  /// Keys of the style by sample.
  public var samples: [(name: String, keys: JSONObject)]
  /// To be applied in this order, then `edits`, then the pruning.
  public var steps: [Step]
  /// A recipe of the configuration's own.
  public var edits: JSONValue?
  /// Thresholds; nil prunes nothing.
  public var pruning: TemplatePruning?
  /// What to know about the input.
  public var remarks: [WorkspaceProblem]

  /// - Parameter document: the configuration; paths in it are relative to `folder`.
  /// - Throws: all problems of the configuration and of the histograms.
  public init(_ document: JSONDocument, folder: String) throws(WorkspaceProblems) {
    var builder = WorkspaceBuilder(BuildReader(document), HistogramPath(folder: folder))
    self = try builder.built()
  }

  init(
    workspace: Workspace, regions: [Region], samples: [(name: String, keys: JSONObject)], steps: [Step],
    edits: JSONValue?, pruning: TemplatePruning?, remarks: [WorkspaceProblem]
  ) {
    self.workspace = workspace
    self.regions = regions
    self.samples = samples
    self.steps = steps
    self.edits = edits
    self.pruning = pruning
    self.remarks = remarks
  }
}

struct WorkspaceBuilder {
  private var reader: BuildReader
  private let paths: HistogramPath
  private var configuration: BuildConfiguration { reader.configuration }
  /// Read once however often they are named.
  private var known: [String: Histogram] = [:]
  private var usedSystematics: Set<String> = []
  private var usedFactors: Set<String> = []

  init(_ reader: BuildReader, _ paths: HistogramPath) {
    self.reader = reader
    self.paths = paths
  }

  mutating func built() throws(WorkspaceProblems) -> BuiltWorkspace {
    var channels: [Channel] = [], observations: [Observation] = [], regions: [BuiltWorkspace.Region] = []
    for region in configuration.regions {
      guard let (channel, first) = channel(region) else { continue }
      channels.append(channel)
      regions.append(Self.described(region, first))
      observations.append(Observation(name: region.name, data: data(region, channel, first)))
    }
    noteUnused()
    let errors = reader.problems.filter { $0.severity == .error }
    guard errors.isEmpty else { throw WorkspaceProblems(reader.problems) }
    let workspace = Workspace(
      channels: channels, measurements: [measurement(channels)], observations: observations)
    return BuiltWorkspace(
      workspace: workspace, regions: regions, samples: configuration.samples.map { ($0.name, $0.look) },
      steps: steps, edits: configuration.edits,
      pruning: configuration.pruning.map { TemplatePruning(norm: $0.norm, shape: $0.shape) },
      remarks: reader.problems)
  }

  // MARK: Regions

  private mutating func channel(_ region: BuildConfiguration.Region) -> (Channel, Histogram)? {
    var samples: [Sample] = [], first: Histogram?
    for sample in configuration.samples where sample.regions.matches(region.name) {
      let words = [("region", region.name), ("sample", sample.name)]
      guard let nominal = histogram(sample.nominal, words, at: sample.node["nominal"] ?? sample.node, like: first)
      else { continue }
      noteOutside(nominal, region, sample)
      first = first ?? nominal
      samples.append(self.sample(sample, nominal, region))
    }
    guard let first else {
      if !reader.problems.contains(where: { $0.severity == .error }) {
        reader.note(region.node, "region '\(region.name)' has no sample")
      }
      return nil
    }
    return (Channel(name: region.name, samples: samples), first)
  }

  private mutating func noteOutside(
    _ histogram: Histogram, _ region: BuildConfiguration.Region, _ sample: BuildConfiguration.Sample
  ) {
    let outside = abs(histogram.outside.below) + abs(histogram.outside.above)
    guard outside > 0 else { return }
    reader.note(
      sample.node, "\(outside) events of '\(sample.name)' lie outside of the bins of '\(region.name)' and are left out",
      hint: "\"overflow\": \"merge\" adds them to the outermost bins", as: .warning)
  }

  private mutating func data(
    _ region: BuildConfiguration.Region, _ channel: Channel, _ first: Histogram
  ) -> [Double] {
    guard let path = region.data else {
      return first.contents.indices.map { bin in channel.samples.reduce(0) { $0 + $1.data[bin] } }
    }
    let node = region.node["data"] ?? region.node
    return histogram(path, [("region", region.name)], at: node, like: first)?.contents ?? []
  }

  private static func described(_ region: BuildConfiguration.Region, _ first: Histogram) -> BuiltWorkspace.Region {
    var observable = region.observable ?? first.label, unit = region.unit
    if region.unit == nil, let label = observable, label.hasSuffix("]"), let bracket = label.lastIndex(of: "[") {
      unit = String(label[label.index(after: bracket)...].dropLast())
      observable = String(label[..<bracket].reversed().drop { $0 == " " }.reversed())
    }
    return .init(
      name: region.name, title: region.title, observable: observable, unit: unit, edges: first.edges,
      names: first.names)
  }

  // MARK: Samples

  private mutating func sample(
    _ sample: BuildConfiguration.Sample, _ nominal: Histogram, _ region: BuildConfiguration.Region
  ) -> Sample {
    var modifiers: [Modifier] = []
    for factor in configuration.factors where factor.samples.matches(sample.name) && factor.regions.matches(region.name)
    {
      modifiers.append(Modifier(name: factor.name, effect: .normfactor))
      usedFactors.insert(factor.name)
    }
    if configuration.luminosity?.samples.matches(sample.name) == true {
      modifiers.append(Modifier(name: "lumi", effect: .lumi))
    }
    for systematic in configuration.systematics
    where systematic.samples.matches(sample.name) && systematic.regions.matches(region.name) {
      usedSystematics.insert(systematic.name)
      if let modifier = modifier(systematic, sample, nominal, region) { modifiers.append(modifier) }
    }
    if sample.hasStaterror { modifiers += staterror(sample, nominal, region) }
    return Sample(name: sample.name, data: nominal.contents, modifiers: modifiers)
  }

  private mutating func staterror(
    _ sample: BuildConfiguration.Sample, _ nominal: Histogram, _ region: BuildConfiguration.Region
  ) -> [Modifier] {
    guard let variances = nominal.variances else {
      reader.note(
        sample.node, "the histogram of '\(sample.name)' in '\(region.name)' has no variances",
        hint: "store sums of squared weights (Weight() storage), or say \"staterror\": false")
      return []
    }
    return [Modifier(name: "staterror_\(region.name)", effect: .staterror(variances.map { $0.squareRoot() }))]
  }

  private mutating func modifier(
    _ systematic: BuildConfiguration.Systematic, _ sample: BuildConfiguration.Sample, _ nominal: Histogram,
    _ region: BuildConfiguration.Region
  ) -> Modifier? {
    switch systematic.source {
    case .factors(let up, let down):
      return Modifier(name: systematic.name, effect: .normsys(high: up, low: down ?? 2 - up))
    case .histograms(let up, let down):
      let words = [("region", region.name), ("sample", sample.name), ("systematic", systematic.name)]
      guard let high = histogram(up, words, at: systematic.node["up"] ?? systematic.node, like: nominal) else {
        return nil
      }
      // Without a down side the nominal stands there until the symmetrisation.
      guard let down else {
        return Modifier(name: systematic.name, effect: .histosys(high: high.contents, low: nominal.contents))
      }
      guard let low = histogram(down, words, at: systematic.node["down"] ?? systematic.node, like: nominal) else {
        return nil
      }
      return Modifier(name: systematic.name, effect: .histosys(high: high.contents, low: low.contents))
    }
  }

  // MARK: Files

  /// The sum of the histograms that a path names; notes what is wrong with them.
  private mutating func histogram(
    _ pattern: String, _ words: [(name: String, value: String)], at node: JSONNode, like other: Histogram?
  ) -> Histogram? {
    let path = paths.filled(pattern, words), files = paths.files(path)
    guard !files.isEmpty else {
      reader.note(node, "there is no file '\(path)'")
      return nil
    }
    var sum: Histogram?
    for file in files {
      guard let histogram = read(file, at: node) else { return nil }
      guard let so = sum else {
        sum = histogram
        continue
      }
      guard histogram.hasBins(of: so) else {
        reader.note(node, "'\(file)' has other bins than '\(files[0])'")
        return nil
      }
      sum?.add(histogram)
    }
    if let other, let sum, !sum.hasBins(of: other) {
      reader.note(node, "'\(path)' has other bins than the region's first histogram")
      return nil
    }
    return sum
  }

  private mutating func read(_ file: String, at node: JSONNode) -> Histogram? {
    if let found = known[file] { return found }
    do {
      let histogram = try HistogramFile.read(file, mergesOutside: configuration.mergesOutside)
      known[file] = histogram
      return histogram
    } catch {
      let text = "\(error)".split(separator: "\n").first.map(String.init) ?? "cannot be read"
      reader.note(node, text)
      return nil
    }
  }

  // MARK: Measurement

  private func measurement(_ channels: [Channel]) -> Measurement {
    var settings = configuration.factors.map(\.settings).filter { $0 != ParameterConfiguration(name: $0.name) }
    if let lumi = configuration.luminosity {
      let size = lumi.uncertainty
      settings.append(
        ParameterConfiguration(
          name: "lumi", inits: [1], bounds: [.init(lower: max(0, 1 - 5 * size), upper: 1 + 5 * size)], auxdata: [1],
          sigmas: [size]))
    }
    return Measurement(name: configuration.measurement, poi: configuration.poi, parameters: settings)
  }

  private mutating func noteUnused() {
    for systematic in configuration.systematics where !usedSystematics.contains(systematic.name) {
      reader.note(systematic.node, "'\(systematic.name)' acts on no sample", hint: "check its samples and regions")
    }
    for factor in configuration.factors where !usedFactors.contains(factor.name) {
      reader.note(factor.node, "'\(factor.name)' acts on no sample", hint: "check its samples and regions")
    }
    let factors = configuration.factors.map(\.name)
    if !configuration.poi.isEmpty, !(factors + configuration.systematics.map(\.name)).contains(configuration.poi) {
      let near = nearestName(to: configuration.poi, among: factors).map { "did you mean '\($0)'?" }
      reader.note(
        configuration.regions.first?.node.document.root["measurement"]?["poi"]
          ?? configuration.regions.first?.node ?? configuration.samples[0].node,
        "the parameter of interest '\(configuration.poi)' is no factor", hint: near)
    }
  }

  /// Symmetrised, then smoothed, then split, systematic by systematic.
  private var steps: [BuiltWorkspace.Step] {
    var steps: [BuiltWorkspace.Step] = [], seen: Set<String> = []
    for systematic in configuration.systematics where seen.insert(systematic.name).inserted {
      let selector = "name=\(Self.quoted(systematic.name))"
      if let method = systematic.symmetrise {
        steps.append(.init(keyword: "symmetrise", text: "\(method) @ \(selector)"))
      }
      if systematic.isSmooth { steps.append(.init(keyword: "smooth", text: selector)) }
      if systematic.isSplit { steps.append(.init(keyword: "split", text: selector)) }
    }
    return steps
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
