// Reports of edits and of simplified likelihoods survive their JSON.
import JSONTree
import Testing

@testable import Results

@Suite struct EditRoundTripTests {
  private func again<Value: Codable>(_ value: Value) throws -> Value {
    try JSONTreeDecoder().decode(Value.self, from: JSONDocument(JSONTreeEncoder().encode(value), file: "report.json"))
  }

  @Test func edits() throws {
    let change = EditResult.Change(channel: "SR", sample: nil, modifier: "JES", what: "renamed", caveat: nil)
    let result = EditResult(
      kind: EditResult.kind, hfplot: "0", command: "hfplot edit ws.json --sort",
      inputs: [.init(file: "ws.json", sha256: "00", patch: "p.json#a")],
      operations: [.init(operation: "sort", text: "--sort", changes: [change])], digest: "11", warnings: ["odd"])
    #expect(try again(result) == result)
  }

  @Test func simplifiedLikelihoods() throws {
    let answers = SimplifyResult.Answers(
      parameters: 3, bestFit: 0.5, cls: ExpectedBand(observed: 0.1, expected: [0.1, nil]),
      limit: ExpectedBand(observed: nil, expected: [1]))
    let result = SimplifyResult(
      hfplot: "0", command: nil, workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"),
      state: .converged, fittedChannels: ["CR"], channels: ["SR"], signals: ["s"], uncertainty: "modes", modes: 3,
      varianceShare: 0.9,
      comparison: .init(poi: TestedParameter(name: "mu", value: 1), level: 0.95, full: answers, simplified: answers),
      digest: "11", messages: [])
    #expect(try again(result) == result)
  }
}
