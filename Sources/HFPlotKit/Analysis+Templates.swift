// Templates and the grid of modifiers of a workspace.
import HistFactory
import Inference
import Likelihood
import Results

extension Analysis {
  /// What single parameters do to the yields: before a fit, or after the one given; `codes` are interpolation codes whose
  /// variations are shown beside the model's own.
  public func templates(
    _ fit: FitResult?, _ options: TemplatesOptions = TemplatesOptions(), codes: [Interpolation] = [],
    command: CanonicalCommand? = nil
  ) throws(KitProblem) -> TemplatesResult {
    try KitProblem.wrapping {
      let others = try codes.map { try CompiledLikelihood(model, interpolation: $0) }
      let templates = try Templates(likelihood, options: options, alternatives: others)
      let origin = origin(command: command)
      return fit.map { templates.postfit($0, origin: origin) } ?? templates.prefit(origin: origin)
    }
  }

  /// Where parameters act and how much they change: before a fit, or after the one given.
  public func modifiers(
    _ fit: FitResult?, _ options: ModifiersOptions = ModifiersOptions(), command: CanonicalCommand? = nil
  ) -> ModifiersResult {
    let modifiers = Modifiers(model, likelihood, options: options), origin = origin(command: command)
    return fit.map { modifiers.postfit($0, origin: origin) } ?? modifiers.prefit(origin: origin)
  }

  /// Parts of channels by globs: `total`, groups of the annotations and samples, in this order.
  /// - Throws: for a glob that matches nothing.
  public func parts(_ patterns: [String], _ annotations: Annotations) throws(KitProblem) -> [TemplatePart] {
    var samples: [String] = [], groups: [String: [String]] = [:], order: [String] = []
    for sample in likelihood.channels.flatMap(\.samples) where !samples.contains(sample) {
      samples.append(sample)
      guard let group = annotations.samples[sample]?.group else { continue }
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(sample)
    }
    let total = TemplatePart.total
    // A sample that is called like its group is part of it.
    let names = [total.name] + order + samples.filter { groups[$0] == nil }
    let chosen = try chosen(patterns, .sample, among: names, option: "--sample") ?? [total.name]
    return chosen.map { name in
      if let members = groups[name] { return TemplatePart(name: name, samples: members) }
      return name == total.name && !samples.contains(name) ? total : TemplatePart(name: name, samples: [name])
    }
  }
}
