// Result files: written, read back, and refused where they are wrong.
import Foundation
import JSONTree
import Results
import Testing

@Suite struct RoundTripTests {
  private static func header(_ kind: String) -> ResultHeader {
    ResultHeader(
      kind: kind, hfplot: "0.1.0", command: "hfplot fit ws.json",
      workspace: WorkspaceReference(file: "ws.json", sha256: "ab", measurement: "m", patch: "p.json#s"),
      settings: ResultSettings(
        interpolation: ResultSettings.Interpolation(normsys: "code4", histosys: "code4p"), data: "observed",
        fixed: ["zeta": 1, "alpha": 0.5, "mu": 2]),
      status: ResultStatus(state: .converged, atBound: ["mu"], edm: 1.25e-12, messages: ["one \"word\""]))
  }

  private static let fit = FitResult(
    header: header(FitResult.kind), twiceNLL: 123.45678901234567,
    goodnessOfFit: GoodnessOfFit(chi2: 10.5, ndof: 9, pValue: nil), pois: ["mu"],
    parameters: [
      ParameterResult(
        name: "mu", kind: "normfactor", modifierTypes: ["normfactor"], value: 1 / 3, uncertainty: 0.1,
        minos: ParameterResult.Minos(down: -0.1, up: nil), initial: 1, bounds: [0, 10], fixed: false,
        constraint: ParameterResult.Constraint(type: .none)),
      ParameterResult(
        name: "γ[0]", kind: "shapesys", modifierTypes: ["shapesys"], value: 1, uncertainty: nil, initial: 1,
        bounds: [1e-10, 10], fixed: true,
        constraint: ParameterResult.Constraint(type: .poisson, center: 1, width: 0.1), pull: -0.5,
        constraintRatio: 0.9),
    ],
    correlation: CorrelationMatrix(names: ["mu"], matrix: [[1]]))

  private static let yields = YieldsResult(
    header: header(YieldsResult.kind), stage: .postfit,
    channels: [
      ChannelYields(
        name: "SR", binEdges: [0, 1, 2.5], unit: nil,
        samples: [ChannelYields.Sample(name: "bkg", yields: [1, 2], uncertainties: [0.1, 0.2])],
        total: ChannelYields.Total(yields: [1, 2], uncertainties: [0.1, 0.2], sum: 3, sumUncertainty: 0.25),
        data: [2, 1])
    ], freeParameters: ["mu"])

  private static let interval = ProfileInterval(
    cl: 0.95, delta: 3.841458820694124, segments: [[0, 0.5], [1 / 3, 2]],
    ends: [[.bound, .crossing], [.crossing, .range]])

  private static let scan = ScanResult(
    header: header(ScanResult.kind), parameter: "mu", bestFit: 0.1, uncertainty: 0.2, bounds: [0, 10],
    points: [[0, 0.25], [0.1, 0], [0.7, 9]], intervals: [interval],
    overlays: [
      ScanOverlay(name: "Statistical only", kind: .statistical, bestFit: 0.1, points: [[0, 1]], intervals: [interval]),
      ScanOverlay(name: "Parabola", kind: .gaussian, points: [[0, 1]]),
    ], breakdown: [ScanBreakdown(name: "theory", members: ["a", "b"], up: 0.1, down: nil)])

  private static let contour = ContourResult(
    header: header(ContourResult.kind), parameters: ["mu", "theta"], bestFit: [1, 0], ndof: 1,
    bounds: [[0, 10], [-5, 5]],
    levels: [
      ContourLevel(cl: 0.6827, delta: 2.2957, paths: [.init(closed: true, points: [[1, 2], [3, 4], [1 / 3, 0]])]),
      ContourLevel(cl: 0.95, delta: 5.99, paths: [.init(closed: false, points: [[0, 2], [0, 4]])]),
    ], grid: ContourGrid(x: [0, 1], y: [0, 2], deltaTwiceNLL: [[0, 1], [nil, 3]]), reference: [1, 1],
    overlays: [ContourOverlay(name: "b", kind: .comparison, bestFit: [1, 1], levels: [])])

  @Test func scansAndContoursReadBackTheSame() throws {
    #expect(try read(ScanResult.self, text(Self.scan)) == Self.scan)
    #expect(try read(ContourResult.self, text(Self.contour)) == Self.contour)
    let matrix = ContourMatrixResult(
      header: Self.header(ContourMatrixResult.kind), parameters: ["mu", "theta"], scans: [Self.scan, Self.scan],
      contours: [Self.contour])
    #expect(try read(ContourMatrixResult.self, text(matrix)) == matrix)
  }

