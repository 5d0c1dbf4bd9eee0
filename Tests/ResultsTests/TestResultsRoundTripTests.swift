// Results of hypothesis tests, written and read back.
import JSONTree
import Results
import Testing

@Suite struct TestResultsRoundTripTests {
  private func header(_ kind: String) -> ResultHeader {
    ResultHeader(
      kind: kind, hfplot: "0.1.0",
      workspace: WorkspaceReference(file: "ws.json", sha256: "ab", measurement: "m"),
      settings: ResultSettings(
        interpolation: ResultSettings.Interpolation(normsys: "code4", histosys: "code4p"), data: "observed"),
      status: ResultStatus(state: .converged, edm: 0, messages: ["said"]))
  }

  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try JSONTreeEncoder().encode(value), as: UTF8.self)
  }

  private func comesBack<Value: SavedResult>(_ value: Value) throws {
    let read = try JSONTreeDecoder().decode(Value.self, from: JSONDocument(text: text(value), file: "r.json"))
    #expect(read == value)
  }

  private let band = ExpectedBand(observed: 1 / 3, expected: [1e-300, 0.1, 0.2, nil, 0.9])

  @Test func hypotest() throws {
    for cls in [band, nil] {
      try comesBack(
        HypotestResult(
          header: header(HypotestResult.kind), poi: TestedParameter(name: "mu", value: 1), testStatistic: .qtilde,
          cls: cls, clsb: band, clb: band, testStatisticValue: 2.5, asimovStatistic: 3.5, bestFit: 0.25,
          bounds: [0, 10]))
    }
  }

  @Test func limit() throws {
    let point = LimitResult.Point(
      poi: 0.5, clsObserved: 0.2, clsExpected: [0, 0.1, 0.2, 0.3, 0.4], clsb: 0.1, clb: 0.5)
    var result = LimitResult(
      header: header(LimitResult.kind), poi: "mu", level: 0.95, testStatistic: .q, bestFit: 0.1, observed: 1.5,
      expected: [1, 2, 3, 4, nil], points: [point])
    try comesBack(result)
    result.observed = nil
    result.table = UpperLimitEntry(
      channels: ["SR"], signalYield: 3.5, luminosity: 139, clb: 0.5, discovery: Significance(pValue: 0.01, z: 2.3))
    try comesBack(result)
    #expect(try !text(result).contains("\"observed\": null"))
  }

  @Test func significance() throws {
    try comesBack(
      SignificanceResult(
        header: header(SignificanceResult.kind), poi: "mu", observed: Significance(pValue: 1e-20, z: 9.2),
        expected: Significance(pValue: 0.1, z: 1.3), expectedSignal: 1, bestFit: 2))
  }

  @Test func toys() throws {
    let ensemble = ToyEnsemble(
      hypothesis: "tested", value: 1, numbers: [0, 2], statistics: [0, 1 / 7], bestFits: [1.5, 0.3],
      uncertainties: [0.4, 0], failures: [ToyFailure(number: 1, reason: "free fit: no progress")])
    let result = ToysResult(
      header: header(ToysResult.kind), poi: TestedParameter(name: "mu", value: 1), testStatistic: .qtilde,
      seed: .max, count: 9, shard: ToyShard(index: 1, count: 3), bounds: [0, 10], observedStatistic: 0.5,
      asymptotic: .init(clsb: 0.1, clb: 0.5, cls: 0.2, expected: [0, 0.1, 0.2, 0.3, 0.4], asimovStatistic: 2),
      probabilities: ToyProbabilities(
        clsb: CountedValue(value: 0.5, error: 0.1), clb: nil, cls: nil, expected: [0, 0.1, nil, 0.3, 0.4]),
      pulls: [
        PullSummary(
          hypothesis: "tested", mean: CountedValue(value: 0, error: 1), width: CountedValue(value: 1, error: 1),
          bias: CountedValue(value: 0, error: 1), count: 2)
      ], ensembles: [ensemble, ensemble])
    try comesBack(result)
    try comesBack(
      GoodnessOfFitResult(
        header: header(GoodnessOfFitResult.kind), goodnessOfFit: GoodnessOfFit(chi2: 3, ndof: 2, pValue: 0.2),
        toys: .init(seed: 1, count: 3, pValue: CountedValue(value: 0.5, error: 0.1), ensemble: ensemble)))
  }
}
