// Which modifiers of a model may go: the decisions of all criteria together.
import HistFactory
import Inference
import Likelihood
import Results

/// The decisions about a model.
public struct WorkspacePruning: Sendable {
  /// The model that is pruned.
  public let model: Model
  /// Thresholds.
  public let options: PruningOptions
  /// By selector or by size; impact comes on top.
  public let plan: PruningPlan

  /// A pruning of that model; nothing is computed yet.
  public init(model: Model, options: PruningOptions) {
    self.model = model
    self.options = options
    guard !options.dropsSelected else {
      plan = SelectedPruning(model: model, options: options).plan
      return
    }
    var plan = PruningPlan()
    if options.norm != nil || options.shape != nil { plan.add(SizePruning(model: model, options: options).plan) }
    plan.add(StaterrorPruning(model: model, options: options).plan)
    self.plan = plan
  }

  /// The thresholds, as results have them.
  public var thresholds: PruningResult.Thresholds { options.thresholds }

  // MARK: Impact

  /// Parameters that may go, the least noticed first.
  public func impactOrder(_ best: BestFit, likelihood: CompiledLikelihood) -> [String] {
    guard let poi = likelihood.poi, let threshold = options.impact else { return [] }
    return ImpactPruning(likelihood: likelihood, poi: poi, candidates: candidates, threshold: threshold).order(best)
  }

  /// Names of which every modifier is a variation that the selector chooses.
  private var candidates: Set<String> {
    var chosen: Set<String> = [], spared: Set<String> = []
    for channel in model.channels {
      for sample in channel.samples {
        for modifier in sample.modifiers {
          let isVariation = modifier.type == .normsys || modifier.type == .histosys
          let may = isVariation && options.selects(modifier, channel: channel.name, sample: sample.name)
          if may { chosen.insert(modifier.name) } else { spared.insert(modifier.name) }
        }
      }
    }
    return chosen.subtracting(spared)
  }

  /// The plan with all modifiers of some parameters taken out.
  public func plan(dropping names: [String]) -> PruningPlan {
    var plan = plan
    let gone = Set(names)
    let known = Dictionary(
      plan.decisions.enumerated().map { (Place($0.element), $0.offset) }, uniquingKeysWith: { first, _ in first })
    for channel in model.channels {
      for sample in channel.samples {
        for modifier in sample.modifiers where modifier.type == .normsys || modifier.type == .histosys {
          decide(modifier, channel.name, sample.name, isGone: gone.contains(modifier.name), known, &plan)
        }
      }
    }
    return plan
  }

  private struct Place: Hashable {
    var channel: String
    var sample: String?
    var parameter: String
    init(_ decision: PruningResult.Decision) {
      (channel, sample, parameter) = (decision.channel, decision.sample, decision.parameter)
    }
  }

  private func decide(
    _ modifier: Modifier, _ channel: String, _ sample: String, isGone: Bool, _ known: [Place: Int],
    _ plan: inout PruningPlan
  ) {
    var decision = PruningResult.Decision(
      channel: channel, sample: sample, parameter: modifier.name, verdict: isGone ? .dropped : .kept,
      reason: isGone ? "without impact on the parameter of interest" : "may have an impact")
    if isGone {
      plan.effects[.init(channel: channel, sample: sample, type: modifier.type, name: modifier.name)] = .some(nil)
    }
    if let place = known[Place(decision)] {
      guard isGone, plan.decisions[place].verdict != .dropped else { return }
      decision.norm = plan.decisions[place].norm
      decision.shape = plan.decisions[place].shape
      plan.decisions[place] = decision
    } else if plan.decisions.last.map(Place.init) != Place(decision) {
      plan.decisions.append(decision)
    }
  }

  /// By channel, then samples with their parameters, then bins: in the model's order.
  public func sorted(_ decisions: [PruningResult.Decision]) -> [PruningResult.Decision] {
    let channels = Dictionary(uniqueKeysWithValues: zip(model.channels.map(\.name), 0...))
    func key(_ index: Int) -> (Int, Int, Int) {
      (channels[decisions[index].channel] ?? 0, decisions[index].sample == nil ? 1 : 0, index)
    }
    return decisions.indices.sorted { key($0) < key($1) }.map { decisions[$0] }
  }
}
