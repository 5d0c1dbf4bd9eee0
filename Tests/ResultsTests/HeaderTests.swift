// The header that every result file begins with.
import Results
import Testing

@Suite struct HeaderTests {
  @Test func aNewHeaderHasTheCurrentVersion() {
    let header = ResultHeader(
      kind: FitResult.kind, hfplot: "0.1.0",
      workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"),
      settings: ResultSettings(
        interpolation: ResultSettings.Interpolation(normsys: "code4", histosys: "code4p"), data: "observed"),
      status: ResultStatus(state: .converged, edm: 0))
    #expect(header.schemaVersion == ResultSchema.version)
  }
}
