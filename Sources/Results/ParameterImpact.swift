// The rows of impacts: one parameter's, and one group's.

/// What one parameter does to a parameter of interest.
public struct ParameterImpact: Sendable, Equatable {
  /// Name of the parameter.
  public var name: String
  /// The first of its modifier types in the model's type order.
  public var kind: String
  /// The first group that lists it, where groups were given.
  public var group: String?
  /// Best fit.
  public var value: Double
  /// Post-fit; nil where the fit does not determine it.
  public var uncertainty: Double?
  /// (θ̂ − centre) / pre-fit width; nil for unconstrained parameters.
  public var pull: Double?
  /// Post-fit uncertainty in the same units.
  public var pullUncertainty: Double?
  /// Post-fit over pre-fit uncertainty.
  public var constraintRatio: Double?
  /// np-shift: by ± the post-fit uncertainty; freeze: the difference in quadrature; global-observable: the component.
  public var postfit: ImpactShift?
  /// np-shift: by ± the pre-fit uncertainty around the best fit; nil for unconstrained parameters.
  public var prefit: ImpactShift?
  /// A shift ended at a bound of the parameter.
  public var atBound: Bool
  /// A fit did not converge: the side is left out.
  public var hasFailed: Bool
  /// The channels that it acts on, in the model's order; nil in files that do not say.
  public var channels: [String]?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, kind: String, group: String? = nil, value: Double, uncertainty: Double?, pull: Double? = nil,
    pullUncertainty: Double? = nil, constraintRatio: Double? = nil, postfit: ImpactShift?, prefit: ImpactShift? = nil,
    atBound: Bool = false, hasFailed: Bool = false, channels: [String]? = nil
  ) {
    self.name = name
    self.kind = kind
    self.group = group
    self.value = value
    self.uncertainty = uncertainty
    self.pull = pull
    self.pullUncertainty = pullUncertainty
    self.constraintRatio = constraintRatio
    self.postfit = postfit
    self.prefit = prefit
    self.atBound = atBound
    self.hasFailed = hasFailed
    self.channels = channels
  }

  /// What parameters are ranked by: the larger side after the fit, before it where there is none.
  public var size: Double { (postfit ?? prefit)?.size ?? 0 }
}

extension ParameterImpact: Codable {
  enum CodingKeys: String, CodingKey {
    case name, kind, group, value, uncertainty, pull
    case pullUncertainty = "pull_uncertainty"
    case constraintRatio = "constraint_ratio"
    case postfit, prefit
    case atBound = "at_bound"
    case hasFailed = "failed"
    case channels
  }

  /// Reads what `encode(to:)` writes; throws a `DecodingError` where it is something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name = try fields.decode(String.self, forKey: .name)
    kind = try fields.decode(String.self, forKey: .kind)
    group = try fields.decodeIfPresent(String.self, forKey: .group)
    value = try fields.decode(Double.self, forKey: .value)
    uncertainty = try fields.decodeIfPresent(Double.self, forKey: .uncertainty)
    pull = try fields.decodeIfPresent(Double.self, forKey: .pull)
    pullUncertainty = try fields.decodeIfPresent(Double.self, forKey: .pullUncertainty)
    constraintRatio = try fields.decodeIfPresent(Double.self, forKey: .constraintRatio)
    postfit = try fields.decodeIfPresent(ImpactShift.self, forKey: .postfit)
    prefit = try fields.decodeIfPresent(ImpactShift.self, forKey: .prefit)
    atBound = try fields.decodeIfPresent(Bool.self, forKey: .atBound) ?? false
    hasFailed = try fields.decodeIfPresent(Bool.self, forKey: .hasFailed) ?? false
    channels = try fields.decodeIfPresent([String].self, forKey: .channels)
  }

  /// Writes every part under its key in the file.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(kind, forKey: .kind)
    try fields.encodeIfPresent(group, forKey: .group)
    try fields.encode(value, forKey: .value)
    try fields.encodeIfPresent(uncertainty, forKey: .uncertainty)
    try fields.encodeIfPresent(pull, forKey: .pull)
    try fields.encodeIfPresent(pullUncertainty, forKey: .pullUncertainty)
    try fields.encodeIfPresent(constraintRatio, forKey: .constraintRatio)
    try fields.encodeIfPresent(postfit, forKey: .postfit)
    try fields.encodeIfPresent(prefit, forKey: .prefit)
    if atBound { try fields.encode(true, forKey: .atBound) }
    if hasFailed { try fields.encode(true, forKey: .hasFailed) }
    try fields.encodeIfPresent(channels, forKey: .channels)
  }
}

/// What a group of parameters does to a parameter of interest.
public struct GroupImpact: Sendable, Equatable, Codable {
  /// What a row of the breakdown stands for.
  public enum Role: String, Sendable, Equatable, Codable {
    /// All parameters that no group lists.
    case rest
    /// What the parts lack of the total in quadrature, negative where they exceed it; it has no members.
    case remainder
  }

  /// Name of the group.
  public var name: String
  /// Names of its parameters, those of the groups within it included, in the model's order.
  public var members: [String]
  /// Its impact on the parameter of interest.
  public var impact: ImpactShift
  /// The group that this one is a part of; only groups without one add up.
  public var parent: String?
  /// nil for a group as the user defined it.
  public var role: Role?
  /// A fit did not converge, or the uncertainty did not shrink.
  public var note: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    name: String, members: [String], impact: ImpactShift, parent: String? = nil, role: Role? = nil, note: String? = nil
  ) {
    self.name = name
    self.members = members
    self.impact = impact
    self.parent = parent
    self.role = role
    self.note = note
  }
}
