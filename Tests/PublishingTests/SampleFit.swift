// A small fit written by hand, for tables.
import Results

enum SampleFit {
  static let header = ResultHeader(
    kind: FitResult.kind, hfplot: "0.1.0",
    workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"),
    settings: ResultSettings(interpolation: .init(normsys: "code4", histosys: "code4p"), data: "observed"),
    status: ResultStatus(state: .converged, atBound: ["k"], edm: 1.2e-12, messages: ["a remark"]))

  static func parameter(
    _ name: String, kind: String, value: Double, uncertainty: Double?, center: Double? = nil, width: Double? = nil,
    minos: ParameterResult.Minos? = nil, fixed: Bool = false
  ) -> ParameterResult {
    let isConstrained = center != nil && width != nil
    return ParameterResult(
      name: name, kind: kind, modifierTypes: [kind], value: value, uncertainty: uncertainty, minos: minos,
      initial: center ?? 1, bounds: [-5, 5], fixed: fixed,
      constraint: .init(type: isConstrained ? .normal : .none, center: center, width: width),
      pull: fixed ? nil : zip2(center, width).map { (value - $0) / $1 },
      constraintRatio: zip2(uncertainty, width).map { $0 / $1 })
  }

  private static func zip2(_ first: Double?, _ second: Double?) -> (Double, Double)? {
    guard let first, let second else { return nil }
    return (first, second)
  }

  static let fit = FitResult(
    header: header, twiceNLL: 31.5, goodnessOfFit: GoodnessOfFit(chi2: 3.25, ndof: 2, pValue: 0.197), pois: ["mu"],
    parameters: [
      parameter("mu", kind: "normfactor", value: 1.234, uncertainty: 0.367, minos: .init(down: -0.31, up: 0.42)),
      parameter("k", kind: "normfactor", value: 0, uncertainty: 0.119),
      parameter("jes", kind: "histosys", value: -1.21, uncertainty: 0.4, center: 0, width: 1),
      parameter("lumi", kind: "lumi", value: 1.01, uncertainty: 0.016, center: 1, width: 0.017),
      parameter("stat[0]", kind: "staterror", value: 1.06, uncertainty: 0.03, center: 1, width: 0.1),
      parameter("off", kind: "normsys", value: 0, uncertainty: nil, center: 0, width: 1, fixed: true),
    ],
    correlation: CorrelationMatrix(
      names: ["mu", "k", "jes"], matrix: [[1, -0.5, 0.25], [-0.5, 1, 0.5], [0.25, 0.5, 1]]))
}
