// Leaves out what a systematic does too little of: its rate, its shape, or both (STATISTICS §11).
import HistFactory

/// Thresholds on the effects of histosys and normsys modifiers, relative to the sample's nominal.
public struct TemplatePruning: Sendable, Equatable {
  /// Smallest relative change of the yield that is kept.
  public var norm: Double
  /// Smallest relative change of any bin's shape that is kept.
  public var shape: Double

  /// Every part by its name.
  public init(norm: Double, shape: Double) {
    self.norm = norm
    self.shape = shape
  }

  /// What becomes of a modifier.
  public enum Decision: String, Sendable, Equatable {
    case kept, normOnly = "rate only", shapeOnly = "shape only", dropped
  }

  /// What was decided about one systematic of a sample.
  public struct Row: Sendable, Equatable {
    /// Name of the region.
    public var channel: String
    /// Name of the sample.
    public var sample: String
    /// Name of the systematic.
    public var systematic: String
    /// The larger relative change of the yield, of both sides.
    public var norm: Double
    /// The largest relative change of a bin's shape, of both sides.
    public var shape: Double
    /// What was decided.
    public var decision: Decision
  }

  /// The pruned workspace, and a row for every modifier that was judged.
  public func applied(to workspace: Workspace) -> (workspace: Workspace, rows: [Row]) {
    var pruned = workspace, rows: [Row] = []
    for (position, channel) in workspace.channels.enumerated() {
      for (index, sample) in channel.samples.enumerated() {
        var kept: [Modifier] = []
        for modifier in sample.modifiers {
          guard let effect = Effect(modifier.effect, sample.data) else {
            kept.append(modifier)
            continue
          }
          let decision = decision(effect)
          rows.append(
            Row(
              channel: channel.name, sample: sample.name, systematic: modifier.name, norm: effect.norm,
              shape: effect.shape, decision: decision))
          kept += effect.modifiers(decision, modifier)
        }
        pruned.channels[position].samples[index].modifiers = kept
      }
    }
    return (pruned, rows)
  }

  private func decision(_ effect: Effect) -> Decision {
    switch (effect.norm >= norm && effect.norm > 0, effect.shape >= shape && effect.shape > 0) {
    case (true, true): .kept
    case (true, false): effect.isFactor ? .kept : .normOnly
    case (false, true): .shapeOnly
    case (false, false): .dropped
    }
  }

  /// The larger of both sides' effects.
  private struct Effect {
    var norm: Double
    var shape = 0.0
    var isFactor = false
    /// Ratios of the sides' sums to the nominal's.
    var ratios: (high: Double, low: Double)
    var templates: (high: [Double], low: [Double]) = ([], [])

    init?(_ effect: Modifier.Effect, _ nominal: [Double]) {
      switch effect {
      case .normsys(let high, let low):
        (ratios, isFactor) = ((high, low), true)
        norm = max(abs(high - 1), abs(low - 1))
      case .histosys(let high, let low):
        let total = nominal.reduce(0, +)
        guard total > 0, high.reduce(0, +) > 0, low.reduce(0, +) > 0 else { return nil }
        ratios = (high.reduce(0, +) / total, low.reduce(0, +) / total)
        norm = max(abs(ratios.high - 1), abs(ratios.low - 1))
        let (up, down) = (ratios.high, ratios.low)
        templates = (high.map { $0 / up }, low.map { $0 / down })
        for bin in nominal.indices where nominal[bin] > 0 {
          let largest = max(abs(templates.high[bin] - nominal[bin]), abs(templates.low[bin] - nominal[bin]))
          shape = max(shape, largest / nominal[bin])
        }
      default: return nil
      }
    }

    func modifiers(_ decision: Decision, _ modifier: Modifier) -> [Modifier] {
      switch decision {
      case .kept: [modifier]
      case .dropped: []
      case .normOnly: [Modifier(name: modifier.name, effect: .normsys(high: ratios.high, low: ratios.low))]
      case .shapeOnly:
        [Modifier(name: modifier.name, effect: .histosys(high: templates.high, low: templates.low))]
      }
    }
  }
}
