// Pruning by name alone: every modifier that a selector chooses goes.
import HistFactory
import Results

struct SelectedPruning {
  let model: Model
  let options: PruningOptions

  var plan: PruningPlan {
    var plan = PruningPlan()
    for channel in model.channels {
      for sample in channel.samples {
        for modifier in sample.modifiers {
          let isChosen = options.selects(modifier, channel: channel.name, sample: sample.name)
          plan.decisions.append(
            .init(
              channel: channel.name, sample: sample.name, parameter: modifier.name,
              verdict: isChosen ? .dropped : .kept, reason: isChosen ? "selected" : "not selected"))
          guard isChosen else { continue }
          plan.effects[
            .init(channel: channel.name, sample: sample.name, type: modifier.type, name: modifier.name)
          ] = .some(nil)
        }
      }
    }
    return plan
  }
}
