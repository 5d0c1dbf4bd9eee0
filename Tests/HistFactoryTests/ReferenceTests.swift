// Models of published workspaces against pyhf's own: names, order, starting values, bounds, data.
import HistFactory
import JSONTree
import Testing

@Suite(.enabled(if: SharedInputs.exist, "needs the shared workspaces and reference numbers"))
struct ReferenceTests {
  @Test(arguments: [
    "1Lbb-700-250-full", "3L-offshell-bkgonly", "3L-offshell-signal", "agc-ttbar-ml", "displ-leptons-v2",
    "pyhf-2bin1ch", "ttbar-ljets-pruned", "tttt-prod",
  ])
  func plainWorkspace(name: String) throws {
    let workspace = try Workspace(JSONDocument(contentsOf: SharedInputs.path("workspaces/\(name).json")))
    try expectEqual(Model(workspace), SharedInputs.reference(name))
  }

  private func expectEqual(_ model: Model, _ reference: JSONNode) throws {
    let sets = model.parameterSets
    #expect(model.parameterNames == reference["parameters"]?.elements.compactMap(\.string))
    expectSame(sets.flatMap(\.inits), reference["inits"]?.doubles, "starting values")
    #expect(sets.flatMap(\.fixed) == reference["fixed"]?.elements.compactMap(\.boolean))
    let bounds = try #require((reference["bounds"]?.elements).map { $0.compactMap(\.doubles) })
    expectSame(sets.flatMap(\.bounds).flatMap { [$0.lower, $0.upper] }, Array(bounds.joined()), "bounds")
    let channels = try #require((reference["channels"]?.elements).map { $0.compactMap(\.string) })
    #expect(model.channels.map(\.name) == channels)
    #expect(model.channels.map(\.binCount) == channels.map { reference["bins"]?[$0]?.integer })
    // The reference lists auxiliary data after the observed counts.
    let observed = model.observations.flatMap { $0 ?? [] }
    expectSame(observed + auxiliaryData(model), reference["data"]?.doubles, "data")
    #expect(model.poi == reference["poi"]?.string)
  }

  private func expectSame(_ values: [Double], _ expected: [Double]?, _ what: Comment) {
    let differing = zip(values, expected ?? []).enumerated().first { $0.element.0 != $0.element.1 }
    #expect(values.count == expected?.count, what)
    #expect(differing == nil, what)
  }

  private func auxiliaryData(_ model: Model) -> [Double] {
    model.parameterSets.flatMap { set -> [Double] in
      switch set.constraint {
      case .none: []
      case .normal(let centers, _): centers
      case .poisson(let observed, _): observed
      }
    }
  }
}
