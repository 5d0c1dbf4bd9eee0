// What a pruning may take away, and from which size on.
import HistFactory
import Results
import Selectors

/// Options of a pruning.
public struct PruningOptions: Sendable, Equatable {
  /// Only modifiers that it chooses are looked at; where no size is given, all of them are dropped.
  public var selector: FieldSelector?
  /// Relative changes of the yield below it are dropped; 0 takes away what changes nothing; nil looks at no size.
  public var norm: Double?
  /// Relative changes of a bin, the yield held, below it are dropped.
  public var shape: Double?
  /// What sizes are shares of.
  public var against: PruningResult.Reference
  /// Relative statistical uncertainties of a bin below it are dropped (ROOT's `RelErrorThreshold`).
  public var staterror: Double?
  /// Parameters are dropped as long as the parameter of interest and its uncertainty move by less than this share of
  /// the uncertainty.
  public var impact: Double?

  /// Fields that the selector may speak of.
  public static let fields = ["channel", "sample", "type", "name"]

  /// Every part by its name; those with a default may be left out.
  public init(
    selector: FieldSelector? = nil, norm: Double? = nil, shape: Double? = nil,
    against: PruningResult.Reference = .sample, staterror: Double? = nil, impact: Double? = nil
  ) {
    self.selector = selector
    self.norm = norm
    self.shape = shape
    self.against = against
    self.staterror = staterror
    self.impact = impact
  }

  /// Whether modifiers go by the selector alone.
  var dropsSelected: Bool { norm == nil && shape == nil && staterror == nil && impact == nil }

  func selects(_ modifier: Modifier, channel: String, sample: String) -> Bool {
    guard let selector else { return true }
    return selector.matches { field in
      switch field {
      case "channel": channel
      case "sample": sample
      case "type": modifier.type.rawValue
      case "name": modifier.name
      default: nil
      }
    }
  }

  var thresholds: PruningResult.Thresholds {
    .init(norm: norm, shape: shape, against: against, staterror: staterror, impact: impact, selector: selector?.text)
  }
}

/// Decisions, and what they do to the modifiers.
public struct PruningPlan: Sendable {
  /// One a systematic of a sample.
  public var decisions: [PruningResult.Decision] = []
  /// What becomes of each modifier; nil drops it.
  public var effects: [ModifierReplacement.Site: Modifier.Effect?] = [:]

  mutating func add(_ other: PruningPlan) {
    decisions += other.decisions
    effects.merge(other.effects) { _, new in new }
  }
}
