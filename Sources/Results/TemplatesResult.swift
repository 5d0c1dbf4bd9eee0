// Templates: what single parameters do to the yields of a sample, a group of samples or the whole, bin by bin.

/// Nominal yields and their variations, one template for each parameter, channel and part of the channel.
public struct TemplatesResult: Sendable, Equatable {
  public static let kind = "templates"

  /// A change of variations that is shown beside the original ones.
  public enum Transformation: String, Sendable, Equatable, Codable, CaseIterable {
    /// Half the difference of up and down, on both sides of the nominal.
    case twoSided = "two-sided"
    /// One variation and its mirror image: up, or down where up is nominal.
    case oneSided = "one-sided"
    /// The mean of both sizes, with the sign of up.
    case absoluteMean = "absolute-mean"
    /// The larger of both sizes in each bin, with its sign.
    case maximum
    /// The change of the sum alone: the shape is pruned.
    case normalisation = "norm"
    /// The change of the shape alone: the normalisation is pruned.
    case shape
  }

  /// Yields at both sides of the nominal.
  public struct Sides: Sendable, Equatable, Codable {
    public var up: [Double]
    public var down: [Double]
    public init(up: [Double], down: [Double]) {
      self.up = up
      self.down = down
    }
  }

  /// The variations by other interpolation codes: the nominal and what the parameter changes by these codes.
  public struct CodeVariation: Sendable, Equatable, Codable {
    public var interpolation: ResultSettings.Interpolation
    public var sides: Sides
    public init(interpolation: ResultSettings.Interpolation, sides: Sides) {
      self.interpolation = interpolation
      self.sides = sides
    }
  }

  /// Yields with the parameter `shift` of its uncertainties away from its centre.
  public struct Member: Sendable, Equatable, Codable {
    public var shift: Double
    public var yields: [Double]
    public init(shift: Double, yields: [Double]) {
      self.shift = shift
      self.yields = yields
    }
  }

  public var header: ResultHeader
  public var stage: YieldsResult.Stage
  /// What `modified` of the templates holds; nil for none.
  public var transformation: Transformation?
  public var templates: [Template]

  public init(
    header: ResultHeader, stage: YieldsResult.Stage, transformation: Transformation? = nil, templates: [Template]
  ) {
    self.header = header
    self.stage = stage
    self.transformation = transformation
    self.templates = templates
  }

  /// One parameter in one part of one channel. Arrays run over the channel's bins.
  public struct Template: Sendable, Equatable, Codable {
    public var parameter: String
    /// Its modifier types in the model's type order.
    public var types: [String]
    public var channel: String
    /// `total`, or the name of a sample or of a group.
    public var part: String
    /// The samples that are summed; left out for the total.
    public var samples: [String]?
    public var binEdges: [Double]?
    public var unit: String?
    /// Where the parameter stands and what it is varied by.
    public var center: Double
    public var width: Double
    public var nominal: [Double]
    /// Of the nominal, by the parameters of MC statistics alone.
    public var statistical: [Double]
    public var variation: Sides
    /// How many of its widths the variations move the parameter; 1 where it is left out.
    public var shift: Double?
    /// Left out unless asked for.
    public var codes: [CodeVariation]?
    public var modified: Sides?
    /// By ascending shift; left out unless asked for.
    public var family: [Member]?
    /// Observed events, for the total on request.
    public var data: [Double]?

    public init(
      parameter: String, types: [String], channel: String, part: String, samples: [String]?, binEdges: [Double]? = nil,
      unit: String? = nil, center: Double, width: Double, nominal: [Double], statistical: [Double], variation: Sides,
      shift: Double? = nil, codes: [CodeVariation]? = nil, modified: Sides? = nil, family: [Member]? = nil,
      data: [Double]? = nil
    ) {
      self.shift = shift
      self.codes = codes
      self.parameter = parameter
      self.types = types
      self.channel = channel
      self.part = part
      self.samples = samples
      self.binEdges = binEdges
      self.unit = unit
      self.center = center
      self.width = width
      self.nominal = nominal
      self.statistical = statistical
      self.variation = variation
      self.modified = modified
      self.family = family
      self.data = data
    }

    enum CodingKeys: String, CodingKey {
      case parameter, types, channel, part, samples
      case binEdges = "bin_edges"
      case unit, center, width, nominal, statistical, variation, shift, codes, modified, family, data
    }
  }
}

extension TemplatesResult.Template {
  /// The part that is no sample and no group.
  public static let total = "total"

  /// `yields` over the nominal − 1 by bin; nil where nothing is expected.
  public func effects(_ yields: [Double]) -> [Double?] {
    zip(yields, nominal).map { $1 > 0 ? $0 / $1 - 1 : nil }
  }

  /// The same of the sums over all bins.
  public func normEffect(_ yields: [Double]) -> Double? {
    let sum = nominal.reduce(0, +)
    return sum > 0 ? yields.reduce(0, +) / sum - 1 : nil
  }

  /// How much both variations move, over the sum of the nominal: what templates are ranked by.
  public var size: Double {
    let sum = nominal.reduce(0) { $0 + abs($1) }
    guard sum > 0 else { return 0 }
    return [variation.up, variation.down].map { side in
      zip(side, nominal).reduce(0) { $0 + abs($1.0 - $1.1) } / sum
    }.max() ?? 0
  }

  /// Bins whose two variations lie on the same side of the nominal.
  public var oneSidedBins: [Int] {
    nominal.indices.filter { (variation.up[$0] - nominal[$0]) * (variation.down[$0] - nominal[$0]) > 0 }
  }
}

extension TemplatesResult: SavedResult {
  enum CodingKeys: String, CodingKey { case stage, transformation, templates }

  public init(from decoder: any Decoder) throws {
    header = try ResultHeader(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    stage = try fields.decode(YieldsResult.Stage.self, forKey: .stage)
    transformation = try fields.decodeIfPresent(Transformation.self, forKey: .transformation)
    templates = try fields.decode([Template].self, forKey: .templates)
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(stage, forKey: .stage)
    try fields.encodeIfPresent(transformation, forKey: .transformation)
    try fields.encode(templates, forKey: .templates)
  }
}
