// Upper-limit tables, character by character: text with toys beside asymptotics, and LaTeX.
import Publishing
import Results
import Testing

@Suite struct LimitTableTests {
  /// A limit of 1.25 on a signal of 8 events, in 4 fb⁻¹.
  private static func result(toys: LimitToys? = nil, luminosity: Double? = 4, p: Double = 1.234e-5) -> LimitResult {
    var header = SampleFit.header
    header.kind = LimitResult.kind
    return LimitResult(
      header: header, poi: "mu", level: 0.95, testStatistic: .qtilde, bestFit: 0.5, observed: 1.25,
      expected: [0.5, 0.75, 1, 1.5, 2.25], points: [],
      table: UpperLimitEntry(
        channels: ["SR", "VR"], signalYield: 8, luminosity: luminosity, clb: 0.8125,
        discovery: Significance(pValue: p, z: 4.2174)),
      toys: toys)
  }

  private static let toys = LimitToys(
    seed: 7, count: 500, observedError: 0.05, expectedErrors: [0.04, nil, 0.03, 2, 0.1], asymptoticObserved: 1.2,
    asymptoticExpected: [0.51, 0.72, 1.04, 1.46, nil], thrown: 8000, failed: 3)

  @Test func asymptotic() {
    #expect(
      LimitTable(Self.result()).text == """
        upper limits at 95 % CL, best fit 0.5
              observed  −2σ   −1σ  median  +1σ   +2σ
          mu      1.25  0.5  0.75       1  1.5  2.25

          σ_vis [fb]  S_obs^95       S_exp^95    CLb       p₀     Z
                 2.5        10  8.0 +4.0 −2.0  0.812  1.23e−5  4.22
        signal events for mu = 1: 8, in SR, VR
        at a bound: k
        note: a remark

        """)
  }

  /// With their statistical errors; the asymptotic limits below. An error beyond its limit leaves the limit's digits.
  @Test func toysBesideAsymptotics() {
    #expect(
      LimitTable(Self.result(toys: Self.toys)).text == """
        upper limits at 95 % CL by toys (8000 thrown, 3 failed, seed 7), best fit 0.5
                         observed          −2σ   −1σ         median      +1σ          +2σ
          mu          1.25 ± 0.05  0.50 ± 0.04  0.75  1.000 ± 0.030  1.5 ± 2  2.25 ± 0.10
          asymptotic          1.2         0.51  0.72           1.04     1.46            –

          σ_vis [fb]  S_obs^95       S_exp^95    CLb       p₀     Z
                 2.5        10  8.0 +4.0 −2.0  0.812  1.23e−5  4.22
        signal events for mu = 1: 8, in SR, VR
        at a bound: k
        note: a remark

        """)
  }

  /// The paper's table has the numbers of the toys, without a column for what was not asked for.
  @Test func latex() {
    let head = #"$S_{\mathrm{obs}}^{95}$ & $S_{\mathrm{exp}}^{95}$ & $\mathrm{CL}_b$ & $p_0$ & $Z$ \\"#
    let row = #"$10$ & $8.0^{+4.0}_{-2.0}$ & $0.812$ & $1.23\times10^{-5}$ & 4.22 \\"#
    #expect(
      LimitTable(Self.result(toys: Self.toys)).latex == #"""
        \begin{tabular}{rrrrrr}
        \toprule
        $\sigma_{\mathrm{vis}}$ [fb] & \#(head)
        \midrule
        $2.5$ & \#(row)
        \bottomrule
        \end{tabular}

        """#)
    #expect(LimitTable(Self.result(luminosity: nil, p: 0.5)).latex.contains("{rrrrr}\n\\toprule\n\(head)"))
    #expect(LimitTable(Self.result(luminosity: nil, p: 0.5)).latex.contains("& $0.5$ & 4.22"))
  }

  /// Nothing where it was not asked for; a dash where CLs never falls far enough.
  @Test func unknownNumbers() {
    var result = Self.result()
    (result.observed, result.expected[2]) = (nil, nil)
    #expect(LimitTable(result).latex.contains(#"-- & -- & -- & $0.812$"#))
    #expect(LimitTable(result).text.contains("  mu         –  0.5  0.75       –  1.5  2.25\n"))
    result.table = nil
    #expect(LimitTable(result).latex.isEmpty && !LimitTable(result).text.contains("signal events"))
  }
}
