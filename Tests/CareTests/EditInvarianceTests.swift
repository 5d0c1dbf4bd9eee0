// Edits that only say the same in other words leave the likelihood as it is.
import Care
import ExampleAnalysis
import Foundation
import Inference
import JSONTree
import Likelihood
import Testing

@testable import HistFactory

@Suite struct EditInvarianceTests {
  let draft: WorkspaceDraft

  init() throws { draft = try WorkspaceDraft(JSONDocument(ExampleSearch.workspace().encoded(), file: "example")) }

  private func edited(_ edits: String...) throws -> WorkspaceDraft {
    try edits.reduce(draft) { draft, edit in
      let words = edit.split(separator: " ", maxSplits: 1).map(String.init)
      let kind = try #require(EditKind.documentEdits.first { $0.keyword == words[0] })
      return try kind.step(words.count > 1 ? words[1] : "").applied(to: draft).draft
    }
  }

  private func likelihood(_ draft: WorkspaceDraft) throws -> CompiledLikelihood {
    try CompiledLikelihood(Model(draft.workspace()))
  }

  /// Some point near the nominal one: each parameter's value depends on its name only.
  private func point(_ likelihood: CompiledLikelihood, _ old: (String) -> String) -> [Double] {
    likelihood.parameters.map { parameter in
      let name = old(parameter.name)
      let hash = name.unicodeScalars.reduce(UInt32(7)) { $0 &* 31 &+ $1.value }
      let spread = 0.8 * (Double(hash % 1000) / 1000 - 0.5)
      return parameter.fixed ? parameter.initial : parameter.initial + spread
    }
  }

  private func value(_ draft: WorkspaceDraft, _ old: (String) -> String = { $0 }) throws -> Double {
    let likelihood = try likelihood(draft)
    let data = try #require(likelihood.observed)
    return likelihood.value(at: point(likelihood, old), data: data, buffer: likelihood.makeBuffer())
  }

  @Test func sortingAndRenaming() throws {
    let value = try value(draft)
    #expect(value.isFinite && value != 0)
    #expect(try abs(self.value(edited("sort")) - value) < 1e-9)
    let renamed = try edited("rename-modifier mu=strength", "rename-channel SR_2j=A", "rename-sample ttbar=top")
    let same = try self.value(renamed) { $0 == "strength" ? "mu" : $0 }
    #expect(abs(same - value) < 1e-9)
  }

  @Test func unrollingBins() throws {
    let value = try value(draft)
    let unrolled = try self.value(edited("unroll *")) { name in
      guard let range = name.range(of: "_bin") else { return name }
      return "\(name[..<range.lowerBound])[\(name[range.upperBound...].dropLast(3))]"
    }
    #expect(abs(unrolled - value) < 1e-9)
  }