  @Test func whatDoesNotApplyIsLeftOut() throws {
    var (scan, contour) = (Self.scan, Self.contour)
    (scan.uncertainty, scan.bounds, scan.overlays, scan.breakdown, scan.intervals[0].ends) = (nil, nil, [], [], nil)
    (contour.grid, contour.reference, contour.overlays, contour.bounds) = (nil, nil, [], nil)
    for (written, absent) in [
      (try text(scan), ["uncertainty", "bounds", "overlays", "breakdown", "ends"]),
      (try text(contour), ["grid", "reference", "overlays", "bounds"]),
    ] {
      for key in absent { #expect(!written.contains("\"\(key)\""), "\(key)") }
      #expect(!written.contains("null"))
    }
    #expect(try read(ScanResult.self, text(scan)) == scan)
    #expect(try read(ContourResult.self, text(contour)) == contour)
  }

  private static let impacts = ImpactsResult(
    header: header(ImpactsResult.kind), method: .globalObservable, approximation: .gaussian,
    pois: [
      PoiImpacts(
        name: "mu", value: 1.25, uncertainty: 0.5, minos: ParameterResult.Minos(down: -0.4, up: nil),
        parameters: [
          ParameterImpact(
            name: "alpha", kind: "normsys", group: "Theory", value: 0.3, uncertainty: 0.8, pull: 0.3,
            pullUncertainty: 0.8, constraintRatio: 0.8, postfit: ImpactShift(up: 0.2, down: -0.1),
            prefit: ImpactShift(up: 1 / 3, down: nil), atBound: true, hasFailed: true),
          ParameterImpact(name: "k", kind: "normfactor", value: 1, uncertainty: nil, postfit: nil),
        ],
        groups: [
          GroupImpact(name: "Theory", members: ["alpha"], impact: ImpactShift(symmetric: 0.2)),
          GroupImpact(name: "QCD", members: ["alpha"], impact: ImpactShift(symmetric: 0.2), parent: "Theory"),
          GroupImpact(
            name: "Remainder", members: [], impact: ImpactShift(symmetric: -0.1), role: .remainder, note: "n"),
        ],
        statistical: ImpactShift(symmetric: 0.4), total: 0.5,
        closure: PoiImpacts.Closure(quadratureSum: 0.51, total: 0.5))
    ])

  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try JSONTreeEncoder().encode(value), as: UTF8.self)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONTreeDecoder().decode(type, from: JSONDocument(text: text, file: "fit.json"))
  }

  @Test func resultsReadBackTheSame() throws {
    #expect(try read(FitResult.self, text(Self.fit)) == Self.fit)
    #expect(try read(YieldsResult.self, text(Self.yields)) == Self.yields)
    #expect(try read(ImpactsResult.self, text(Self.impacts)) == Self.impacts)
    let conventions = try #require(ConventionsResult([Self.impacts, Self.impacts]))
    #expect(try read(ConventionsResult.self, text(conventions)) == conventions)
  }

  @Test func annotationsReadBackTheSame() throws {
    let annotations = Annotations(
      channels: ["SR": Annotations.Channel(title: "signal region", unit: "GeV", binEdges: [0, 1])],
      samples: ["ttbar": Annotations.Sample(color: "#ff0000", order: 2, isSignal: false), "W": Annotations.Sample()],
      parameters: ["mu": Annotations.Parameter(title: "$\\mu$")])
    #expect(try read(Annotations.self, text(annotations)) == annotations)
  }

  /// The names that RESULTS gives the fields; flags stand only where they are set.
  @Test func fieldsOfImpacts() throws {
    let text = try text(Self.impacts)
    for field in [
      "\"kind\": \"impacts\"", "\"method\": \"global-observable\"", "\"approximation\": \"gaussian\"",
      "\"pull_uncertainty\"",
      "\"constraint_ratio\"", "\"postfit\": {", "\"prefit\": {", "\"at_bound\": true", "\"members\": [",
      "\"impact\": {",
      "\"statistical\": {", "\"total\": 0.5", "\"quadrature_sum\": 0.51", "\"relative_difference\": ",
      "\"role\": \"remainder\"", "\"parent\": \"Theory\"",
    ] { #expect(text.contains(field), "\(field)") }
    #expect(!text.contains("\"at_bound\": false") && text.split(separator: "\"failed\"").count == 2)
  }

  /// Order of encoding, nil fields left out, dictionaries sorted.
  @Test func layout() throws {
    let expected = #"""
      {
        "schema_version": 1,
        "kind": "yields",
        "hfplot": "0.1.0",
        "command": "hfplot fit ws.json",
        "workspace": {
          "file": "ws.json",
          "sha256": "ab",
          "measurement": "m",
          "patch": "p.json#s"
        },
        "settings": {
          "interpolation": {
            "normsys": "code4",
            "histosys": "code4p"
          },
          "data": "observed",
          "fixed": {
            "alpha": 0.5,
            "mu": 2.0,
            "zeta": 1.0
          }
        },
        "status": {
          "state": "converged",
          "at_bound": ["mu"],
          "edm": 1.25e-12,
          "messages": ["one \"word\""]
        },
        "stage": "postfit",
        "channels": [
          {
            "name": "SR",
            "bin_edges": [0.0, 1.0, 2.5],
            "samples": [
              {
                "name": "bkg",
                "yields": [1.0, 2.0],
                "uncertainties": [0.1, 0.2]
              }
            ],
            "total": {
              "yields": [1.0, 2.0],
              "uncertainties": [0.1, 0.2],
              "sum": 3.0,
              "sum_uncertainty": 0.25
            },
            "data": [2.0, 1.0]
          }
        ],
        "free_parameters": ["mu"]
      }

      """#
    #expect(try text(Self.yields) == expected)
  }

  /// A result or a problem with its place, whatever stands in the file.
  @Test func mutations() throws {
    let seed = Array(try text(Self.fit).utf8)
    var random = SplitMix(state: 5)
    var (good, bad) = (0, 0)
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...2, using: &random) { random.mutate(&bytes) }
      guard let document = try? JSONDocument(bytes, file: "fit.json") else { continue }
      do throws(JSONProblem) {
        _ = try JSONTreeDecoder().decode(FitResult.self, from: document)
        good += 1
      } catch {
        #expect(error.place?.line != nil)
        bad += 1
      }
    }
    #expect(good > 100 && bad > 100)
  }

  @Test func numbersThatAreNotFiniteAreNamed() {
    var fit = Self.fit
    fit.parameters[1].value = .nan
    #expect(
      throws: JSONProblem(
        place: nil, path: "parameters[1].value", message: "nan cannot be written",
        hint: "JSON has no such number: leave the field out or repair what computed it")
    ) { try text(fit) }
  }

  @Test(arguments: [
    (
      #""value": 0.3333333333333333"#, #""value": "x""#,
      "fit.json:41:16: error: parameters[0].value: this should be a number, not a string"
    ),
    (
      #""state": "converged""#, #""state": "done""#,
      "fit.json:25:14: error: status.state: 'done' is not among the values that may stand here"
    ),
    (
      #""twice_nll""#, #""twice_nl""#,
      "fit.json:1:1: error: the key 'twice_nll' is missing\n  hint: is 'twice_nl' a misspelling of it?"
    ),
    (
      #""pois": ["mu"]"#, #""pois": {}"#, "fit.json:35:11: error: pois: this should be a list, not an object"
    ),
    (
      #""ndof": 9"#, #""ndof": 9.5"#,
      "fit.json:33:13: error: goodness_of_fit.ndof: 9.5 is not a whole number between -9223372036854775808 and 9223372036854775807"
    ),
    (
      #""hfplot": "0.1.0""#, #""kind": "0.1.0""#,
      "fit.json:4:11: error: kind: the key 'kind' stands twice in one object\n  hint: remove one of them"
    ),
  ])
  func problems(old: String, new: String, expected: String) throws {
    let good = try text(Self.fit)
    #expect(good.contains(old))
    let bad = good.replacingOccurrences(of: old, with: new)
    #expect(throws: JSONProblem.self) { try read(FitResult.self, bad) }
    do {
      _ = try read(FitResult.self, bad)
    } catch {
      #expect("\(error)" == expected)
    }
  }

  @Test(
    arguments: [
      (#"{"schema_version": 1, "kind": "fit"}"#, nil),
      (
        #"{"schema_version": 2, "kind": "fit"}"#,
        """
        fit.json:1:20: error: schema_version: schema version 2 is not known: this reads version 1
          hint: a newer hfplot wrote it: update this one
        """
      ),
      (
        #"{"schema_version": 1, "kind": "yelds"}"#,
        "fit.json:1:31: error: kind: files of kind 'yelds' cannot be read here\n  hint: did you mean 'yields'?"
      ),
      (
        #"{"schema_version": 1, "kind": "toast"}"#,
        "fit.json:1:31: error: kind: files of kind 'toast' cannot be read here\n  hint: those of kind 'fit', 'yields' can"
      ),
      (
        #"{"kind": "fit"}"#,
        "fit.json:1:1: error: the key 'schema_version' is missing\n  hint: this is no file that hfplot wrote"
      ),
      (
        #"{"schema_version": "1", "kind": "fit"}"#,
        "fit.json:1:20: error: schema_version: schema_version should be a whole number, not a string"
      ),
      ("[]", "fit.json:1:1: error: the file should hold an object, not a list"),
    ] as [(String, String?)])
  func schema(text: String, expected: String?) throws {
    let root = try JSONDocument(text: text, file: "fit.json").root
    do throws(JSONProblem) {
      let kind = try root.checkedKind(version: ResultSchema.version, among: [FitResult.kind, YieldsResult.kind])
      #expect(kind == "fit" && expected == nil)
    } catch {
      #expect(error.description == expected)
    }
  }
}
