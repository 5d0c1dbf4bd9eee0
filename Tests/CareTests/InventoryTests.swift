// The contents of the shipped example, counted by hand.
import ExampleAnalysis
import HistFactory
import Results
import Testing

@testable import Care

@Suite struct InventoryTests {
  let inventory: Inventory

  init() throws {
    let workspace = ExampleSearch.workspace()
    inventory = Inventory(
      workspace, model: try Model(workspace),
      reference: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "search"), version: "0")
  }

  @Test func channelsAreSortedWithTheirSamples() throws {
    #expect(inventory.channels.map(\.name) == ["CR_ttbar", "CR_vjets", "SR_2j", "SR_3j", "VR_lowMET"])
    #expect(inventory.channels.map(\.bins) == [4, 5, 8, 6, 5])
    let signalRegion = try #require(inventory.channels.first { $0.name == "SR_2j" })
    #expect(signalRegion.samples.map(\.name) == ["fakes", "signal", "singletop", "tb", "ttbar", "vjets"])
    #expect(signalRegion.observed?.count == 8)
    let signal = try #require(signalRegion.samples.first { $0.name == "signal" })
    #expect(signal.modifiers["normfactor"] == 1)
    #expect(signal.modifiers["lumi"] == 1)
  }

  @Test func setsKnowTheirParametersAndWhereTheyAct() throws {
    let mu = try #require(inventory.parameterSets.first { $0.name == "mu" })
    #expect(mu.parameters == ["mu"])
    #expect(mu.constraint == "none")
    #expect(mu.actsOn == [.init(channel: "SR_2j", samples: ["signal"]), .init(channel: "SR_3j", samples: ["signal"])])
    let shape = try #require(inventory.parameterSets.first { $0.types == ["shapefactor"] })
    #expect(shape.parameters.count == 5)
    #expect(shape.parameters.first == "\(shape.name)[0]")
    #expect(inventory.poi == "mu")
    #expect(inventory.poiCandidates.contains("theta"))
  }

  /// Every parameter of the model belongs to exactly one set, in the model's order.
  @Test func setsHoldAllParameters() throws {
    #expect(inventory.parameterSets.flatMap(\.parameters) == (try Model(ExampleSearch.workspace())).parameterNames)
  }
}
