// Figures of limits, test statistics and goodness of fit: what they hold, and the densities they draw.
import Plotting
import Results
import Styles
import Testing

@testable import Figures

@Suite struct TestFigureTests {
  private let header = ResultHeader(
    kind: "limit", hfplot: "0.1.0", workspace: WorkspaceReference(file: "ws.json", sha256: "00", measurement: "m"),
    settings: ResultSettings(
      interpolation: ResultSettings.Interpolation(normsys: "code4", histosys: "code4p"), data: "observed"),
    status: ResultStatus(state: .converged, edm: 0))

  private func limit(observed: Double?) -> LimitResult {
    let points = (0...8).map { index in
      let mu = Double(index) / 4, cls = 1 / (1 + 10 * mu * mu)
      return LimitResult.Point(
        poi: mu, clsObserved: cls, clsExpected: [0.2, 0.5, 1, 1.5, 1.9].map { min(1, $0 * cls) }, clsb: 0.5 * cls,
        clb: 0.5)
    }
    return LimitResult(
      header: header, poi: "mu", level: 0.95, testStatistic: .qtilde, bestFit: 0.5, observed: observed,
      expected: [0.6, 0.9, 1.38, 1.6, 1.8], points: points)
  }

  private func names(_ figure: Figure) -> [String] { figure.panels[0].layers.map(\.name) }

  @Test func limitIsReadOff() throws {
    let style = try Style([], kind: "limit")
    let figure = try #require(LimitFigure.figures(from: limit(observed: 1.4), style: style).first)
    #expect(names(figure).prefix(3) == ["two_sigma", "one_sigma", "level"])
    #expect(names(figure).contains("drop.observed") && names(figure).contains("drop.expected"))
    #expect(!names(figure).contains("clb"))
    // The bands reach both sides of the frame.
    guard case .area(let band)? = figure.panels[0].layers.first else {
      Issue.record("no band")
      return
    }
    #expect(band.xs.first == figure.panels[0].x.lower && band.xs.last == figure.panels[0].x.upper)
    // Two pieces of the observed curve meet in its kink.
    let pieces = figure.panels[0].layers.compactMap { layer -> CurveLayer? in
      if case .curve(let curve) = layer, curve.name.hasPrefix("observed") { return curve }
      return nil
    }
    #expect(pieces.count == 2 && pieces[0].xs.last == 0.5 && pieces[1].xs.first == 0.5)
    #expect(pieces[0].legend?.value?.contains("1.40") == true && pieces[1].legend == nil)
    _ = try Arrangement.scene(for: figure, typesetter: Arrangement.typesetter(for: style))
  }

  @Test func withoutALimit() throws {
    let style = try Style([.setting("axis.y.scale=log"), .setting("limit.components=true")], kind: "limit")
    let figure = try #require(LimitFigure.figures(from: limit(observed: nil), style: style).first)
    #expect(!names(figure).contains("drop.observed"))
    #expect(names(figure).contains("clsb") && names(figure).contains("clb"))
    _ = try Arrangement.scene(for: figure, typesetter: Arrangement.typesetter(for: style))
  }

  /// The densities integrate to one with the spike at zero: ½ for the tested hypothesis, Φ(−√q_A) for the alternative.
  @Test(arguments: [TestStatistic.qtilde, .q, .q0], [0.7, 2.5]) func densities(
    _ statistic: TestStatistic, _ root: Double
  ) {
    let spikes = [false: 0.5, true: root == 0.7 ? 0.24196365222307303 : 0.006209665325776132]
    for (isAlternative, spike) in spikes {
      let density = AsymptoticDensity(
        statistic: statistic, isBounded: statistic == .qtilde, asimovRoot: root, isAlternative: isAlternative)
      #expect(abs(integral(density) - (1 - spike)) < 2e-4, "\(integral(density)), \(1 - spike)")
    }
  }

  @Test func twoSidedDensity() {
    let density = AsymptoticDensity(statistic: .t, isBounded: false, asimovRoot: 1.5, isAlternative: true)
    #expect(abs(integral(density) - 1) < 2e-4)
  }

  /// In √q, where the densities are smooth.
  private func integral(_ density: AsymptoticDensity) -> Double {
    let step = 1e-3
    return (0..<14_000).reduce(0) { sum, index in
      let root = (Double(index) + 0.5) * step
      return sum + density.value(at: root * root) * 2 * root * step
    }
  }

  @Test func toysAndFits() throws {
    let ensembles = [("tested", 1.0), ("alternative", 0)].map { name, value in
      ToyEnsemble(
        hypothesis: name, value: value, numbers: [0, 1, 2], statistics: [0, 1, 4], bestFits: [1, 1, 1],
        uncertainties: [1, 1, 1], failures: [])
    }
    let result = ToysResult(
      header: header, poi: TestedParameter(name: "mu", value: 1), testStatistic: .qtilde, seed: 1, count: 3, shard: nil,
      bounds: [0, 10], observedStatistic: 0,
      asymptotic: .init(clsb: 0.1, clb: 0.5, cls: 0.2, expected: [], asimovStatistic: 2),
      probabilities: ToyProbabilities(clsb: CountedValue(value: 1, error: 0.1), clb: nil, cls: nil, expected: []),
      pulls: [], ensembles: ensembles)
    let style = try Style([], kind: "toys")
    let figure = try #require(StatisticFigure.figures(from: result, style: style).first)
    #expect(names(figure) == ["alternative", "tested", "asymptotic.alternative", "asymptotic.tested", "observed"])
    // An arrow at zero does not stand on the frame.
    #expect(try #require(figure.panels[0].x.lower) < 0)
    _ = try Arrangement.scene(for: figure, typesetter: Arrangement.typesetter(for: style))
    let fit = GoodnessOfFitResult(header: header, goodnessOfFit: GoodnessOfFit(chi2: 3, ndof: 4, pValue: 0.5))
    let plain = try #require(GoodnessOfFitFigure.figures(from: fit, style: Style([], kind: "gof")).first)
    #expect(names(plain) == ["asymptotic", "observed"])
  }
}