  /// What has the same modifiers is merged exactly: the parts are made by cutting a sample in two.
  @Test func mergingSamplesWithTheSameModifiers() throws {
    var cut = draft
    for channel in cut.channels.indices {
      guard let index = cut.channels[channel].samples.firstIndex(where: { $0.name == "ttbar" }) else { continue }
      var (left, right) = (cut.channels[channel].samples[index], cut.channels[channel].samples[index])
      right.name = "ttbar_rest"
      left.scale(0.3)
      right.scale(0.7)
      cut.channels[channel].samples[index] = left
      cut.channels[channel].samples.append(right)
    }
    let kind = try #require(EditKind.documentEdits.first { $0.keyword == "merge-samples" })
    let merged = try kind.step("ttbar=ttbar,ttbar_rest").applied(to: cut)
    #expect(merged.changes.allSatisfy { $0.caveat == nil })
    #expect(try abs(value(cut) - value(draft)) > 1e-6, "the statistical uncertainty of the parts is smaller")
    let rates = try [merged.draft, cut].map { draft in
      let likelihood = try likelihood(draft)
      return likelihood.expectedRates(at: point(likelihood) { $0 }, buffer: likelihood.makeBuffer())
    }
    for (one, two) in zip(rates[0], rates[1]) { #expect(abs(one - two) < 1e-10 * two) }
    #expect(try abs(value(merged.draft) - value(cut)) < 1e-9)
  }

  /// The rate of a merged bin is the sum of the rates wherever no bin's own parameter has moved.
  @Test func rebinningAddsRates() throws {
    let before = try likelihood(draft), after = try likelihood(edited("rebin SR_2j=2"))
    func rates(_ likelihood: CompiledLikelihood) throws -> [Double] {
      var point = point(likelihood) { $0 }
      for (index, parameter) in likelihood.parameters.enumerated() where parameter.name.hasSuffix("]") {
        point[index] = parameter.initial
      }
      let channel = try #require(likelihood.channels.first { $0.name == "SR_2j" })
      return Array(likelihood.expectedRates(at: point, buffer: likelihood.makeBuffer())[channel.bins])
    }
    let fine = try rates(before), coarse = try rates(after)
    #expect(fine.count == 8 && coarse.count == 4)
    for bin in 0..<4 { #expect(abs(coarse[bin] - fine[2 * bin] - fine[2 * bin + 1]) < 1e-10) }
  }

  /// At one standard deviation of any systematic, split or not, the rates are the same.
  @Test func splittingKeepsTheVariations() throws {
    let before = try likelihood(draft), after = try likelihood(edited("split name=JES*"))
    for name in ["JES_modelling", "JES_flavour"] {
      for side in [-1.0, 1] {
        let rates = try [before, after].map { likelihood in
          var point = likelihood.startPoint
          point[try #require(likelihood.parameters.firstIndex { $0.name == name })] = side
          return likelihood.expectedRates(at: point, buffer: likelihood.makeBuffer())
        }
        for (one, two) in zip(rates[0], rates[1]) { #expect(abs(one - two) < 1e-10 * two) }
      }
    }
  }

  @Test func asimovObservationsAreTheNominalRates() throws {
    let asimov = try EditStep(keyword: "asimov", text: "", edit: AsimovObservations(value: 0)).applied(to: draft).draft
    let likelihood = try likelihood(asimov)
    var point = likelihood.startPoint
    point[try #require(likelihood.poi)] = 0
    let rates = likelihood.expectedRates(at: point, buffer: likelihood.makeBuffer())
    let counts = try #require(likelihood.observed).counts
    for (rate, count) in zip(rates, counts) { #expect(abs(rate - count) < 1e-12 * rate) }
  }

  /// Equal names are one parameter; told apart they are two, and the map makes them one again.
  @Test func correlationsOfACombination() throws {
    let left = try edited("remove-channel channel!=SR_2j & channel!=CR_ttbar")
    let right = try edited("remove-channel channel!=SR_3j & channel!=CR_vjets")
    let inputs = [CombinationInput(label: "a", draft: left), CombinationInput(label: "b", draft: right)]
    var combination = WorkspaceCombination(join: WorkspaceJoin(rule: .outer))
    let together = try combination.combined(inputs).draft
    #expect(try abs(value(together) - value(edited("remove-channel channel=VR*"))) < 1e-9)
    combination.decorrelated = ["JES*"]
    let apart = try combination.combined(inputs).draft
    #expect(Set(apart.modifierNames).isSuperset(of: ["JES_flavour_a", "JES_flavour_b", "JER"]))
    combination.correlations = CorrelationMap(entries: [
      (name: "jets", members: [("a", "JES_flavour"), ("b", "JES_flavour")])
    ])
    let (mapped, changes) = try combination.combined(inputs)
    #expect(mapped.modifierNames.contains("jets") && !mapped.modifierNames.contains("JES_flavour_a"))
    #expect(changes.contains { $0.modifier == "jets" && $0.what == "one parameter of a, b" })
  }
}

extension SampleDraft {
  /// All yields times a factor, absolute uncertainties too.
  fileprivate mutating func scale(_ factor: Double) {
    data = data.map { $0 * factor }
    for index in modifiers.indices {
      switch modifiers[index].effect {
      case .histosys(let high, let low):
        modifiers[index].effect = .histosys(high: high.map { $0 * factor }, low: low.map { $0 * factor })
      case .staterror(let values): modifiers[index].effect = .staterror(values.map { $0 * factor })
      case .shapesys(let values): modifiers[index].effect = .shapesys(values.map { $0 * factor })
      default: break
      }
    }
  }
}
