// What the templates of samples and modifiers say by themselves: empty, negative, one-sided, kinked, too large.
import HistFactory
import Inference
import Results

struct TemplateRules {
  let model: Model
  let options: CheckOptions

  var findings: [CheckFinding] {
    model.channels.flatMap { channel in
      channel.samples.flatMap { sample in
        Self.nominal(sample, channel.name)
          + sample.modifiers.flatMap { modifier in
            Variation(modifier, of: sample).map { finding($0, channel.name) } ?? []
          }
      }
    } + gammas
  }

  private static func nominal(_ sample: Sample, _ channel: String) -> [CheckFinding] {
    let place = "\(channel), \(sample.name)"
    if sample.data.allSatisfy({ $0 == 0 }) {
      return [
        CheckFinding(
          .note, .emptyTemplate, channel: channel, sample: sample.name, message: "\(place): the template is empty",
          remedy: "remove the sample there: hfplot edit --remove-sample 'channel=\(channel) & sample=\(sample.name)'")
      ]
    }
    let negative = sample.data.indices.filter { sample.data[$0] < 0 }
    guard let worst = negative.min(by: { sample.data[$0] < sample.data[$1] }) else { return [] }
    let isAll = sample.data.reduce(0, +) <= 0
    return [
      CheckFinding(
        isAll ? .warning : .note, .negativeTemplate, channel: channel, bin: worst,
        otherBins: negative.filter { $0 != worst }, sample: sample.name,
        values: [.init("yield", sample.data[worst])],
        message: "\(place), bin \(worst): the nominal yield is \(CheckWords.number(sample.data[worst]))",
        remedy:
          "merge bins or samples until weights of both signs balance; hfplot edit --fill-empty VALUE gives it a small yield"
      )
    ]
  }

  /// Factors of single bins that are less certain than their yield is large.
  private var gammas: [CheckFinding] {
    model.parameterSets.flatMap { set -> [CheckFinding] in
      guard set.isIndexed else { return [] }
      return zip(set.componentNames, 0...).compactMap { name, index in
        guard !set.fixed[index], let width = set.width(index), width >= 1 else { return nil }
        return CheckFinding(
          .warning, .statisticalUncertainty, parameters: [name], values: [.init("relative_uncertainty", width)],
          message: "\(name): the uncertainty of its bin is \(CheckWords.percent(width)) of the yield",
          remedy: "merge the bin with its neighbour: a normal constraint does not describe so few events")
      }
    }
  }

  /// The gravest of what can be said about a modifier.
  private func finding(_ variation: Variation, _ channel: String) -> [CheckFinding] {
    guard let verdict = variation.verdict else { return large(variation, channel) }
    let isRelevant = variation.size(of: verdict) >= options.relevantEffect
    let severity: CheckFinding.Severity = verdict == .noEffect || !isRelevant ? .note : verdict.severity
    return [
      CheckFinding(
        severity, verdict.rule, channel: channel, sample: variation.sample, parameters: [variation.name],
        values: [.init("up", variation.up), .init("down", variation.down)],
        message:
          "\(channel), \(variation.sample): \(variation.name) (\(variation.type)) \(variation.sentence(verdict))",
        remedy: verdict.remedy)
    ] + large(variation, channel)
  }

  private func large(_ variation: Variation, _ channel: String) -> [CheckFinding] {
    guard let worst = variation.worstBin, variation.effects[worst] > 1 else { return [] }
    let others = variation.effects.indices.filter { $0 != worst && variation.effects[$0] > 1 }
    let isWhole = max(abs(variation.up), abs(variation.down)) > 1
    let effect = CheckWords.percent(variation.effects[worst])
    return [
      CheckFinding(
        isWhole ? .warning : .note, .largeEffect, channel: channel,
        bin: variation.type == .normsys ? nil : worst, otherBins: variation.type == .normsys ? [] : others,
        sample: variation.sample, parameters: [variation.name],
        values: [.init("effect", variation.effects[worst]), .init("up", variation.up), .init("down", variation.down)],
        message: "\(channel), \(variation.sample)\(variation.type == .normsys ? "" : ", bin \(worst)"): "
          + "\(variation.name) (\(variation.type)) changes the yield by \(effect)",
        remedy: "look at the template's statistics; smooth it or merge bins (hfplot edit), or prune the shape")
    ]
  }
}

extension ParameterSet {
  /// Relative pre-fit uncertainty of a factor.
  fileprivate func width(_ index: Int) -> Double? {
    switch constraint {
    case .none: nil
    case .normal(_, let widths): widths[index]
    case .poisson(_, let taus): 1 / taus[index].squareRoot()
    }
  }
}
