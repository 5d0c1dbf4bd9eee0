// Tables of a fit, character by character.
import Results
import Testing

@testable import Publishing

@Suite struct FitTableTests {
  @Test func wholeTable() {
    #expect(FitTable(SampleFit.fit).text == Self.golden)
  }

  private static let golden = """
    ws.json, measurement m, observed data
    converged, EDM 1.2e−12
    −2 ln L = 31.500000
    goodness of fit: χ² / ndof = 3.25 / 2, p = 0.2
    at a bound: k
    note: a remark

    Parameters of interest
      parameter  value            MINOS          pull  constraint
      mu          1.23  ±  0.37   −0.31  +0.42

    Free parameters
      parameter  value            MINOS          pull  constraint
      k           0.00  ±  0.12                                    at bound

    Constrained parameters
      parameter  value            MINOS          pull  constraint
      jes         −1.2  ±  0.4                  −1.21        0.40
      lumi       1.010  ±  0.016                 0.59        0.94
      off            0                                             fixed

    Factors of single bins
      parameter  value            MINOS          pull  constraint
      stat[0]    1.060  ±  0.030                 0.60        0.30

    """

  @Test func outliersByPullThenByConstraint() {
    let table = PullTable(SampleFit.fit, threshold: .init(pull: 1, constraint: 0.5))
    #expect(table.outliers.map(\.name) == ["jes", "stat[0]"])
    #expect(
      table.text == """
        2 of 3 constrained parameters with |pull| > 1 or constraint < 0.5:
          parameter   pull  constraint  compatibility
          jes        −1.21        0.40          −1.32
          stat[0]     0.60        0.30           0.63
        """)
    let none = PullTable(SampleFit.fit, threshold: .init(pull: 2, constraint: 0.1))
    #expect(none.text == "none of 3 constrained parameters has |pull| > 2 or constraint < 0.1")
  }

  @Test func pairsBySize() {
    let table = CorrelationTable(SampleFit.fit.correlation, count: 2)
    #expect(table.pairs.map(\.first) == ["mu", "k"] && table.pairs.map(\.second) == ["k", "jes"])
    #expect(
      table.text == """
        correlation  of  and
             −0.500  mu  k
              0.500  k   jes
        """)
    #expect(CorrelationTable(SampleFit.fit.correlation, count: 9, includes: { $0 != "mu" }).pairs.count == 1)
  }
}
