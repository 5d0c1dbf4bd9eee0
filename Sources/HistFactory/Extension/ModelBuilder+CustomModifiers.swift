// Modifiers that are expressions of parameters and numbers a bin.

import Expressions
import JSONTree

extension ModelBuilder {
  mutating func addModifiers(_ block: WorkspaceExtension, _ names: ExtensionNames, to model: inout Model) {
    for (position, modifier) in block.modifiers.enumerated() {
      let path = Self.path("modifiers", position)
      guard let channel = channel(modifier.channel, path, model),
        let sample = sample(modifier.sample, path.appending("sample"), model.channels[channel]),
        let formula = parse(modifier.expression, path.appending("expression"))
      else { continue }
      let bins = model.channels[channel].binCount
      guard checkData(modifier, bins, names, path) else { continue }
      let place = path.appending("expression")
      var expressions: [Expression] = []
      for bin in 0..<bins {
        guard let own = resolved(formula, names, place, local: local(modifier, formula, bin: bin, bins, names)) else {
          break
        }
        expressions.append(own)
      }
      guard expressions.count == bins else { continue }
      model.extensions.modifiers.append(
        .init(
          name: modifier.name, channel: modifier.channel, sample: model.channels[channel].samples[sample].name,
          operation: modifier.operation, bins: expressions))
    }
  }

  /// The modifier's numbers for a bin; a set with a component a bin stands for the bin's own.
  private func local(
    _ modifier: WorkspaceExtension.CustomModifier, _ formula: Expression, bin: Int, _ bins: Int, _ names: ExtensionNames
  ) -> [String: Expression] {
    var local: [String: Expression] = [:]
    for (name, values) in modifier.data { local[name] = Expression(constant: values[values.count == 1 ? 0 : bin]) }
    for name in formula.names where local[name] == nil && !names.components.contains(name) {
      if let components = names.sets[name], components.count == bins { local[name] = Expression(name: components[bin]) }
    }
    return local
  }

  private mutating func checkData(
    _ modifier: WorkspaceExtension.CustomModifier, _ bins: Int, _ names: ExtensionNames, _ path: JSONPath
  ) -> Bool {
    var isGood = true
    for (name, values) in modifier.data {
      let place = path.appending("data").appending(name)
      if names.sets[name] != nil || names.functions[name] != nil {
        note(place, .nameTaken(name, by: "a parameter or function"))
        isGood = false
      } else if values.count != 1, values.count != bins {
        note(place, .dataCount(name, values.count, bins))
        isGood = false
      }
    }
    return isGood
  }
}
